/**
 * Puts signals that say the same into groups, after they came in. A step reads and looks up in the reader's thread, has
 * the hashes made by the acquire worker, and writes in one short transaction, so that a click never waits for it.
 * Signals are taken in the order in which they came, so the same signals always make the same groups.
 */
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { Store } from '../../store/index.ts'
import type { AcquirePort } from '../../../workers/acquire/contract.ts'
import { comparedWords } from '../pure/likeness/compared-words.ts'
import type { Print } from '../pure/likeness/print.ts'
import { sayTheSame } from '../pure/likeness/same-content.ts'
import { createLikenessRepo, MOST_OF_A_BAND, type Comparable, type LikenessRepo } from './repo.ts'

/** Signals a step takes. */
const STEP = 2_000
/** Texts that one signal is compared with word by word. */
const MOST_COMPARED = 24

export interface Likeness {
  /** Groups what came in since the last time; returns when `signal` says so, and goes on from there next time. */
  compare(signal: AbortSignal): Promise<void>
  /** The bands that signals about to leave the library lie in. */
  bandsOf(signals: readonly Comparable[], signal: AbortSignal): Promise<ReadonlyMap<number, readonly number[]>>
}

interface Deps {
  readonly store: Store
  readonly acquire: WorkerClient<AcquirePort>
}

export function createLikeness(deps: Deps): Likeness {
  const repo = createLikenessRepo(deps.store)
  let underWay: Promise<void> = Promise.resolve()
  const all = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && (await step(deps, repo, signal)));
  }
  return {
    compare: (signal) => {
      // One at a time: two would find each other's signals missing.
      underWay = underWay.catch(() => undefined).then(() => all(signal))
      return underWay
    },
    async bandsOf(signals, signal) {
      const { prints } = await deps.acquire.call('prints', { texts: signals.map(({ source, text }) => ({ source, text })) }, { signal })
      return new Map(signals.map(({ seq }, at) => [seq, prints[at]?.bands ?? []]))
    },
  }
}

/** @returns whether there may be more. */
async function step(deps: Deps, repo: LikenessRepo, signal: AbortSignal): Promise<boolean> {
  const taken = await repo.toCompare(repo.comparedUpTo(), STEP)
  const last = taken.at(-1)?.seq
  if (last === undefined) return false
  const signals = taken.filter(({ dated }) => dated === 0)
  const { prints } = await deps.acquire.call('prints', { texts: signals.map(({ source, text }) => ({ source, text })) }, { signal })
  const found = await groupsFor(repo, signals, prints)
  if (signal.aborted) return false
  deps.store.writeTx((tx) => {
    for (const { seq, content, groupSeq } of found.prints) repo.addPrintTx(tx, seq, content, groupSeq)
    for (const { band, seq } of found.bands) repo.addBandTx(tx, band, seq)
    repo.setComparedTx(tx, last)
  })
  return taken.length === STEP
}

interface Found {
  readonly prints: { seq: number; content: number; groupSeq: number }[]
  /** In the order of the index they go into, which is the fastest to write. */
  readonly bands: { band: number; seq: number }[]
}

async function groupsFor(repo: LikenessRepo, signals: readonly Comparable[], prints: readonly Print[]): Promise<Found> {
  const known = new Map(await repo.groupsOf(prints.map(({ content }) => content)))
  const bands = prints.filter(({ content }) => !known.has(content)).flatMap((print) => print.bands)
  const sharing = await repo.sharing(bands)
  const texts = await textsOf(repo, signals, sharing)
  const found: Found = { prints: [], bands: [] }
  for (const [at, { seq }] of signals.entries()) {
    const print = prints[at]
    if (print === undefined) continue
    const groupSeq = known.get(print.content) ?? nearest(print, texts.get(seq) ?? [], sharing, texts) ?? seq
    known.set(print.content, groupSeq)
    found.prints.push({ seq, content: print.content, groupSeq })
    if (groupSeq !== seq) continue
    for (const band of print.bands) {
      const others = sharing.get(band) ?? []
      // A full band is not looked through any further, so there is no use in filling it.
      if (others.length >= MOST_OF_A_BAND) continue
      sharing.set(band, [...others, seq])
      found.bands.push({ band, seq })
    }
  }
  found.bands.sort((a, b) => a.band - b.band)
  return found
}

/** The words of the new signals that share a band with another one, and of those others. */
async function textsOf(repo: LikenessRepo, signals: readonly Comparable[], sharing: ReadonlyMap<number, readonly number[]>): Promise<ReadonlyMap<number, readonly string[]>> {
  const earlier = await repo.bySeq([...new Set([...sharing.values()].flat())])
  return new Map([...earlier, ...signals].map(({ seq, text }) => [seq, comparedWords(text)]))
}

/** The oldest signal that shares a band and says the same. */
function nearest(print: Print, words: readonly string[], sharing: ReadonlyMap<number, readonly number[]>, texts: ReadonlyMap<number, readonly string[]>): number | undefined {
  const candidates = [...new Set(print.bands.flatMap((band) => sharing.get(band) ?? []))].sort((a, b) => a - b).slice(0, MOST_COMPARED)
  return candidates.find((candidate) => sayTheSame(texts.get(candidate) ?? [], words))
}
