/** Answers of the YouTube Data API: a chart of videos, or a search that leads to videos. Pure. */
import { z } from 'zod'
import { listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader, SourceAnswer, SourceReading, SourceRequest } from '../../pure/source-definition.ts'
import { videoDraft } from '../../pure/youtube-video.ts'
import { chartRequest, videosRequest } from '../../pure/youtube-addresses.ts'
import { youtubeVideo } from '../youtube/schema.ts'

const about = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chart'), region: z.string(), page: z.coerce.number().int(), pages: z.coerce.number().int() }),
  z.object({ kind: z.literal('search'), words: z.string() }),
  z.object({ kind: z.literal('videos') }),
])
const found = z.object({ id: z.object({ videoId: z.string().regex(/^[\w-]{11}$/) }) })
const nextPage = z.string().regex(/^[\w=-]{1,200}$/)

/** @throws SchemaChanged */
export const readYoutubeData: AnswerReader = (answer) => {
  const asked = required(about, answer.request.about, 'the request', answer.source)
  return asked.kind === 'search' ? readSearch(answer) : { outcomes: readVideos(answer), follow: asked.kind === 'chart' ? furtherPage(answer, asked) : [] }
}

function readVideos(answer: SourceAnswer): SourceReading['outcomes'] {
  const { source, receivedAt } = answer
  const list = listAnswer(objectAnswer(answer), 'items', source)
  return readItems(list, { source, item: 'video', schema: youtubeVideo, read: (video) => videoDraft(video, source, receivedAt) })
}

/** A search gives no figures: they are read by id, fifty at a time. */
function readSearch(answer: SourceAnswer): SourceReading {
  const { source } = answer
  const ids: string[] = []
  const outcomes = readItems(listAnswer(objectAnswer(answer), 'items', source), {
    source,
    item: 'result',
    schema: found,
    read({ id }) {
      ids.push(id.videoId)
      return null
    },
  })
  return { outcomes, follow: ids.length === 0 ? [] : [videosRequest(answer.request.key, ids)] }
}

function furtherPage(answer: SourceAnswer, { region, page, pages }: { region: string; page: number; pages: number }): SourceRequest[] {
  const token = nextPage.safeParse(objectAnswer(answer)['nextPageToken'])
  return token.success && page < pages ? [chartRequest(region, page + 1, pages, token.data)] : []
}
