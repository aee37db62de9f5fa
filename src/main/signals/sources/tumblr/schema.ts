import { z } from 'zod'

/**
 * A post of `GET /v2/tagged` (tumblr/docs, api.md, read 2026-11-22). That the answer's `response` is a plain list is not
 * verified; a list under `posts` is taken as well. `id` outgrows a number, so `id_string` is the one that counts.
 */
export const tumblrPost = z.object({
  id_string: z.string().optional(),
  id: z.union([z.number(), z.string()]).optional(),
  post_url: z.string().optional(),
  timestamp: z.number().optional(),
  tags: z.array(z.string()).default([]),
  note_count: z.number().nullish(),
  title: z.string().nullish(),
  summary: z.string().nullish(),
  body: z.string().nullish(),
  caption: z.string().nullish(),
})
export type TumblrPost = z.infer<typeof tumblrPost>

export const aboutTag = z.object({ tag: z.string() })
