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

/** `items[0]` of both charts; its own project and date are not verified, so what was asked for counts. Read 2026-11-22. */
export const chart = z.object({ articles: z.array(z.unknown()) })
/** A row of the day's chart of one edition. Read 2026-11-22. */
export const chartRow = z.object({ article: z.string(), views: z.number() })
/** A row of a country's chart: many editions, and views rounded up instead of exact. Seen in public programs, read 2026-11-23; not verified live. */
export const countryRow = z.object({ article: z.string(), project: z.string(), views_ceil: z.number() })

/** What the requests tell the reader. */
export const aboutChart = z.object({ kind: z.enum(['top', 'country']), project: z.string(), country: z.string(), day: z.iso.date(), take: z.coerce.number().int(), curves: z.coerce.number().int() })
export const aboutArticle = z.object({ kind: z.literal('article'), project: z.string(), article: z.string() })
