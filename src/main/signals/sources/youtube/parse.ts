/** Videos as the YouTube Data API writes them. Pure. */
import type { ImportContext, Reading } from '../../pure/draft.ts'
import { isObject, type ItemShape, type JsonObject } from '../../pure/item-shape.ts'
import { videoDraft } from '../../pure/youtube-video.ts'
import { youtubeVideo } from './schema.ts'

export const youtubeShape: ItemShape = {
  recognises: (item) => isObject(item['snippet']) && (typeof item['kind'] === 'string' ? item['kind'].startsWith('youtube#') : 'statistics' in item),
  read: (item, context) => [readVideo(item, context)],
}

function readVideo(item: JsonObject, context: ImportContext): Reading {
  const parsed = youtubeVideo.safeParse(item)
  if (!parsed.success) return 'it is not a YouTube video (id and snippet.title are needed)'
  return videoDraft(parsed.data, 'youtube', context.observedAt)
}
