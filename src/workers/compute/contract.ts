/** The port of the compute worker: language and number work that would hold up the core. */
import { z } from 'zod'
import { concept } from '../../main/ideas/contract.ts'
import { scorePort } from './score/contract.ts'

/** A signal as it is read for themes. */
export const readableSignal = z.object({
  id: z.string(),
  source: z.string(),
  text: z.string(),
  tags: z.array(z.string()),
  language: z.string().optional(),
  community: z.string().optional(),
  category: z.string().optional(),
  /** Of a calendar's entry. */
  occursOn: z.iso.date().optional(),
})

const themeMention = z.object({
  kind: z.enum(['topic', 'occasion', 'emergent', 'rights-risk']),
  key: z.string(),
  said: z.string(),
  clarity: z.number().min(0).max(1),
  small: z.boolean(),
  names: z.enum(['person', 'brand', 'team', 'film', 'song', 'game', 'band', 'place', 'work', 'name']).optional(),
})

/** As `ideas/concept-writer.ts` has it. */
export const themeBrief = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['topic', 'occasion', 'emergent']),
  key: z.string(),
  evidence: z.array(z.string()),
  occasion: z.object({ id: z.string(), name: z.string(), occursOn: z.iso.date() }).optional(),
  niches: z.array(z.string()),
  count: z.number().int(),
  support: z.number(),
})

/** A concept for one of the themes; `topic` is what it is about, lower case. */
export const writtenConcept = z.object({ themeId: z.string(), concept, title: z.string(), topic: z.string() })

export const computePort = {
  /** What each signal speaks of: topics, days, common nouns and names. One signal's reading depends on no other. */
  read: {
    input: z.object({ signals: z.array(readableSignal) }),
    output: z.object({ readings: z.array(z.object({ id: z.string(), mentions: z.array(themeMention) })) }),
  },
  /** Concepts from themes by the phrase grammar; same input and seed, same output. At most `limit`, best-supported topics first. */
  ideate: {
    input: z.object({
      themes: z.array(themeBrief),
      today: z.iso.date(),
      seed: z.string(),
      limit: z.number().int().positive(),
      niches: z.array(z.string()),
    }),
    output: z.object({ candidates: z.array(writtenConcept) }),
  },
  /** Unit vectors of 768 numbers each, one after the other in one array. */
  embed: {
    input: z.object({ texts: z.array(z.string()) }),
    output: z.object({ model: z.string(), vectors: z.instanceof(Float32Array) }),
  },
  ...scorePort,
} as const
export type ComputePort = typeof computePort
