/** Videos as the YouTube Data API writes them. Pure. */
import type { z } from 'zod'
import { toDraft, type Figure, type ImportContext, type Reading } from '../../pure/draft.ts'
import { itemAddress } from '../../pure/item-address.ts'
import { isObject, type ItemShape, type JsonObject } from '../../pure/item-shape.ts'
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

/** A video with its figures as they stood at `observedAt`. */
export function videoDraft({ id, snippet, statistics }: z.infer<typeof youtubeVideo>, source: string, observedAt: string): Reading {
  const videoId = typeof id === 'string' ? id : id.videoId
  return toDraft({
    source,
    itemId: videoId,
    text: [snippet.title],
    tags: snippet.tags ?? [],
    url: itemAddress('youtube', videoId),
    language: snippet.defaultLanguage ?? snippet.defaultAudioLanguage,
    category: snippet.categoryId,
    publishedAt: snippet.publishedAt,
    figures: statistics === undefined ? [] : figuresOf(statistics, observedAt),
  })
}

function figuresOf(statistics: { viewCount?: string | undefined; likeCount?: string | undefined; commentCount?: string | undefined }, at: string): Figure[] {
  return [
    ['views', statistics.viewCount, at],
    ['likes', statistics.likeCount, at],
    ['comments', statistics.commentCount, at],
  ]
}
