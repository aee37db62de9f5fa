import { z } from 'zod'

/** An item of the Firebase API (github.com/HackerNews/API, read 2026-11-22). Fields may be missing on any item. */
export const hackerNewsItem = z.object({
  id: z.number(),
  type: z.enum(['job', 'story', 'comment', 'poll', 'pollopt']),
  time: z.number().optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  score: z.number().optional(),
  descendants: z.number().optional(),
  deleted: z.boolean().optional(),
  dead: z.boolean().optional(),
})

/** A hit of Algolia's search over Hacker News. */
export const algoliaHit = z.object({
  objectID: z.string(),
  title: z.string(),
  url: z.string().nullish(),
  points: z.number().nullish(),
  num_comments: z.number().nullish(),
  created_at_i: z.number().optional(),
})

export type HackerNewsItem = z.infer<typeof hackerNewsItem>
export type AlgoliaHit = z.infer<typeof algoliaHit>

/** An entry of topstories, beststories and newstories. */
export const itemId = z.number().int().positive()
/** What the requests tell the reader. */
export const aboutList = z.object({ kind: z.literal('list'), take: z.coerce.number().int() })
export const aboutItem = z.object({ kind: z.literal('item'), id: z.string() })
