/** What trends on a Mastodon instance: tags, links, posts. Accounts are never read. Pure. */
import { toDraft, type Figure, type ImportContext, type Reading } from '../../pure/draft.ts'
import type { ItemShape, JsonObject } from '../../pure/item-shape.ts'
import { mastodonLink, mastodonStatus, mastodonTag, type MastodonDay } from './schema.ts'

const SOURCE = 'mastodon'
const DAY = 86_400_000

export const mastodonShape: ItemShape = {
  recognises: (item) => isTrend(item) || isStatus(item),
  read(item, context) {
    if (isStatus(item)) return [readStatus(item, context)]
    return ['title' in item ? readLink(item, context) : readTag(item, context)]
  },
}

function isTrend(item: JsonObject): boolean {
  const [first] = Array.isArray(item['history']) ? (item['history'] as unknown[]) : []
  return typeof first === 'object' && first !== null && 'uses' in first && 'accounts' in first
}

function isStatus(item: JsonObject): boolean {
  return typeof item['content'] === 'string' && 'reblogs_count' in item && 'favourites_count' in item
}

function readTag(item: JsonObject, context: ImportContext): Reading {
  const parsed = mastodonTag.safeParse(item)
  if (!parsed.success) return 'it is not a trending tag (name and history are needed)'
  const { name, url, history } = parsed.data
  return toDraft({ source: SOURCE, itemId: `tag:${name.toLowerCase()}`, text: [`#${name}`], tags: [name], url, figures: figuresOf(history, context) })
}

function readLink(item: JsonObject, context: ImportContext): Reading {
  const parsed = mastodonLink.safeParse(item)
  if (!parsed.success) return 'it is not a trending link (url, title and history are needed)'
  const { title, url, language, history } = parsed.data
  return toDraft({ source: SOURCE, itemId: `link:${url}`, text: [title], url, language, figures: figuresOf(history, context) })
}

function readStatus(item: JsonObject, context: ImportContext): Reading {
  const parsed = mastodonStatus.safeParse(item)
  if (!parsed.success) return 'it is not a Mastodon post (id, content and created_at are needed)'
  const status = parsed.data
  if (status.sensitive === true) return 'it is marked as sensitive'
  return toDraft({
    source: SOURCE,
    itemId: `status:${status.id}`,
    text: [status.content],
    tags: (status.tags ?? []).map((tag) => tag.name),
    language: status.language,
    publishedAt: status.created_at,
    figures: [
      ['shares', status.reblogs_count, context.observedAt],
      ['likes', status.favourites_count, context.observedAt],
      ['replies', status.replies_count, context.observedAt],
    ],
  })
}

/** A day's figures were complete at its end; the day that is still running was seen now. */
function figuresOf(history: readonly MastodonDay[], context: ImportContext): Figure[] {
  return history.flatMap(({ day, uses, accounts }): Figure[] => {
    const midnight = Number(day) * 1_000
    if (!Number.isSafeInteger(midnight) || midnight <= 0) return []
    const end = new Date(midnight + DAY).toISOString()
    const at = end < context.observedAt ? end : context.observedAt
    return [['uses', uses, at], ['accounts', accounts, at]]
  })
}
