/** Scores all open ideas again, in pages: read beside the core, worked out in the compute worker, written in short transactions. */
import { setImmediate as pause } from 'node:timers/promises'
import { Cancelled } from '../../kernel/errors.ts'
import type { Events } from '../../jobs/index.ts'
import type { SignalWithFigures } from '../../signals/index.ts'
import type { MeasuredPost } from '../pure/score/measure-posts.ts'
import { beginScoring, type ScoringDeps, type ScoringRun } from '../scoring.ts'
import type { IdeaForWorker } from '../../../workers/compute/score/contract.ts'
import { createScoringRepo, type OpenIdea, type ScoringRepo, type StoredScore } from './repo.ts'

/** Ideas per page: a page's messages take a few milliseconds of the core. */
const PAGE = 1_000
/** Rows per transaction: a click waits for one of them, about 20 ms. Smaller ones write the same pages of the indexes again and again. */
const ROWS_PER_TX = 1_000
/** Measured posts that are kept for the next pages. */
const MEASURED_KEPT = 50_000
/** Ideas that one made idea is compared with: its nearest. */
const NEIGHBOURS = 500
const MADE_AT_ONCE = 20
const NUMBERS = 6

export interface RescoreDeps extends ScoringDeps {
  readonly events: Events
}

export interface RescoreRequest {
  readonly now: number
  readonly correlationId: string
  /** The place of the last idea that an earlier try scored; 0 is from the first. */
  readonly after: number
  readonly signal: AbortSignal
  progress(done: number, total: number | null, note?: string): void
  /** Called when all ideas up to this place are scored. */
  reached(seq: number): void
}

/** @returns how many ideas were scored. Cancelled between pages: what was scored stays scored. */
export async function rescore(deps: RescoreDeps, request: RescoreRequest): Promise<number> {
  const repo = createScoringRepo(deps.store)
  const model = deps.embedder.chosen()
  await countMade(deps, repo, model, request.signal)
  const run = await beginScoring(deps, repo, request.now, request.signal)
  const work: Work = { deps, repo, run, model, least: await repo.leastToMade(model), posts: createPosts(deps, run) }
  const total = await repo.countOpen(request.after)
  const done = await scorePages(work, request, total)
  if (done > 0) deps.store.writeTx((tx) => deps.events.emitTx(tx, { type: 'idea.rescored', source: 'ideas', correlationId: request.correlationId, data: { ideas: done } }))
  return done
}

interface Work {
  readonly deps: RescoreDeps
  readonly repo: ScoringRepo
  readonly run: ScoringRun
  readonly model: string
  readonly least: number | null
  readonly posts: Posts
}

/** The next page is read and scored while the last one is written. */
async function scorePages(work: Work, { signal, after, progress, reached }: RescoreRequest, total: number): Promise<number> {
  let done = 0
  let coming = work.repo.openPage(work.model, after, PAGE)
  let scored: readonly StoredScore[] = []
  for (;;) {
    const page = await coming
    if (signal.aborted) throw new Cancelled('Scoring')
    const last = page.at(-1)
    if (last !== undefined) {
      coming = work.repo.openPage(work.model, last.seq, PAGE)
      coming.catch(() => undefined)
    }
    const scoring = last === undefined ? Promise.resolve([]) : scorePage(work, page, signal)
    scoring.catch(() => undefined)
    await write(work, scored)
    done += scored.length
    const written = scored.at(-1)
    if (written !== undefined) reached(written.seq)
    progress(done, total)
    scored = await scoring
    if (last === undefined) return done
  }
}

async function scorePage({ deps, run, least, posts }: Work, page: readonly OpenIdea[], signal: AbortSignal): Promise<readonly StoredScore[]> {
  const { niches, weights } = deps.settings.get()
  const wanted = page.map(({ evidence }) => evidence?.split(',') ?? [])
  const known = await posts.of(wanted.flat(), signal)
  const list: Post[] = []
  const places = new Map<number, number>()
  const placeOf = (seq: number, post: Post): number => {
    const at = places.get(seq) ?? list.push(post) - 1
    places.set(seq, at)
    return at
  }
  const ideas = page.map((idea, index): IdeaForWorker => {
    const behind = distinct((wanted[index] ?? []).flatMap((id) => known.get(id) ?? []))
    const { yes, no } = run.answersOf(idea.topic, [...new Set(behind.flatMap(({ community }) => community ?? []))])
    const { topic, audience, occasion, occursOn, toTheme, postCount } = idea
    return { topic, audience, occasion, occursOn, toTheme, postCount, yes, no, toMade: idea.toMade ?? least, posts: behind.map((post) => placeOf(post.seq, post)) }
  })
  const answer = await deps.compute.call('score', { now: run.now, niches: [...niches], weights, ideas, posts: list.map(({ source, community, at, measured }) => ({ source, community, at, measured })) }, { signal })
  return page.map(({ seq }, index) => ({
    seq, numbers: [...answer.numbers.subarray(index * NUMBERS, (index + 1) * NUMBERS)], confidence: answer.confidences[index] ?? '{}', parts: answer.parts[index] ?? '{}', why: answer.whys[index] ?? '',
  }))
}

async function write({ deps, repo, run }: Work, scored: readonly StoredScore[]): Promise<void> {
  for (let at = 0; at < scored.length; at += ROWS_PER_TX) {
    deps.store.writeTx((tx) => {
      for (const row of scored.slice(at, at + ROWS_PER_TX)) repo.saveTx(tx, row, run.now)
    })
    await pause()
  }
}

interface Post {
  readonly seq: number
  readonly source: string
  readonly community: string | null
  /** The same for posts of one source that say the same. */
  readonly group: string
  readonly at: number
  readonly measured: MeasuredPost
}

/** Re-posts count once. */
function distinct(posts: readonly Post[]): Post[] {
  return [...new Map(posts.map((post) => [post.group, post])).values()]
}

interface Posts {
  /** Measured posts by id; null for what is gone or is a day of a calendar. */
  of(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Post | null>>
}

/** Posts speak for many ideas; each is measured once while there is room. */
function createPosts({ signals }: RescoreDeps, run: ScoringRun): Posts {
  const kept = new Map<string, Post | null>()
  return {
    async of(ids, signal) {
      const missing = [...new Set(ids)].filter((id) => !kept.has(id))
      if (kept.size + missing.length > MEASURED_KEPT) kept.clear()
      const wanted = kept.size === 0 ? [...new Set(ids)] : missing
      if (wanted.length > 0) {
        const found = (await signals.byIds(wanted)).filter(({ occursOn }) => occursOn === null)
        const measured = await run.measure(found, signal)
        for (const id of wanted) kept.set(id, null)
        for (const one of found) keep(kept, one, measured.get(one.id))
      }
      return kept
    },
  }
}

function keep(kept: Map<string, Post | null>, signal: SignalWithFigures, measured: MeasuredPost | undefined): void {
  if (measured === undefined) return
  const { seq, source, community, contentGroup, publishedAt, firstSeenAt } = signal
  kept.set(signal.id, { seq, source, community, group: contentGroup, at: publishedAt ?? firstSeenAt, measured })
}

/** What was made since the last time makes the ideas near it less new. */
async function countMade({ store }: RescoreDeps, repo: ScoringRepo, model: string, signal: AbortSignal): Promise<void> {
  const vectors = store.vectorSpace('idea_vectors')
  for (;;) {
    const made = await repo.uncounted(model, MADE_AT_ONCE)
    if (made.length === 0) return
    for (const seq of made) {
      if (signal.aborted) throw new Cancelled('Scoring')
      const own = vectors.find(seq)
      const near = own?.model === model ? await vectors.nearest(model, own.vector, NEIGHBOURS, false) : []
      store.writeTx((tx) => {
        for (const { rowid, similarity } of near) if (rowid !== seq) repo.raiseTx(tx, rowid, model, similarity)
        repo.countedTx(tx, seq, model)
      })
    }
  }
}
