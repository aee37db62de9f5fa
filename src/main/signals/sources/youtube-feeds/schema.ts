import { z } from 'zod'

/** An entry of /feeds/videos.xml, read 2026-11-22 from a capture of August 2026: Atom with `yt:` and `media:`. */
export const feedVideo = z.object({ videoId: z.string().regex(/^[\w-]{6,20}$/), title: z.string().min(1) })

/** A channel's name in addresses. The feed itself writes it without the leading UC, its entries with it. */
export const channelId = z.string().regex(/^UC[\w-]{22}$/)

/** What the request tells the reader. */
export const aboutChannel = z.object({ channel: channelId })
