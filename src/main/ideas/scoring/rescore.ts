/** Scores all open ideas again, in pages: read beside the core, worked out in the compute worker, written in short transactions. */
import { setImmediate as pause } from 'node:timers/promises'
import { Cancelled } from '../../kernel/errors.ts'
import type { Events } from '../../jobs/index.ts'
import { sheetOf, type IdeaOnSheet, type ScoreSheet } from '../pure/score/score-sheet.ts'
import { rankChangesOf } from '../rank-changes.ts'
import { beginScoring, type ScoringDeps, type ScoringRun } from '../scoring.ts'
import { createPostBook, distinct, type BookPost, type PostBook } from './post-book.ts'
import { createScoringRepo, type OpenIdea, type ScoringRepo, type StoredScore } from './repo.ts'

/** Ideas per page: a page's messages take a few milliseconds of the core. */
const PAGE = 1_000
/** Rows per transaction: a click waits for one of them, about 20 ms. Smaller ones write the same pages of the indexes again and again. */
const ROWS_PER_TX = 1_000
/** Pages that are scored while one is written. */
const PAGES_AHEAD = 2
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
  const work: Work = { deps, repo, run, model, least: await repo.leastToMade(model), posts: createPostBook(deps.signals, run) }
  const total = await repo.countOpen(request.after)
  const done = await scorePages(work, request, total).finally(() => rankChangesOf(deps.store).noted())
  if (done > 0) deps.store.writeTx((tx) => deps.events.emitTx(tx, { type: 'idea.rescored', source: 'ideas', correlationId: request.correlationId, data: { ideas: done } }))
  return done
}

interface Work {
  readonly deps: RescoreDeps
  readonly repo: ScoringRepo
  readonly run: ScoringRun
  readonly model: string
  readonly least: number | null
  readonly posts: PostBook
}

/** While a page is written the next ones are read and scored: neither the worker nor the reading waits for the core. */
async function scorePages(work: Work, { signal, after, progress, reached }: RescoreRequest, total: number): Promise<number> {
  const ahead: Promise<readonly StoredScore[]>[] = []
  let done = 0
  let coming = work.repo.openPage(work.model, after, PAGE)
  for (;;) {
    const page = await coming
    if (signal.aborted) throw new Cancelled('Scoring')
    const last = page.at(-1)
    if (last !== undefined) {
      coming = held(work.repo.openPage(work.model, last.seq, PAGE))
      ahead.push(held(askScores(work, page, await sheetOfPage(work, page, signal), signal)))
    }
    if (last === undefined && ahead.length === 0) return done
    if (last !== undefined && ahead.length < PAGES_AHEAD) continue
    const scored = (await ahead.shift()) ?? []
    await write(work, scored)
    done += scored.length
    const written = scored.at(-1)
    if (written !== undefined) reached(written.seq)
    progress(done, total)
  }
}

/** It is waited for later; a failure until then is not nobody's. */
function held<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  return work
}

async function sheetOfPage({ run, least, posts }: Work, page: readonly OpenIdea[], signal: AbortSignal): Promise<ScoreSheet> {
  const behind = (await posts.of(page.map(({ evidence }) => evidence?.split(',') ?? []), signal)).map(distinct)
  const { used, placesOf } = numbered(behind, posts.size())
  const ideas = page.map((idea, index): IdeaOnSheet => {
    const own = behind[index] ?? []
    const { yes, no } = run.answersOf(idea.topic, communitiesOf(own))
    const { topic, audience, occasion, occursOn, toTheme, postCount } = idea
    return { topic, audience, occasion, occursOn, toTheme, postCount, yes, no, toMade: idea.toMade ?? least, posts: placesOf(own) }
  })
  return sheetOf(ideas, used)
}

async function askScores({ deps, run }: Work, page: readonly OpenIdea[], sheet: ScoreSheet, signal: AbortSignal): Promise<readonly StoredScore[]> {
  const { niches, weights } = deps.settings.get()
  const answer = await deps.compute.call('score', { now: run.now, niches: [...niches], weights, sheet }, { signal })
  return page.map(({ seq }, index) => ({
    seq, numbers: [...answer.numbers.subarray(index * NUMBERS, (index + 1) * NUMBERS)], confidence: answer.confidences[index] ?? '{}', parts: answer.parts[index] ?? '{}', why: answer.whys[index] ?? '',
  }))
}

/** The posts of a page, each once, and where they stand in that list. */
function numbered(behind: readonly (readonly BookPost[])[], size: number): { used: readonly BookPost[]; placesOf(posts: readonly BookPost[]): number[] } {
  const used: BookPost[] = []
  const at = new Int32Array(size).fill(-1)
  for (const posts of behind) {
    for (const post of posts) if (at[post.place] === -1) at[post.place] = used.push(post) - 1
  }
  return { used, placesOf: (posts) => posts.map(({ place }) => at[place] ?? 0) }
}

function communitiesOf(posts: readonly BookPost[]): string[] {
  const found: string[] = []
  for (const { community } of posts) if (community !== null && !found.includes(community)) found.push(community)
  return found
}

async function write({ deps, repo, run }: Work, scored: readonly StoredScore[]): Promise<void> {
  for (let at = 0; at < scored.length; at += ROWS_PER_TX) {
    deps.store.writeTx((tx) => {
      for (const row of scored.slice(at, at + ROWS_PER_TX)) repo.saveTx(tx, row, run.now)
    })
    await pause()
  }
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
