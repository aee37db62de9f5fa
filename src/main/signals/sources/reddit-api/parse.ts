/** A listing of a community as Reddit's API answers it. Names of people are not read. Pure. */
import { z } from 'zod'
import { SchemaChanged } from '../../../kernel/errors.ts'
import { isObject } from '../../pure/item-shape.ts'
import { listAnswer, objectAnswer, readItems } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { postDraft } from '../../pure/reddit-post.ts'
import { redditPost } from '../reddit/schema.ts'

const child = z.object({ kind: z.string(), data: redditPost })

/** @throws SchemaChanged */
export const readRedditListing: AnswerReader = (answer) => {
  const { source, receivedAt } = answer
  const listing = objectAnswer(answer)
  if (listing['kind'] !== 'Listing' || !isObject(listing['data'])) throw new SchemaChanged(source, 'the answer, "kind"', 'it is not a listing of posts')
  const list = listAnswer(listing['data'], 'children', source)
  return { outcomes: readItems(list, { source, item: 'post', schema: child, read: ({ kind, data }) => (kind === 't3' ? postDraft(data, source, receivedAt) : null) }) }
}
