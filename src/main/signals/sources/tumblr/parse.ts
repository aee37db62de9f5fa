/** Posts under a tag on Tumblr, with their notes. Names of blogs are not kept. Pure. */
import { toDraft, type Reading } from '../../pure/draft.ts'
import { isObject } from '../../pure/item-shape.ts'
import { listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { aboutTag, tumblrPost, type TumblrPost } from './schema.ts'

/** @throws SchemaChanged */
export const readTumblr: AnswerReader = (answer) => {
  const { source, receivedAt } = answer
  const { tag } = required(aboutTag, answer.request.about, 'the request', source)
  const { response } = objectAnswer(answer)
  const list = isObject(response) ? listAnswer(response, 'posts', source) : listAnswer({ response }, 'response', source)
  return { outcomes: readItems(list, { source, item: 'post', schema: tumblrPost, read: (post) => draftOf(post, tag, source, receivedAt) }) }
}

function draftOf(post: TumblrPost, tag: string, source: string, receivedAt: string): Reading {
  return toDraft({
    source,
    itemId: post.id_string ?? post.id,
    text: [wordsOf(post)],
    tags: post.tags,
    community: `#${tag}`,
    publishedAt: post.timestamp,
    figures: [['notes', post.note_count, receivedAt]],
  })
}

/** The first that says something; a post of pictures alone speaks by its tags. */
function wordsOf({ title, summary, caption, body, tags }: TumblrPost): string {
  return [title, summary, caption, body].find((text) => text !== null && text !== undefined && text.trim() !== '') ?? tags.slice(0, 10).join(', ')
}
