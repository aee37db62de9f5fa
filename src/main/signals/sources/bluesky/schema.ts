import { z } from 'zod'

const record = z.object({
  $type: z.literal('app.bsky.feed.post').optional(),
  text: z.string(),
  createdAt: z.string().optional(),
  langs: z.array(z.string()).nullish(),
  tags: z.array(z.string()).nullish(),
  reply: z.unknown().optional(),
})

const count = z.number().nullish()

/** A post with its counts (lexicon app.bsky.feed.defs#postView, read 2026-11-22). `cid` is the hash of its content. */
export const blueskyPostView = z.object({
  cid: z.string(),
  record,
  indexedAt: z.string().optional(),
  likeCount: count,
  repostCount: count,
  replyCount: count,
  quoteCount: count,
})

/** A new post in the Jetstream; other kinds, operations and collections are no posts. */
export const jetstreamPost = z.object({
  time_us: z.number(),
  commit: z.object({ operation: z.literal('create'), collection: z.literal('app.bsky.feed.post'), cid: z.string(), record }),
})

/** A trend of app.bsky.unspecced.getTrends (lexicon read 2026-11-22; not verified that it answers without sign-in). */
export const blueskyTrend = z.object({
  topic: z.string(),
  displayName: z.string().nullish(),
  link: z.string().nullish(),
  startedAt: z.string().nullish(),
  postCount: z.number().nullish(),
  category: z.string().nullish(),
})
/** A topic of app.bsky.unspecced.getTrendingTopics (same folder, same day): no counts, no time. */
export const blueskyTopic = z.object({ topic: z.string(), displayName: z.string().nullish(), link: z.string().nullish() })
