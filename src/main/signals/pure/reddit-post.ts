/** A post of Reddit as a draft: for imports of saved answers and for the live source alike. */
import type { z } from 'zod'
import type { redditPost } from '../sources/reddit/schema.ts'
import { toDraft, type Reading } from './draft.ts'

const SITE = 'https://www.reddit.com'

/** A post with its figures as they stood at `observedAt`. */
export function postDraft(post: z.infer<typeof redditPost>, source: string, observedAt: string): Reading {
  if (post.over_18 === true) return 'Reddit marks it for adults'
  return toDraft({
    source,
    itemId: post.id.replace(/^t3_/, ''),
    text: [post.title],
    url: post.permalink,
    base: SITE,
    community: post.subreddit,
    category: post.link_flair_text,
    publishedAt: post.created_utc,
    figures: [
      ['score', post.hide_score === true ? null : post.score, observedAt],
      ['comments', post.num_comments, observedAt],
    ],
  })
}
