/** The part of the compute port that measures posts and scores ideas. Shapes as in `ideas/pure/score/`. */
import { z } from 'zod'
import { factors } from '../../../main/ideas/contract.ts'

const share = z.number().min(0).max(1)

const postToMeasure = z.object({
  id: z.string(),
  source: z.string(),
  group: z.string(),
  publishedAt: z.number().nullable(),
  firstSeenAt: z.number(),
  inScore: z.boolean(),
  series: z.array(z.object({ metric: z.string(), value: z.number().nullable(), observedAt: z.number() })),
})

export type PostForWorker = z.infer<typeof postToMeasure>

const measuredPost = z.object({ standing: share.nullable(), trust: share, freshness: z.object({ value: share, confidence: share }) })

const norms = z.record(z.string(), z.object({
  spread: z.object({ median: z.number(), sigma: z.number().positive(), count: z.number() }),
  bend: z.number(),
  bends: z.record(z.string(), z.number()),
}))

const words = z.array(z.string().nullable())
/** As `pure/score/score-sheet.ts` writes it. */
const scoreSheet = z.object({
  topics: z.array(z.string()), audiences: words, occasions: words, days: words, figures: z.instanceof(Float64Array), ends: z.instanceof(Int32Array), places: z.instanceof(Int32Array),
  sources: z.array(z.string()), communities: words, posts: z.instanceof(Float64Array),
})

export const scorePort = {
  /** What is usual in every source, from many of its posts. */
  norms: { input: z.object({ now: z.number(), posts: z.array(postToMeasure) }), output: z.object({ norms }) },
  /** Each post by the norms of its source, in their order. */
  measure: { input: z.object({ now: z.number(), norms, posts: z.array(postToMeasure) }), output: z.object({ posts: z.array(measuredPost) }) },
  /** Each idea's score and five factors (six numbers an idea, in the order of `Factors`), its confidence and parts as JSON, and why. */
  score: {
    input: z.object({
      now: z.number(),
      niches: z.array(z.string()),
      weights: factors,
      sheet: scoreSheet,
    }),
    output: z.object({ numbers: z.instanceof(Float64Array), confidences: z.array(z.string()), parts: z.array(z.string()), whys: z.array(z.string()) }),
  },
} as const
