/** A video of YouTube as a draft: for imports of saved answers and for the live source alike. */
import type { z } from 'zod'
import type { youtubeVideo } from '../sources/youtube/schema.ts'
import { toDraft, type Figure, type Reading } from './draft.ts'
import { itemAddress } from './item-address.ts'

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
