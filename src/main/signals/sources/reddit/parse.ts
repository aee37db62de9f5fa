/** Posts and communities as Reddit's API and the archives made from it write them. Pure. */
import { toDraft, type ImportContext, type Reading } from '../../pure/draft.ts'
import { isObject, type ItemShape, type JsonObject } from '../../pure/item-shape.ts'
import { postDraft } from '../../pure/reddit-post.ts'
import { redditCommunity, redditPost } from './schema.ts'

const SITE = 'https://www.reddit.com'

export const redditShape: ItemShape = {
  recognises: (item) => (isObject(item['data']) && (item['kind'] === 't3' || item['kind'] === 't5')) || isFlatPost(item),
  read(item, context) {
    if (item['kind'] === 't5') return [readCommunity(item['data'], context)]
    return [readPost(isObject(item['data']) ? item['data'] : item, context)]
  },
}

function isFlatPost(item: JsonObject): boolean {
  return typeof item['subreddit'] === 'string' && typeof item['title'] === 'string' && 'num_comments' in item && 'created_utc' in item
}

function readPost(data: unknown, context: ImportContext): Reading {
  const parsed = redditPost.safeParse(data)
  if (!parsed.success) return 'it is not a Reddit post (id, title and subreddit are needed)'
  return postDraft(parsed.data, 'reddit', context.observedAt)
}

function readCommunity(data: unknown, context: ImportContext): Reading {
  const parsed = redditCommunity.safeParse(data)
  if (!parsed.success) return 'it is not a Reddit community (id, display_name and title are needed)'
  const community = parsed.data
  if (community.over18 === true) return 'Reddit marks it for adults'
  return toDraft({
    source: 'reddit',
    itemId: `t5_${community.id}`,
    text: [community.title, community.public_description],
    url: `/r/${community.display_name}/`,
    base: SITE,
    community: community.display_name,
    publishedAt: community.created_utc,
    figures: [['subscribers', community.subscribers, context.observedAt]],
  })
}
