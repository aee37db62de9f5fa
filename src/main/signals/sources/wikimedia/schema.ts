import { z } from 'zod'

/** Pageviews of one article over one day or month; `timestamp` is YYYYMMDDHH. Shape read 2026-11-22. */
export const articleViews = z.object({
  project: z.string(),
  article: z.string(),
  granularity: z.enum(['daily', 'monthly']),
  timestamp: z.string().regex(/^\d{10}$/),
  views: z.number(),
})

/** The most viewed articles of one day (or, with `all-days`, of a month). */
export const topArticles = z.object({
  project: z.string(),
  year: z.string().regex(/^\d{4}$/),
  month: z.string().regex(/^\d{2}$/),
  day: z.string().regex(/^\d{2}$|^all-days$/),
  articles: z.array(z.object({ article: z.string(), views: z.number() })),
})
