/**
 * Finding ideas by what somebody types, and by likeness to one of them. Words and likeness each give an order; the orders
 * are fused by rank, because their scores have no common scale.
 */
import { AppError, NotFound, type ErrorKind } from '../../kernel/errors.ts'
import type { Events } from '../../jobs/index.ts'
import type { Embedder } from '../../local-models/index.ts'
import type { Store, VectorSpace } from '../../store/index.ts'
import type { IdeaStatus, Likeness } from '../contract.ts'
import { fuse, type Ranking } from '../pure/search/fuse.ts'
import { allOf, anyOf, oneOfEach, readQuery, type Query } from '../pure/search/query.ts'
import { withRelated, type WordTable } from '../pure/search/related-words.ts'
import { createIdeaSearchRepo, hasStatus, type IdeaSearchRepo } from './repo.ts'
import { createSearchIndex } from './search-index.ts'

/** As deep as each order is looked into; what stands below adds next to nothing. */
const DEPTH = 100
/** What each order counts; measured by `npm run bench search` (docs/decisions/search.md). */
const WEIGHT = { allWords: 1, anyWord: 0.5, relatedWords: 0.7, likeness: 0.5 } as const
/** Below these, likeness is chance: of unrelated phrases in the built-in model, and in a sentence model. */
const LEAST_LIKENESS: Readonly<Record<Likeness, number>> = { 'similar-wording': 0.1, meaning: 0.3 }
/** What is much less like the query than the best is left out: a misspelt word is like nothing very much, a right one is. */
const SHARE_OF_BEST = 0.6
/** Ideas that a list of what was made of them can be narrowed to. */
const MOST_MATCHING = 20_000
/** Fewer than these are made more by other words for the same. */
const FEW_MATCHING = 20
/** Of these, those that are only like the query. */
const MOST_LIKE = 60

export interface Found {
  readonly likeness: Likeness
  /** Ids of ideas, best first. */
  readonly ids: readonly string[]
}

export interface IdeaSearch {
  /** Ideas by words and likeness, best first; a query without a word finds nothing. Only of these statuses when any is named. */
  byQuery(query: string, limit: number, statuses?: readonly IdeaStatus[]): Promise<Found>
  /** Ideas most like this one, without itself; only those with designs when that is asked. @throws NotFound */
  alike(id: string, limit: number, designedOnly?: boolean): Promise<Found>
  /** Every idea that answers to the query, in no order: all that hold its words, and those most like it. At most 20,000. */
  matching(query: string): Promise<Found>
}

interface Parts {
  readonly repo: IdeaSearchRepo
  readonly vectors: VectorSpace
  readonly embedder: Embedder
  readonly relatedWords: () => WordTable
}

export interface IdeaSearchDeps {
  readonly store: Store
  readonly events: Events
  readonly embedder: Embedder
  /** Words for words; asked for at the first search. */
  readonly relatedWords: () => WordTable
}

export function createIdeaSearch(deps: IdeaSearchDeps): IdeaSearch {
  const repo = createIdeaSearchRepo(deps.store)
  const index = createSearchIndex(deps.store, repo)
  const parts: Parts = { repo, vectors: deps.store.vectorSpace('idea_vectors'), embedder: deps.embedder, relatedWords: deps.relatedWords }
  const likenessNow = (): Likeness => deps.embedder.likenessOf(deps.embedder.answering())
  // A night's ideas are taken up when it tells of them; should that fail, the next search does it and says why.
  deps.events.follow(({ eventType }) => {
    if (eventType === 'idea.scored') index.catchUp().catch(() => undefined)
  })
  return {
    async byQuery(typed, limit, statuses = []) {
      const query = readQuery(typed)
      if (query === null) return { likeness: likenessNow(), ids: [] }
      await index.catchUp()
      const [words, like] = await Promise.all([byWords(parts, query, statuses, Math.max(limit, DEPTH)), byLikeness(parts, query, statuses, DEPTH)])
      const order = fuse([...words, { items: like.seqs, weight: WEIGHT.likeness }])
      return { likeness: like.likeness, ids: await repo.idsOf(order.slice(0, limit)) }
    },
    async alike(id, limit, designedOnly = false) {
      const seq = repo.seqOf(id)
      if (seq === null) throw new NotFound(`The idea ${id}`)
      const known = parts.vectors.find(seq)
      if (known === null) return { likeness: likenessNow(), ids: [] }
      const near = await parts.vectors.nearest(known.model, known.vector, limit + 1, designedOnly)
      const others = near.map(({ rowid }) => rowid).filter((other) => other !== seq)
      return { likeness: deps.embedder.likenessOf(known.model), ids: await repo.idsOf(others.slice(0, limit)) }
    },
    async matching(typed) {
      const query = readQuery(typed)
      if (query === null) return { likeness: likenessNow(), ids: [] }
      await index.catchUp()
      const [words, like] = await Promise.all([everyByWords(parts, query), byLikeness(parts, query, [], MOST_LIKE)])
      return { likeness: like.likeness, ids: await repo.idsOf([...new Set([...words, ...like.seqs])]) }
    },
  }
}

/** Those that hold all words; when they are few, those that hold any; and those that hold other words for the same. */
async function byWords({ repo, relatedWords }: Parts, query: Query, statuses: readonly IdeaStatus[], depth: number): Promise<readonly Ranking[]> {
  if (query.words.length === 0) return []
  const all = { items: await repo.byWords(allOf(query), statuses, depth), weight: WEIGHT.allWords }
  const related = withRelated(query, relatedWords())
  const others = [
    ...(query.words.length === 1 || all.items.length >= depth ? [] : [{ expression: anyOf(query.words), weight: WEIGHT.anyWord }]),
    ...(related === null ? [] : [{ expression: oneOfEach(related), weight: WEIGHT.relatedWords }]),
  ]
  return [all, ...(await Promise.all(others.map(async ({ expression, weight }) => ({ items: await repo.byWords(expression, statuses, depth), weight }))))]
}

/** All that hold the words; where these are few, those that hold other words for the same as well. */
async function everyByWords({ repo, relatedWords }: Parts, query: Query): Promise<readonly number[]> {
  if (query.words.length === 0) return []
  const own = await repo.newestByWords(allOf(query), MOST_MATCHING)
  const related = own.length < FEW_MATCHING ? withRelated(query, relatedWords()) : null
  return related === null ? own : [...own, ...(await repo.newestByWords(oneOfEach(related), MOST_LIKE))]
}

/** Failures of a model that a search by words can do without; it then says `similar-wording`. */
const WITHOUT_MODEL: readonly ErrorKind[] = ['needs-human', 'worker-died', 'unavailable', 'invalid-input']

async function byLikeness({ vectors, embedder }: Parts, query: Query, statuses: readonly IdeaStatus[], depth: number): Promise<{ likeness: Likeness; seqs: readonly number[] }> {
  const embedded = await embedder.embed([query.text], 'search').catch((error: unknown) => {
    if (error instanceof AppError && WITHOUT_MODEL.includes(error.kind)) return null
    throw error
  })
  if (embedded === null) return { likeness: 'similar-wording', seqs: [] }
  const { model, vectors: vector } = embedded
  const likeness = embedder.likenessOf(model)
  const near = await vectors.nearest(model, vector, depth, false, statuses.length === 0 ? undefined : hasStatus(statuses))
  const least = Math.max(LEAST_LIKENESS[likeness], SHARE_OF_BEST * (near[0]?.similarity ?? 0))
  return { likeness, seqs: near.filter(({ similarity }) => similarity >= least).map(({ rowid }) => rowid) }
}
