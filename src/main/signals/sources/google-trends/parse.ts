/** The feed of Google's "Trending now": about ten topics of a country. Of the news beside them nothing is kept. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { toDraft } from '../../pure/draft.ts'
import type { FeedElement } from '../../pure/feed-elements.ts'
import { textOf } from '../../pure/feed-item.ts'
import { trendIdentity } from '../../pure/google-trend.ts'
import { readInstant } from '../../pure/instants.ts'
import { feedAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { aboutTrends, trendItem } from './schema.ts'

/** @throws SchemaChanged for an answer that is no feed, and for a feed in which nothing is said of traffic. */
export const readGoogleTrends: AnswerReader = (answer) => {
  const { source, receivedAt } = answer
  const { country } = required(aboutTrends, answer.request.about, 'the request', source)
  const { items } = feedAnswer(answer)
  // A feed of something else has titles too; only this one speaks of traffic.
  if (items.length > 0 && !items.some(speaksOfTraffic)) throw new SchemaChanged(source, 'item 1', 'its "approx_traffic" is missing, as it is in all items')
  return {
    outcomes: readItems(items.map(fieldsOf), {
      source,
      item: 'item',
      schema: trendItem,
      read({ title, traffic, pubDate }, index) {
        if (items[index]?.cutOff === true) return 'the feed ends in the middle of it'
        const startedAt = readInstant(pubDate)
        return toDraft({
          source,
          itemId: trendIdentity(country, title, startedAt),
          text: [title],
          url: `https://trends.google.com/trends/explore?q=${encodeURIComponent(title.toWellFormed())}&geo=${encodeURIComponent(country)}`,
          community: country,
          ...(startedAt === null ? {} : { publishedAt: startedAt }),
          figures: [['searches', traffic, receivedAt]],
        })
      },
    }),
  }
}

const TRAFFIC = ['ht:approx_traffic', 'approx_traffic']

function speaksOfTraffic(item: FeedElement): boolean {
  return item.children.some(({ name }) => TRAFFIC.includes(name))
}

function fieldsOf(item: FeedElement) {
  return { title: textOf(item, ['title']), traffic: textOf(item, TRAFFIC), pubDate: textOf(item, ['pubdate']) }
}
