import { z } from 'zod'

export const mood = z.enum(['funny', 'proud', 'cosy', 'bold', 'sweet', 'retro', 'spooky', 'calm', 'festive'])
export type Mood = z.infer<typeof mood>

/** What a design is to say and to whom. `phrase` is set letter for letter; the rest steers its look. */
export const concept = z.object({
  phrase: z.string().min(1).max(200),
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

/** What is spoken of, whoever speaks of it and in whatever words: one per idea in the ranked list. */
export const theme = z.object({ id: z.string(), label: z.string(), kind: z.enum(['topic', 'occasion', 'emergent', 'rights-risk']).optional() })

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
  /** The occasion of its concept as a sentence names it: “St. Patrick’s Day”. */
  occasionName: z.string().optional(),
  /** The day the design must be on sale by, where an occasion sets one. */
  occursOn: z.iso.date().optional(),
  /** How much each factor rests on, in [0, 1]: 0 is a prior, 1 is plenty of figures. */
  confidence: factors,
  /** What each factor adds to the score: weight × factor; their sum is the score. */
  parts: factors,
  theme,
  /** Signals that speak of the theme; `evidence` holds the strongest of them. */
  signals: z.number().int(),
  /** Sources that speak of the theme independently of each other. */
  sources: z.number().int(),
  /** Other concepts of the same theme. */
  others: z.number().int(),
  /** Why it is kept from design, when its status is `rights-risk`. */
  risk: z.string().optional(),
})
export type Idea = z.infer<typeof idea>

/** A date worth designing for, with the days that matter before it. */
export const calendarEntry = z.object({
  /** The occasion's id, or the idea title when it is none of ours. */
  id: z.string(),
  title: z.string(),
  occursOn: z.iso.date(),
  basis: z.enum(['law', 'custom', 'unverified']),
  region: z.string().optional(),
  /** Listed from here on is best: ten weeks before. */
  listFrom: z.iso.date(),
  /** Listed by here is best: eight weeks before. */
  listBy: z.iso.date(),
  /** To be made by here, so that it can be listed in time. */
  makeBy: z.iso.date(),
  /** After this day it is worthless. */
  lastUsefulDay: z.iso.date(),
  window: z.enum(['early', 'best', 'late', 'over']),
  ideas: z.number().int(),
  designs: z.number().int(),
  approved: z.number().int(),
  ideaIds: z.array(z.string()),
})
export type CalendarEntry = z.infer<typeof calendarEntry>

/** How likeness was judged: by a language model, or by wording alone. */
export const likeness = z.enum(['meaning', 'similar-wording'])
export type Likeness = z.infer<typeof likeness>

export const ideaSearch = z.object({ likeness, items: z.array(idea) })

export const ideaEvents = {
  'idea.scored': { version: 1, data: z.object({ ideaIds: z.array(z.string()), runId: z.string().optional() }) },
  'idea.rescored': { version: 1, data: z.object({ ideas: z.number().int() }) },
  'idea.dismissed': { version: 1, data: z.object({ ideaId: z.string() }) },
  'idea.restored': { version: 1, data: z.object({ ideaId: z.string() }) },
  /** The seller answers for designing what names somebody or something of somebody's. */
  'idea.rights-accepted': { version: 1, data: z.object({ ideaId: z.string(), because: z.string() }) },
} as const
