/** Signals into themes: reads what is new in bounded steps, counts who speaks of what, and lets themes emerge. */
import { deriveId } from '../../kernel/ids.ts'
import { Cancelled } from '../../kernel/errors.ts'
import type { IdeasDeps } from '../service.ts'
import { topicOf } from '../pure/lexicon/index.ts'
import { occasionOf } from '../pure/occasions/index.ts'
import { READER_EDITION, type SignalReading, type ThemeMention } from '../pure/themes/theme.ts'
import { speakerOf } from '../pure/themes/outlet.ts'
import { createIdeasRepo } from '../repo.ts'
import { letEmerge } from './emerge.ts'
import type { ThemesRepo } from './repo.ts'

/** Signals a step reads: about half a second of the worker's, a moment of the core's. */
const STEP = 400
/** Themes counted between two transactions. */
const COUNTED_AT_ONCE = 100

export interface ClusterContext {
  readonly signal: AbortSignal
  progress(done: number, total: number | null, note?: string): void
}

type NewSignal = Awaited<ReturnType<IdeasDeps['signals']['since']>>[number]

/** The id of a theme is made from what it is, so it is the same in every library and after every replay. */
export function themeId(kind: ThemeMention['kind'], key: string): string {
  return deriveId('thm', kind, key)
}

/**
 * Works through all signals that were not read yet. What is done stays done when it is cut short. The result depends
 * on the set of signals that were read when it ends, not on their order.
 * @returns how many signals were read. @throws Cancelled
 */
export async function clusterNew(deps: IdeasDeps, repo: ThemesRepo, context: ClusterContext): Promise<number> {
  let { upToSeq } = startingPoint(deps, repo)
  const total = deps.signals.count()
  let read = 0
  for (;;) {
    stopIfAsked(context.signal)
    const batch = await deps.signals.since(upToSeq, STEP)
    const last = batch.at(-1)
    if (last === undefined) break
    const { readings } = await deps.compute.call('read', { signals: batch.map(readable) }, { signal: context.signal })
    take(deps, repo, batch, readings, last.seq)
    upToSeq = last.seq
    read += batch.length
    context.progress(read, Math.max(read, total), `Reading signals: ${read}`)
  }
  adoptOlder(deps, repo)
  await count(deps, repo, context.signal)
  if (await letEmerge(deps, repo, context.signal)) await count(deps, repo, context.signal)
  return read
}

function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new Cancelled('Looking for ideas')
}

/** From the first signal again when the reader has learnt something, or when the signals were replayed from the archive. */
function startingPoint(deps: IdeasDeps, repo: ThemesRepo): { upToSeq: number } {
  const state = repo.readTo()
  if (state.edition === READER_EDITION && state.upToSeq <= deps.signals.lastSeq()) return state
  deps.store.writeTx((tx) => {
    repo.forgetTx(tx)
    repo.readToTx(tx, 0, READER_EDITION)
  })
  return { upToSeq: 0 }
}

function readable(signal: NewSignal) {
  return {
    id: signal.id, source: signal.source, text: signal.text, tags: [...signal.tags],
    ...(signal.language === null ? {} : { language: signal.language }), ...(signal.community === null ? {} : { community: signal.community }),
    ...(signal.category === null ? {} : { category: signal.category }), ...(signal.occursOn === null ? {} : { occursOn: signal.occursOn }),
  }
}

function take(deps: IdeasDeps, repo: ThemesRepo, batch: readonly NewSignal[], readings: readonly SignalReading[], upToSeq: number): void {
  const now = deps.clock.now()
  const bySignal = new Map(readings.map((reading) => [reading.id, reading.mentions]))
  deps.store.writeTx((tx) => {
    const grown = new Set<number>()
    for (const signal of batch) {
      const speaker = speakerOf(signal)
      for (const mention of bySignal.get(signal.id) ?? []) {
        const theme = repo.meetTx(tx, newTheme(mention, now))
        const member = { signalSeq: signal.seq, clarity: mention.clarity, said: mention.said.slice(0, 80), small: mention.small ? 1 : 0, ...speaker }
        if (repo.joinTx(tx, theme.seq, member)) grown.add(theme.seq)
      }
    }
    repo.markStaleTx(tx, grown)
    repo.readToTx(tx, upToSeq, READER_EDITION)
  })
}

/** Ideas from before there were themes belong to the theme of their topic or day, once it was met; where that rests, they rest. */
function adoptOlder(deps: IdeasDeps, repo: ThemesRepo): void {
  const ideas = createIdeasRepo(deps.store)
  for (const older of repo.themesOfOlder()) {
    const key = older.slice('topic:'.length)
    const met = repo.find('topic', key) ?? repo.find('occasion', key)
    if (met === null) continue
    const theme = repo.root(met)
    deps.store.writeTx((tx) => {
      ideas.moveThemeTx(tx, older, theme.id)
      if (theme.dismissedAt !== null) ideas.restTx(tx, theme.id)
    })
  }
}

/** Topics and days are themes from the first signal on; what nobody wrote down has to be spoken of first. */
function newTheme({ kind, key, said, names }: ThemeMention, now: number) {
  return { id: themeId(kind, key), kind, key, label: labelOf(kind, key) ?? said.slice(0, 80), names: names ?? null, emergedAt: kind === 'topic' || kind === 'occasion' ? now : null, firstSeenAt: now }
}

/** What the program has a word for is called by it, whichever day or post spoke of it first. */
function labelOf(kind: ThemeMention['kind'], key: string): string | undefined {
  const topic = kind === 'topic' ? topicOf(key) : undefined
  return kind === 'occasion' ? occasionOf(key)?.name : (topic?.act ?? topic?.many)
}

async function count(deps: IdeasDeps, repo: ThemesRepo, signal: AbortSignal): Promise<void> {
  for (let stale = repo.stale(COUNTED_AT_ONCE); stale.length > 0; stale = repo.stale(COUNTED_AT_ONCE)) {
    stopIfAsked(signal)
    const counted = await Promise.all(stale.map(async (seq) => ({ seq, counts: await repo.countsOf(seq) })))
    deps.store.writeTx((tx) => {
      for (const { seq, counts } of counted) if (counts !== null) repo.countedTx(tx, seq, counts)
    })
  }
}
