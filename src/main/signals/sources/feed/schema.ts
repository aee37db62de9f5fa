import { z } from 'zod'

/** An item of JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1, read 2026-11-23). Ids are texts but some feeds write numbers. */
export const jsonFeedItem = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  url: z.string().nullish(),
  external_url: z.string().nullish(),
  title: z.string().nullish(),
  summary: z.string().nullish(),
  content_text: z.string().nullish(),
  content_html: z.string().nullish(),
  date_published: z.string().nullish(),
  language: z.string().nullish(),
  tags: z.array(z.unknown()).nullish(),
})

export const jsonFeed = z.object({
  version: z.string(),
  title: z.string().nullish(),
  home_page_url: z.string().nullish(),
  feed_url: z.string().nullish(),
  language: z.string().nullish(),
  items: z.array(z.unknown()),
})
