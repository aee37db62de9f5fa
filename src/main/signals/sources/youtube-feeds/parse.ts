/** The newest videos of a channel, from its public feed, with views and likes. Names are not read. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import type { FeedElement } from '../../pure/feed-elements.ts'
import { feedScope, readFeedItem, textOf } from '../../pure/feed-item.ts'
import { contextOf, feedAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { aboutChannel, feedVideo } from './schema.ts'

/** @throws SchemaChanged for an answer that is no feed, and for the feed of another channel. */
export const readYouTubeFeed: AnswerReader = (answer) => {
  const { source } = answer
  const { channel } = required(aboutChannel, answer.request.about, 'the request', source)
  const { feed, items } = feedAnswer(answer)
  const named = textOf(feed, ['yt:channelid'])
  if (named === undefined) throw new SchemaChanged(source, 'the answer', 'its "yt:channelId" is missing')
  if (withPrefix(named) !== channel) throw new SchemaChanged(source, 'the answer, "yt:channelId"', 'it is of another channel than the one asked for')
  const scope = feedScope(feed)
  const context = contextOf(answer)
  return {
    outcomes: readItems(items.map(fieldsOf), {
      source,
      item: 'video',
      schema: feedVideo,
      read(_video, index) {
        const item = items[index]
        const reading = item === undefined ? null : readFeedItem(item, scope, context)
        // The same video from the Data API falls under that service's rules, so the two are kept apart.
        return reading === null || typeof reading === 'string' ? reading : { ...reading, source }
      },
    }),
  }
}

/** At the top of the feed the channel's name lacks its leading UC (capture of August 2026). */
function withPrefix(channel: string): string {
  return channel.startsWith('UC') && channel.length === 24 ? channel : `UC${channel}`
}

function fieldsOf(item: FeedElement) {
  return { videoId: textOf(item, ['yt:videoid']), title: textOf(item, ['title', 'media:title']) }
}
