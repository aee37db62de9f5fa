import { z } from 'zod'

/** The id of a hashtag, from `GET /ig_hashtag_search`. Official pages, read 2026-11-22. */
export const hashtagFound = z.object({ id: z.string().regex(/^\d{1,30}$/) })

/** A post under a hashtag. `like_count` is left out when hidden (not verified); names cannot be asked for. */
export const hashtagMedia = z.object({
  id: z.string(),
  caption: z.string().nullish(),
  like_count: z.number().nullish(),
  comments_count: z.number().nullish(),
  permalink: z.string().optional(),
  timestamp: z.string().optional(),
})
export type HashtagMedia = z.infer<typeof hashtagMedia>

export const aboutHashtag = z.object({ kind: z.enum(['search', 'media']), tag: z.string(), user: z.string() })
/** The ids found so far by tag: a tag keeps its id, and searching counts against 30 tags in seven days. */
export const hashtagMemory = z.object({ ids: z.record(z.string(), z.string()) })
