/** RSS 0.9x, 1.0 and 2.0, Atom, and JSON Feed: the bytes of a feed in, drafts and refusals out. Pure. */
import { InvalidInput } from '../../../kernel/errors.ts'
import { outcomesOf, toDraft, type ImportContext, type Outcome, type Reading } from '../../pure/draft.ts'
import { feedText, xmlFeed } from '../../pure/feed-document.ts'
import { feedScope, readFeedItem } from '../../pure/feed-item.ts'
import { MAX_ITEMS } from '../../pure/import-limits.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { readAddress } from '../../pure/web-address.ts'
import { jsonFeed, jsonFeedItem } from './schema.ts'

/** A feed that came from an address. @throws InvalidInput when it is no feed. */
export const readFeedAnswer: AnswerReader = ({ source, request, bytes, receivedAt }) => ({
  outcomes: parseFeed(bytes, { file: request.url, source, observedAt: receivedAt }),
})

/** An empty feed gives nothing. Throws InvalidInput when the bytes are no feed, or one with an entity bomb. */
export function parseFeed(bytes: Uint8Array, context: ImportContext): Outcome[] {
  const text = feedText(bytes)
  return text.trimStart().startsWith('{') ? parseJsonFeed(text, context) : parseXmlFeed(text, context)
}

function parseXmlFeed(text: string, context: ImportContext): Outcome[] {
  const { feed, items } = xmlFeed(text, context.file)
  const scope = feedScope(feed)
  return items.flatMap((item, index) => outcomesOf(readFeedItem(item, scope, context), () => `item ${index + 1}`))
}

function parseJsonFeed(text: string, context: ImportContext): Outcome[] {
  const feed = jsonFeed.safeParse(parseJson(text, context.file))
  if (!feed.success) throw new InvalidInput(context.file, 'it is not a JSON Feed (version and items are needed)', 'Import it as JSON if it is another kind of list.')
  const { home_page_url: home, feed_url: self, title, items, language } = feed.data
  const base = readAddress(home) ?? readAddress(self)
  const name = base ?? title ?? 'feed'
  return items.slice(0, MAX_ITEMS).flatMap((item, index) => outcomesOf(readJsonItem(item, { base, name, language }, context), () => `item ${index + 1}`))
}

function readJsonItem(raw: unknown, feed: { base: string | undefined; name: string; language: string | null | undefined }, context: ImportContext): Reading {
  const parsed = jsonFeedItem.safeParse(raw)
  if (!parsed.success) return 'it is not an item of a JSON Feed'
  const item = parsed.data
  const id = item.id === undefined ? undefined : String(item.id)
  return toDraft({
    source: context.source,
    itemId: id === undefined || id.includes(':') || id.length >= 20 ? (id ?? item.url) : `${feed.name} ${id}`,
    text: [item.title ?? item.summary ?? item.content_text ?? item.content_html],
    tags: item.tags ?? [],
    url: item.url ?? item.external_url,
    base: feed.base,
    language: item.language ?? feed.language,
    publishedAt: item.date_published ?? undefined,
  })
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new InvalidInput(file, 'it is not valid JSON', 'Get the feed again; it may have been cut off.')
  }
}
