/** What trends on a Mastodon instance: tags, links, posts. Accounts are never read. Pure. */
import type { z } from 'zod'
import { cleanText } from '../../pure/clean-text.ts'
import { toDraft, type Figure, type ImportContext, type Reading } from '../../pure/draft.ts'
import { completeAt } from '../../pure/instants.ts'
import type { ItemShape, JsonObject } from '../../pure/item-shape.ts'
import { withoutMentions } from '../../pure/mentions.ts'
import { contextOf, jsonAnswer, listAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { aboutTrends, mastodonLink, mastodonStatus, mastodonTag, type MastodonDay, type MastodonLink, type MastodonStatus, type MastodonTag } from './schema.ts'

const SOURCE = 'mastodon'
const DAY = 86_400_000

export const mastodonShape: ItemShape = {
  recognises: (item) => isTrend(item) || isStatus(item),
  read(item, context) {
    if (isStatus(item)) return [readAs(mastodonStatus, item, (status) => draftOfStatus(status, '', context), 'it is not a Mastodon post (id, content and created_at are needed)')]
    return 'title' in item
      ? [readAs(mastodonLink, item, (link) => draftOfLink(link, '', context), 'it is not a trending link (url, title and history are needed)')]
      : [readAs(mastodonTag, item, (tag) => draftOfTag(tag, hostOf(tag.url), context), 'it is not a trending tag (name and history are needed)')]
  },
}

/**
 * What trends on one instance. Its figures are its own, so the instance is part of what an item is known by.
 * @throws SchemaChanged
 */
export const readMastodon: AnswerReader = (answer) => {
  const { source } = answer
  const { kind, instance } = required(aboutTrends, answer.request.about, 'the request', source)
  const list = listAnswer(jsonAnswer(answer), null, source)
  const context = contextOf(answer)
  if (kind === 'statuses') return { outcomes: readItems(list, { source, item: 'post', schema: mastodonStatus, read: (status) => draftOfStatus(status, instance, context) }) }
  if (kind === 'links') return { outcomes: readItems(list, { source, item: 'link', schema: mastodonLink, read: (link) => draftOfLink(link, instance, context) }) }
  return { outcomes: readItems(list, { source, item: 'tag', schema: mastodonTag, read: (tag) => draftOfTag(tag, instance, context) }) }
}

function readAs<T>(schema: z.ZodType<T>, item: JsonObject, read: (item: T) => Reading, refusal: string): Reading {
  const parsed = schema.safeParse(item)
  return parsed.success ? read(parsed.data) : refusal
}

function isTrend(item: JsonObject): boolean {
  const [first] = Array.isArray(item['history']) ? (item['history'] as unknown[]) : []
  return typeof first === 'object' && first !== null && 'uses' in first && 'accounts' in first
}

function isStatus(item: JsonObject): boolean {
  return typeof item['content'] === 'string' && 'reblogs_count' in item && 'favourites_count' in item
}

/** The instance that a saved answer came from, as far as the tag's address says. */
function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : ''
}

function idOn(instance: string, id: string): string {
  return instance === '' ? id : `${instance}:${id}`
}

function draftOfTag({ name, url, history }: MastodonTag, instance: string, context: ImportContext): Reading {
  if (name.trim() === '') return 'it has no name'
  return toDraft({ source: SOURCE, itemId: idOn(instance, `tag:${name.toLowerCase()}`), text: [`#${name}`], tags: [name], url, figures: figuresOf(history, context) })
}

function draftOfLink({ title, url, language, history }: MastodonLink, instance: string, context: ImportContext): Reading {
  return toDraft({ source: SOURCE, itemId: idOn(instance, `link:${url}`), text: [title], url, language, figures: figuresOf(history, context) })
}

/** The address of a post holds the account that wrote it, so it is not kept; nor are the accounts it speaks to. */
function draftOfStatus(status: MastodonStatus, instance: string, context: ImportContext): Reading {
  if (status.sensitive === true) return 'it is marked as sensitive'
  return toDraft({
    source: SOURCE,
    itemId: idOn(instance, `status:${status.id}`),
    text: [withoutMentions(cleanText(status.content))],
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
    const at = completeAt(Number(day) * 1_000 + DAY, context.observedAt)
    if (at === null) return []
    return [['uses', uses, at], ['accounts', accounts, at]]
  })
}
