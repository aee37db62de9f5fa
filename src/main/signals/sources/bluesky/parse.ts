/**
 * Posts of Bluesky: threads, post views, and the Jetstream one event a line. A post is known by the hash of its content,
 * because every other name of it holds the account that wrote it. Pure.
 */
import { toDraft, type Figure, type ImportContext, type Reading } from '../../pure/draft.ts'
import { isObject, type ItemShape, type JsonObject } from '../../pure/item-shape.ts'
import { withoutMentions } from '../../pure/mentions.ts'
import { listAnswer, objectAnswer, readItems } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { blueskyPostView, blueskyTopic, blueskyTrend, jetstreamPost } from './schema.ts'

const SOURCE = 'bluesky'
const MAX_THREAD_DEPTH = 100
const HASHTAG = /#([\p{L}\p{N}_]{2,64})/gu

export const blueskyShape: ItemShape = {
  recognises: (item) => isThread(item) || isPostView(item) || isEvent(item),
  read(item, context) {
    if (isEvent(item)) return [readEvent(item)]
    return isThread(item) ? readThread(item['thread'], context, 0) : [readPost(item, context)]
  },
}

/**
 * What trends on Bluesky: with counts (getTrends), or topics alone (getTrendingTopics). Both are outside the stable part
 * of the protocol. "Suggested" topics are always the same and no trends, and who wrote about them is not read.
 * @throws SchemaChanged
 */
export const readBluesky: AnswerReader = (answer) => {
  const { source, receivedAt, request } = answer
  const document = objectAnswer(answer)
  if (request.about?.['kind'] === 'topics') {
    return { outcomes: readItems(listAnswer(document, 'topics', source), { source, item: 'topic', schema: blueskyTopic, read: (topic) => toDraft(partsOf(topic)) }) }
  }
  return {
    outcomes: readItems(listAnswer(document, 'trends', source), {
      source,
      item: 'trend',
      schema: blueskyTrend,
      read: (trend) => toDraft({ ...partsOf(trend), category: trend.category, publishedAt: trend.startedAt, figures: [['posts', trend.postCount, receivedAt]] }),
    }),
  }
}

/** Both lists call the same topic by the same name. */
function partsOf({ topic, displayName, link }: { topic: string; displayName?: string | null | undefined; link?: string | null | undefined }) {
  const words = displayName === undefined || displayName === null || displayName.trim() === '' ? topic : displayName
  return { source: SOURCE, itemId: topic.trim() === '' ? '' : `trend:${topic.toLowerCase()}`, text: [words], url: link, base: 'https://bsky.app/' }
}

function isThread(item: JsonObject): boolean {
  return isObject(item['thread']) && isObject(item['thread']['post'])
}

function isPostView(item: JsonObject): boolean {
  return typeof item['uri'] === 'string' && item['uri'].startsWith('at://') && isObject(item['record'])
}

function isEvent(item: JsonObject): boolean {
  return typeof item['did'] === 'string' && typeof item['time_us'] === 'number' && typeof item['kind'] === 'string'
}

/** The post, what it answers and what answers it. */
function readThread(node: unknown, context: ImportContext, depth: number): Reading[] {
  if (!isObject(node) || depth > MAX_THREAD_DEPTH) return []
  const own = isObject(node['post']) ? [readPost(node['post'], context)] : []
  const replies = Array.isArray(node['replies']) ? (node['replies'] as unknown[]) : []
  return [...own, ...[node['parent'], ...replies].flatMap((next) => readThread(next, context, depth + 1))]
}

function readPost(item: JsonObject, context: ImportContext): Reading {
  const parsed = blueskyPostView.safeParse(item)
  if (!parsed.success) return 'it is not a Bluesky post (cid and record.text are needed)'
  const post = parsed.data
  if (post.record.text === '') return null // a post of pictures only
  const figures: Figure[] = [
    ['likes', post.likeCount, context.observedAt],
    ['shares', post.repostCount, context.observedAt],
    ['replies', post.replyCount, context.observedAt],
    ['quotes', post.quoteCount, context.observedAt],
  ]
  // `createdAt` is what the writer's program claims; the network's own time is trusted first.
  return toDraft({ source: SOURCE, itemId: post.cid, ...wordsOf(post.record), publishedAt: post.indexedAt ?? post.record.createdAt, figures })
}

function readEvent(item: JsonObject): Reading {
  const parsed = jetstreamPost.safeParse(item)
  if (!parsed.success || parsed.data.commit.record.text === '') return null
  const { commit, time_us } = parsed.data
  return toDraft({ source: SOURCE, itemId: commit.cid, ...wordsOf(commit.record), publishedAt: time_us })
}

function wordsOf(record: { text: string; langs?: string[] | null | undefined; tags?: string[] | null | undefined }) {
  const hashtags = Array.from(record.text.matchAll(HASHTAG), (match) => match[1])
  return { text: [withoutMentions(record.text)], tags: [...hashtags, ...(record.tags ?? [])], language: record.langs?.[0] }
}
