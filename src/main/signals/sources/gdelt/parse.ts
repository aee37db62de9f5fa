/** The share of the world's news that speaks of a topic, from GDELT. It tells when a topic is worn out. Pure. */
import { SchemaChanged, Unavailable } from '../../../kernel/errors.ts'
import { toDraft, type Figure, type Outcome } from '../../pure/draft.ts'
import { readInstant } from '../../pure/instants.ts'
import { listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader, SourceAnswer } from '../../pure/source-definition.ts'
import { aboutTopic, timelinePoint, timelineSeries } from './schema.ts'

/**
 * One signal for the topic, with a figure for every point of the curve. A topic without news has an empty curve.
 * @throws Unavailable for a sentence instead of data (GDELT refuses in words, with a good status) @throws SchemaChanged
 */
export const readGdelt: AnswerReader = (answer) => {
  const { source, receivedAt } = answer
  const { topic } = required(aboutTopic, answer.request.about, 'the request', source)
  if (isSentence(answer)) throw new Unavailable('GDELT answered with a sentence instead of figures; it does so when it is busy or a topic is too short.')
  const [first] = listAnswer(objectAnswer(answer), 'timeline', source)
  if (first === undefined) return { outcomes: [] }
  const figures: Figure[] = []
  const refused: Outcome[] = readItems(required(timelineSeries, first, 'series 1', source).data, {
    source,
    item: 'point',
    schema: timelinePoint,
    read({ date, value }) {
      const at = readInstant(isoOf(date))
      if (at === null) return 'its "date" is not a time'
      figures.push(['share of news', value, at < receivedAt ? at : receivedAt])
      return null
    },
  })
  if (figures.length === 0 && refused.length > 0) throw new SchemaChanged(source, 'point 1', 'its "date" is not a time, and so it is in all points')
  const draft = toDraft({ source, itemId: `topic:${topic.toLowerCase()}`, text: [topic], figures })
  return { outcomes: [typeof draft === 'string' ? { place: 'topic', reason: draft } : draft, ...refused] }
}

/** `20260101T000000Z` */
function isoOf(date: string): string {
  return date.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z?$/, '$1-$2-$3T$4:$5:$6Z')
}

/** Plain words: neither JSON nor a page. */
function isSentence({ bytes }: SourceAnswer): boolean {
  return /^\s*[A-Z][a-z]*[ ,.]/.test(new TextDecoder().decode(bytes.subarray(0, 200)))
}
