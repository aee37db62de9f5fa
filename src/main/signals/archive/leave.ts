/** What leaves the library: signals whose source may be kept for so many days only, and old ones, which stay in the archive. */
import { toIso } from '../../kernel/clock.ts'
import type { Store } from '../../store/index.ts'
import type { Likeness } from '../likeness/compare.ts'
import { createLikenessRepo, type LikenessRepo } from '../likeness/repo.ts'
import type { SignalsRepo } from '../repo.ts'
import type { Archive } from './archive.ts'

/** Signals a step takes; each holds up a click for some milliseconds. */
const STEP = 500
const DAY_MS = 86_400_000
/** Older signals are in the archive alone: ideas look at a year of dates and at the newest posts. */
export const KEPT_DAYS = 400

export interface LeaveDeps {
  readonly store: Store
  readonly repo: SignalsRepo
  readonly likeness: Likeness
  readonly archive: Archive
  /** Days that raw signals of a source may be kept; null is no limit. */
  readonly retentionDays: (source: string) => number | null
}

export interface Left {
  /** Files removed from the archive because their days were over. */
  readonly files: number
  /** Signals that went out of the database. */
  readonly signals: number
}

/** Nothing leaves the database before it is in the archive, and nothing is kept longer than its source allows. */
export async function letLeave(deps: LeaveDeps, now: number, signal: AbortSignal): Promise<Left> {
  await deps.archive.flush(signal)
  const likenessRepo = createLikenessRepo(deps.store)
  let signals = await removeAll(deps, likenessRepo, () => deps.repo.leaving(now - KEPT_DAYS * DAY_MS, toIso(now - KEPT_DAYS * DAY_MS).slice(0, 10), STEP), signal)
  let files = 0
  for (const source of await deps.repo.sources()) {
    const days = deps.retentionDays(source)
    if (days === null || signal.aborted) continue
    signals += await removeAll(deps, likenessRepo, () => deps.repo.leavingOf(source, now - days * DAY_MS, STEP), signal)
  }
  for (const { stream } of deps.archive.sizes()) {
    const days = deps.retentionDays(stream)
    if (days !== null && !signal.aborted) files += await deps.archive.purge(stream, days, now)
  }
  return { files, signals }
}

async function removeAll({ store, repo, likeness }: LeaveDeps, likenessRepo: LikenessRepo, next: () => ReturnType<SignalsRepo['leaving']>, signal: AbortSignal): Promise<number> {
  for (let left = 0; ; ) {
    const signals = signal.aborted ? [] : await next()
    if (signals.length === 0) return left
    const bands = await likeness.bandsOf(signals, signal)
    store.writeTx((tx) => {
      for (const [seq, inBands] of bands) for (const band of inBands) likenessRepo.dropBandTx(tx, band, seq)
      repo.removeTx(tx, signals.map(({ seq }) => seq))
    })
    left += signals.length
  }
}
