/** Items of Hacker News, from its own API or from Algolia's search. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { outcomesOf, toDraft, type Figure, type ImportContext, type Outcome, type Reading } from '../../pure/draft.ts'
import { itemAddress } from '../../pure/item-address.ts'
import type { ItemShape, JsonObject } from '../../pure/item-shape.ts'
import { contextOf, jsonAnswer, listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader, SourceAnswer, SourceReading, SourceRequest } from '../../pure/source-definition.ts'
import { aboutItem, aboutList, algoliaHit, hackerNewsItem, itemId, type AlgoliaHit, type HackerNewsItem } from './schema.ts'

const SOURCE = 'hacker-news'
const TYPES = new Set<unknown>(['job', 'story', 'comment', 'poll', 'pollopt'])

export const hackerNewsShape: ItemShape = {
  recognises: (item) => isFirebaseItem(item) || isAlgoliaHit(item),
  read: (item, context) => [isAlgoliaHit(item) ? readHit(item, context) : readItem(item, context)],
}

function isFirebaseItem(item: JsonObject): boolean {
  return typeof item['id'] === 'number' && TYPES.has(item['type']) && ('time' in item || 'deleted' in item)
}

function isAlgoliaHit(item: JsonObject): boolean {
  return typeof item['objectID'] === 'string' && 'points' in item && 'num_comments' in item
}

/**
 * A list of ids, which leads to its items; one item; or the stories that a search found.
 * @throws SchemaChanged
 */
export const readHackerNews: AnswerReader = (answer) => {
  const kind = answer.request.about?.['kind']
  if (kind === 'list') return readList(answer)
  return kind === 'item' ? readOne(answer) : readSearch(answer)
}

function readList(answer: SourceAnswer): SourceReading {
  const { source } = answer
  const { take } = required(aboutList, answer.request.about, 'the request', source)
  const ids = listAnswer(jsonAnswer(answer), null, source).slice(0, take)
  const follow: SourceRequest[] = []
  const outcomes: Outcome[] = []
  for (const [index, id] of ids.entries()) {
    const parsed = itemId.safeParse(id)
    if (parsed.success) follow.push({ key: `item:${parsed.data}`, url: `${FIREBASE}/item/${parsed.data}.json`, about: { kind: 'item', id: String(parsed.data) } })
    else outcomes.push({ place: `id ${index + 1}`, reason: 'it is not the number of an item' })
  }
  if (follow.length === 0) throw new SchemaChanged(source, 'id 1', 'the list holds no number of an item')
  return { outcomes, follow }
}

const FIREBASE = 'https://hacker-news.firebaseio.com/v0'

/** An item that was taken away is null. */
function readOne(answer: SourceAnswer): SourceReading {
  const { source } = answer
  const { id } = required(aboutItem, answer.request.about, 'the request', source)
  const document = jsonAnswer(answer)
  if (document === null) return { outcomes: [] }
  const item = required(hackerNewsItem, document, `item ${id}`, source)
  return { outcomes: outcomesOf(draftOfItem(item, contextOf(answer)), () => `item ${id}`) }
}

function readSearch(answer: SourceAnswer): SourceReading {
  const { source } = answer
  const context = contextOf(answer)
  const hits = listAnswer(objectAnswer(answer), 'hits', source)
  return { outcomes: readItems(hits, { source, item: 'story', schema: algoliaHit, read: (hit) => draftOfHit(hit, context) }) }
}

function readItem(raw: JsonObject, context: ImportContext): Reading {
  const parsed = hackerNewsItem.safeParse(raw)
  return parsed.success ? draftOfItem(parsed.data, context) : 'it is not a Hacker News item (a number as id and a type are needed)'
}

function draftOfItem(item: HackerNewsItem, context: ImportContext): Reading {
  if (item.deleted === true || item.dead === true) return null
  return toDraft({
    source: SOURCE,
    itemId: item.id,
    text: item.title === undefined ? [item.text] : [item.title],
    url: item.url ?? itemAddress(SOURCE, String(item.id)),
    category: item.type,
    publishedAt: item.time,
    figures: figuresOf(item.score, item.descendants, context.observedAt),
  })
}

function readHit(raw: JsonObject, context: ImportContext): Reading {
  const parsed = algoliaHit.safeParse(raw)
  return parsed.success ? draftOfHit(parsed.data, context) : 'it is not a Hacker News story (objectID and title are needed)'
}

function draftOfHit(hit: AlgoliaHit, context: ImportContext): Reading {
  return toDraft({
    source: SOURCE,
    itemId: hit.objectID,
    text: [hit.title],
    url: hit.url ?? itemAddress(SOURCE, hit.objectID),
    category: 'story',
    publishedAt: hit.created_at_i,
    figures: figuresOf(hit.points, hit.num_comments, context.observedAt),
  })
}

function figuresOf(score: unknown, comments: unknown, at: string): Figure[] {
  return [
    ['score', score, at],
    ['comments', comments, at],
  ]
}
