import { z } from 'zod'

/** A post (`t3`) of a listing; also how public archives write one a line. Read 2026-11-22 from captures of 2016. */
export const redditPost = z.object({
  id: z.string(),
  title: z.string(),
  subreddit: z.string(),
  created_utc: z.union([z.number(), z.string()]).optional(),
  permalink: z.string().optional(),
  link_flair_text: z.string().nullish(),
  over_18: z.boolean().optional(),
  /** While true, Reddit shows a score that means nothing. */
  hide_score: z.boolean().optional(),
  score: z.number().nullish(),
  ups: z.number().nullish(),
  num_comments: z.number().nullish(),
})

/** A community (`t5`). */
export const redditCommunity = z.object({
  id: z.string(),
  display_name: z.string(),
  title: z.string(),
  public_description: z.string().nullish(),
  created_utc: z.number().optional(),
  over18: z.boolean().nullish(),
  subscribers: z.number().nullish(),
})
