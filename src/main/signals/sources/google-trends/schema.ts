import { z } from 'zod'

/**
 * An item of `trends.google.com/trending/rss`: RSS 2.0 with Google's own elements (`ht:`), read 2026-11-22 from captures
 * and public programs. Every item links to the same page, and `approx_traffic` is the lower bound of a bucket as text.
 */
export const trendItem = z.object({ title: z.string().min(1), traffic: z.string().optional(), pubDate: z.string().optional(), link: z.string().optional() })

/** What the request tells the reader: the country asked for. */
export const aboutTrends = z.object({ country: z.string() })
