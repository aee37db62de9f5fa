import { z } from 'zod'

/**
 * A row of `GET /trends/keywords/{region}/top/{trend_type}`, the first one the strongest. From the official description
 * of API v5, version 5.23.0, read 2026-11-22. Growth is in per cent, rounded and capped: 10001 means "more than 10000".
 * The curve covers a year, its dates are the last days of weeks, and each keyword is scaled to its own highest week, 100.
 */
export const trendingKeyword = z.object({
  keyword: z.string().min(1),
  pct_growth_wow: z.number().nullish(),
  pct_growth_mom: z.number().nullish(),
  pct_growth_yoy: z.number().nullish(),
  time_series: z.record(z.string(), z.number()).nullish(),
})
export type TrendingKeyword = z.infer<typeof trendingKeyword>

/** What the requests tell the reader. */
export const aboutTrends = z.object({ region: z.string(), type: z.enum(['growing', 'monthly', 'yearly', 'seasonal']) })
