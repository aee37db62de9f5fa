import { z } from 'zod'

/**
 * A video of videos.list or search.list. Counts are texts of unsigned 64-bit numbers and are left out when hidden.
 * Read 2026-11-22 from captures of April 2025 and January 2026.
 */
export const youtubeVideo = z.object({
  id: z.union([z.string(), z.object({ videoId: z.string() })]),
  snippet: z.object({
    title: z.string(),
    publishedAt: z.string().optional(),
    tags: z.array(z.string()).optional(),
    categoryId: z.string().optional(),
    defaultLanguage: z.string().optional(),
    defaultAudioLanguage: z.string().optional(),
  }),
  statistics: z.object({ viewCount: z.string().optional(), likeCount: z.string().optional(), commentCount: z.string().optional() }).optional(),
})
