import { z } from 'zod'

export const mood = z.enum(['funny', 'proud', 'cosy', 'bold', 'sweet', 'retro', 'spooky', 'calm', 'festive'])
export type Mood = z.infer<typeof mood>

/** What a design is to say and to whom. `phrase` is set letter for letter; the rest steers its look. */
export const concept = z.object({
  phrase: z.string().min(1).max(120),
  motif: z.string().optional(),
  audience: z.string().optional(),
  occasion: z.string().optional(),
  mood,
  style: z.string(),
  language: z.string(),
})
export type Concept = z.infer<typeof concept>

const factor = z.number().min(0).max(1)
/** The five parts of S = w1·freshness + w2·engagement + w3·novelty + w4·communityFit + w5·seasonality. */
export const factors = z.object({
  freshness: factor,
  engagement: factor,
  novelty: factor,
  communityFit: factor,
  seasonality: factor,
})
export type Factors = z.infer<typeof factors>
export type FactorName = keyof Factors

export const evidence = z.object({
  source: z.string(),
  url: z.string().optional(),
  observedAt: z.iso.datetime(),
  text: z.string(),
})
export type Evidence = z.infer<typeof evidence>

export const ideaStatus = z.enum(['new', 'designed', 'dismissed', 'rights-risk'])
export type IdeaStatus = z.infer<typeof ideaStatus>

export const idea = z.object({
  id: z.string(),
  title: z.string(),
  concept,
  /** S in [0, 1]. */
  score: factor,
  factors,
  /** One or two sentences a seller can judge by. */
  why: z.string(),
  evidence: z.array(evidence),
  status: ideaStatus,
  createdAt: z.iso.datetime(),
  /** The day the design must be on sale by, where an occasion sets one. */
  occursOn: z.iso.date().optional(),
})
export type Idea = z.infer<typeof idea>

export const ideaEvents = {
  'idea.scored': { version: 1, data: z.object({ ideaIds: z.array(z.string()), runId: z.string().optional() }) },
  'idea.dismissed': { version: 1, data: z.object({ ideaId: z.string() }) },
} as const
