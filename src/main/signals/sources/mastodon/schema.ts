import { z } from 'zod'

/** One day of a trend, newest first; every number is a text, and `day` is its midnight in Unix seconds, UTC. */
const day = z.object({ day: z.string(), uses: z.string(), accounts: z.string() })

/** Answers of /api/v1/trends/tags, /links and /statuses (documentation and captures read 2026-11-22). */
export const mastodonTag = z.object({ name: z.string(), url: z.string().optional(), history: z.array(day) })
export const mastodonLink = z.object({
  url: z.string(),
  title: z.string(),
  description: z.string().optional(),
  language: z.string().nullish(),
  history: z.array(day),
})
export const mastodonStatus = z.object({
  id: z.string(),
  content: z.string(),
  created_at: z.string(),
  sensitive: z.boolean().optional(),
  language: z.string().nullish(),
  tags: z.array(z.object({ name: z.string() })).optional(),
  reblogs_count: z.number().nullish(),
  favourites_count: z.number().nullish(),
  replies_count: z.number().nullish(),
})
export type MastodonDay = z.infer<typeof day>
export type MastodonTag = z.infer<typeof mastodonTag>
export type MastodonLink = z.infer<typeof mastodonLink>
export type MastodonStatus = z.infer<typeof mastodonStatus>

/** What the request tells the reader. */
export const aboutTrends = z.object({ kind: z.enum(['tags', 'statuses', 'links']), instance: z.string() })
