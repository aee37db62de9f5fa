/** The one place that gathers what ideas are scored by: posts and their norms, answers, likeness. The formulas are in `pure/score/`. */
import { Cancelled } from '../kernel/errors.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { Embedder } from '../local-models/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Figure, SignalsService, SignalWithFigures } from '../signals/index.ts'
import type { Store, Tx } from '../store/index.ts'
import type { ComputePort } from '../../workers/compute/contract.ts'
import type { PostForWorker } from '../../workers/compute/score/contract.ts'
import { cosine } from './pure/embed.ts'
import type { MeasuredPost, Norms } from './pure/score/measure-posts.ts'
import { centroidOf } from './pure/score/novelty.ts'
import { learnAnswers, type AnswersOf, type Verdict } from './scoring/answers.ts'
import { createScoringRepo, type ScoringRepo } from './scoring/repo.ts'

/** Signals that the norms of sources are learned from: the newest, and those behind the newest ideas. */
const NORM_SIGNALS = 4_000
const NORM_IDEAS = 1_000
const READ_AT_ONCE = 1_000
/** Decisions that are looked back on. */
const VERDICTS = 5_000
/** Newest ideas of a theme whose centroid a new one is compared with. */
const THEME_IDEAS = 20

export interface ScoringDeps {
  readonly store: Store
  readonly settings: SettingsService
  readonly signals: SignalsService
  readonly compute: WorkerClient<ComputePort>
  readonly embedder: Embedder
  /** The newest decisions on designs, by the slice that knows them. */
  readonly verdicts: (limit: number) => readonly Verdict[]
}

/** What scoring needs that is the same for all ideas of one run. */
export interface ScoringRun {
  readonly now: number
  readonly answersOf: AnswersOf
  /** Each signal by the norms of its source, by id. */
  measure(signals: readonly SignalWithFigures[], signal: AbortSignal): Promise<ReadonlyMap<string, MeasuredPost>>
}

/** Cosines that novelty rests on; null where there is nothing to compare with. */
export interface Likenesses {
  readonly toMade: number | null
  readonly toTheme: number | null
}

export interface Scoring {
  begin(now: number, signal: AbortSignal): Promise<ScoringRun>
  /** Cosine of an idea's vector to the centroid of the newest other ideas of its theme; null where there are none by that model. */
  toTheme(themeId: string, ideaId: string, model: string, vector: Float32Array): number | null
  keepLikenessTx(tx: Tx, ideaSeq: number, model: string, likeness: Likenesses): void
}

export function createScoring(deps: ScoringDeps): Scoring {
  const repo = createScoringRepo(deps.store)
  const vectors = deps.store.vectorSpace('idea_vectors')
  return {
    begin: (now, signal) => beginScoring(deps, repo, now, signal),
    toTheme(themeId, ideaId, model, vector) {
      const others = repo.newestOfTheme(themeId, ideaId, THEME_IDEAS).map((seq) => vectors.find(seq)).filter((found) => found?.model === model)
      const centroid = centroidOf(others.flatMap((found) => (found === null ? [] : [found.vector])))
      return centroid === null ? null : cosine(vector, centroid)
    },
    keepLikenessTx: (tx, ideaSeq, model, { toMade, toTheme }) => repo.keepLikenessTx(tx, ideaSeq, model, toMade, toTheme),
  }
}

export async function beginScoring(deps: ScoringDeps, repo: ScoringRepo, now: number, signal: AbortSignal): Promise<ScoringRun> {
  const { norms } = await deps.compute.call('norms', { now, posts: await postsForNorms(deps, repo, signal) }, { signal })
  return {
    now,
    answersOf: await learnAnswers(repo, deps.verdicts(VERDICTS)),
    measure: (signals, abort) => measure(deps, now, norms, signals, abort),
  }
}

/** In pages, so that no answer of the reader holds up the core. */
async function postsForNorms({ signals }: ScoringDeps, repo: ScoringRepo, signal: AbortSignal): Promise<PostForWorker[]> {
  const posts = new Map<string, PostForWorker>()
  const last = signals.lastSeq()
  for (let after = Math.max(0, last - NORM_SIGNALS); after < last; after += READ_AT_ONCE) {
    if (signal.aborted) throw new Cancelled('Scoring')
    for (const found of await signals.since(after, READ_AT_ONCE)) if (found.occursOn === null) posts.set(found.id, postOf(found, found.series))
  }
  const behind = await repo.recentEvidence(NORM_IDEAS, NORM_SIGNALS)
  for (let at = 0; at < behind.length; at += READ_AT_ONCE) {
    if (signal.aborted) throw new Cancelled('Scoring')
    for (const post of await postsOf(signals, await signals.bySeqs(behind.slice(at, at + READ_AT_ONCE)))) posts.set(post.id, post)
  }
  return [...posts.values()]
}

async function measure({ compute, signals }: ScoringDeps, now: number, norms: Norms, given: readonly SignalWithFigures[], signal: AbortSignal): Promise<Map<string, MeasuredPost>> {
  const measured = new Map<string, MeasuredPost>()
  for (let at = 0; at < given.length; at += READ_AT_ONCE) {
    const posts = await postsOf(signals, given.slice(at, at + READ_AT_ONCE))
    const answer = await compute.call('measure', { now, norms, posts }, { signal })
    posts.forEach((post, index) => {
      const found = answer.posts[index]
      if (found !== undefined) measured.set(post.id, found)
    })
  }
  return measured
}

async function postsOf(signals: SignalsService, given: readonly SignalWithFigures[]): Promise<PostForWorker[]> {
  const series = await signals.series(given.map(({ id }) => id))
  return given.map((signal) => postOf(signal, series.get(signal.id) ?? []))
}

function postOf(signal: SignalWithFigures, series: readonly Figure[]): PostForWorker {
  const { id, source, category, community, publishedAt, firstSeenAt, inScore } = signal
  return { id, source, group: category ?? community ?? '', publishedAt, firstSeenAt, inScore, series: [...series] }
}
