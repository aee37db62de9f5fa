import { z } from 'zod'

/** One point of a timeline: the share of all articles, in per cent. `date` is `20260101T000000Z` (public programs, read 2026-11-23; not verified live). */
export const timelinePoint = z.object({ date: z.string(), value: z.number() })
export const timelineSeries = z.object({ series: z.string().nullish(), data: z.array(z.unknown()) })

/** What the request tells the reader: the seller's words. */
export const aboutTopic = z.object({ topic: z.string() })
