/** Top posts under hashtags on Instagram: first a tag's id, then its posts. Pure. */
import { toDraft, type Reading } from '../../pure/draft.ts'
import { mediaRequest } from '../../pure/instagram-addresses.ts'
import { listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader, SourceAnswer, SourceReading } from '../../pure/source-definition.ts'
import { aboutHashtag, hashtagFound, hashtagMedia, hashtagMemory, type HashtagMedia } from './schema.ts'

/** @throws SchemaChanged */
export const readInstagram: AnswerReader = (answer) => {
  const { source, receivedAt } = answer
  const { kind, tag, user } = required(aboutHashtag, answer.request.about, 'the request', source)
  if (kind === 'search') return readSearch(answer, tag, user)
  const list = listAnswer(objectAnswer(answer), 'data', source)
  return { outcomes: readItems(list, { source, item: 'post', schema: hashtagMedia, read: (post) => draftOf(post, tag, source, receivedAt) }), memory: answer.memory }
}

function readSearch(answer: SourceAnswer, tag: string, user: string): SourceReading {
  const [first] = listAnswer(objectAnswer(answer), 'data', answer.source)
  const { id } = required(hashtagFound, first, `hashtag ${tag}`, answer.source)
  const known = hashtagMemory.safeParse(answer.memory)
  const ids = { ...(known.success ? known.data.ids : {}), [tag]: id }
  return { outcomes: [], follow: [mediaRequest(tag, id, user)], memory: { ids } }
}

function draftOf(post: HashtagMedia, tag: string, source: string, receivedAt: string): Reading {
  const tags = [...(post.caption ?? '').matchAll(/#([\p{L}\p{N}_]{2,60})/gu)].map(([, word]) => word ?? '')
  return toDraft({
    source,
    itemId: post.id,
    // A post without words is still one under this tag.
    text: [post.caption?.trim() === '' ? tag : (post.caption ?? tag)],
    tags: [tag, ...tags],
    url: post.permalink,
    community: `#${tag}`,
    publishedAt: post.timestamp,
    figures: [
      ['likes', post.like_count, receivedAt],
      ['comments', post.comments_count, receivedAt],
    ],
  })
}
