/** Items of Hacker News, from its own API or from Algolia's search. Pure. */
import { toDraft, type Figure, type ImportContext, type Reading } from '../../pure/draft.ts'
import { itemAddress } from '../../pure/item-address.ts'
import type { ItemShape, JsonObject } from '../../pure/item-shape.ts'
import { algoliaHit, hackerNewsItem } from './schema.ts'

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

function readItem(raw: JsonObject, context: ImportContext): Reading {
  const parsed = hackerNewsItem.safeParse(raw)
  if (!parsed.success) return 'it is not a Hacker News item (a number as id and a type are needed)'
  const item = parsed.data
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
  if (!parsed.success) return 'it is not a Hacker News story (objectID and title are needed)'
  const hit = parsed.data
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
