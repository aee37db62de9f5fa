/** Posts speak for many ideas; each is measured once while there is room. */
import type { SignalWithFigures, SignalsService } from '../../signals/index.ts'
import type { MeasuredPost } from '../pure/score/measure-posts.ts'
import type { PostOnSheet } from '../pure/score/score-sheet.ts'
import type { ScoringRun } from '../scoring.ts'

/** Measured posts that are kept for the next pages. */
const MOST_KEPT = 50_000

export interface BookPost extends PostOnSheet {
  /** Its place in the book. */
  readonly place: number
  /** The same for posts of one source that say the same. */
  readonly group: string
}

export interface PostBook {
  /** For each list of ids its measured posts; what is gone and days of a calendar are left out. */
  of(lists: readonly (readonly string[])[], signal: AbortSignal): Promise<readonly (readonly BookPost[])[]>
  /** Places so far. */
  size(): number
}

export function createPostBook(signals: SignalsService, run: ScoringRun): PostBook {
  const kept = new Map<string, BookPost | null>()
  let places = 0
  const read = async (ids: readonly string[], signal: AbortSignal): Promise<void> => {
    const found = (await signals.byIds(ids)).filter(({ occursOn }) => occursOn === null)
    const measured = await run.measure(found, signal)
    for (const id of ids) kept.set(id, null)
    for (const one of found) {
      const post = measured.get(one.id)
      if (post !== undefined) kept.set(one.id, bookPost(one, post, places++))
    }
  }
  return {
    size: () => places,
    async of(lists, signal) {
      // Nearly always all are kept, and each id is looked up once.
      const { posts, missing } = known(kept, lists)
      if (missing.size === 0) return posts
      const isFull = kept.size + missing.size > MOST_KEPT
      if (isFull) {
        kept.clear()
        places = 0
      }
      await read(isFull ? [...new Set(lists.flat())] : [...missing], signal)
      return known(kept, lists).posts
    },
  }
}

function known(kept: ReadonlyMap<string, BookPost | null>, lists: readonly (readonly string[])[]): { posts: BookPost[][]; missing: Set<string> } {
  const missing = new Set<string>()
  const posts = lists.map((ids) => {
    const list: BookPost[] = []
    for (const id of ids) {
      const post = kept.get(id)
      if (post === undefined) missing.add(id)
      else if (post !== null) list.push(post)
    }
    return list
  })
  return { posts, missing }
}

function bookPost({ source, community, contentGroup, publishedAt, firstSeenAt }: SignalWithFigures, measured: MeasuredPost, place: number): BookPost {
  return { place, source, community, group: contentGroup, at: publishedAt ?? firstSeenAt, measured }
}

/** Re-posts count once: the last of each wording, where the first stood. */
export function distinct(posts: readonly BookPost[]): readonly BookPost[] {
  const isRepeated = posts.some(({ group }, at) => posts.findIndex((other) => other.group === group) < at)
  return isRepeated ? [...new Map(posts.map((post) => [post.group, post])).values()] : posts
}
