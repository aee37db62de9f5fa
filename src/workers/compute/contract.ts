/** The port of the compute worker: language and number work that would hold up the core. */
import { z } from 'zod'
import { concept } from '../../main/ideas/contract.ts'

/** A signal as ideation sees it. `engagement` is its percentile in [0, 1] inside its own source, null when it has no figures. */
export const ideationSignal = z.object({
  id: z.string(),
  source: z.string(),
  text: z.string(),
  tags: z.array(z.string()),
  language: z.string().optional(),
  community: z.string().optional(),
  category: z.string().optional(),
  occursOn: z.iso.date().optional(),
  region: z.string().optional(),
  engagement: z.number().min(0).max(1).nullable(),
})
export type IdeationSignal = z.infer<typeof ideationSignal>

/** A concept and the signals it came from (never empty); `topic` is the theme it is about, lower case. */
export const conceptCandidate = z.object({ concept, title: z.string(), topic: z.string(), signalIds: z.array(z.string()).min(1) })
export type ConceptCandidate = z.infer<typeof conceptCandidate>

export const computePort = {
  /** Concepts from signals by the phrase grammar; same input and seed, same output. At most `limit`, best-supported topics first. */
  ideate: {
    input: z.object({
      signals: z.array(ideationSignal),
      today: z.iso.date(),
      seed: z.string(),
      limit: z.number().int().positive(),
      niches: z.array(z.string()),
    }),
    output: z.object({ candidates: z.array(conceptCandidate) }),
  },
  /** Unit vectors of 768 numbers each, one after the other in one array. */
  embed: {
    input: z.object({ texts: z.array(z.string()) }),
    output: z.object({ model: z.string(), vectors: z.instanceof(Float32Array) }),
  },
} as const
export type ComputePort = typeof computePort
