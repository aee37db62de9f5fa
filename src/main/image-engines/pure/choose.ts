/** Who is asked for a picture, and after whom. */
import type { ImageEngineId, PictureSettings } from '../../settings/contract.ts'

export interface Priced {
  readonly id: ImageEngineId
  /** Most that the picture may cost there; null when no price is known. */
  readonly minor: number | null
}

/** The seller's engines in the order in which they are asked. One without a price comes last: it is passed over with a word. */
export function inTurn<T extends Priced>(engines: readonly T[], { order, prefer }: Pick<PictureSettings, 'order' | 'prefer'>): T[] {
  const chosen = order.flatMap((id) => engines.filter((one) => one.id === id))
  return prefer === 'order' ? chosen : chosen.toSorted((a, b) => (a.minor ?? Infinity) - (b.minor ?? Infinity) || 0)
}

/** Finished elsewhere while the engines work on: two are cleaned and cut out in the time of one picture. */
const BESIDE = 2
/** What a service with a line of its own is asked for at once. */
const OF_A_SERVICE = 2
/** Each holds its picture in memory while it is cut out. */
const MOST_AT_ONCE = 32

/** How many pictures to ask for at once, that none of the seller's engines waits for the next. */
export function picturesAtOnce(engines: readonly { readonly id: ImageEngineId; readonly atOnce?: () => number }[], order: readonly ImageEngineId[]): number {
  const busy = engines.filter(({ id }) => order.includes(id)).map(({ atOnce }) => atOnce?.() ?? OF_A_SERVICE)
  return Math.min(MOST_AT_ONCE, Math.max(OF_A_SERVICE, ...busy) + BESIDE)
}

/** Beyond this a service that asks to wait is passed over. */
const SHORT_WAIT_MS = 60_000

/** What is known of an error that an engine ended with. */
export interface Ended {
  readonly kind: string
  /** An `EngineFailed`: it has ended there, whatever stood. */
  readonly failed: boolean
  /** What `detail.another` says. */
  readonly another: boolean
  /** Whether something may still stand there. */
  readonly begun: boolean
  /** For a service that asks to wait. */
  readonly waitMs: number
}

/** `stay`: it may stand there, so nobody else is asked. `stop`: nothing stands, and nobody else is asked either. `next`: another may. `lost`: it may be paid for, and nobody can look. */
export type Verdict = 'stay' | 'stop' | 'next' | 'lost'

const CURABLE = new Set(['unavailable', 'auth-expired', 'needs-human', 'schema-changed', 'budget-exceeded'])

export function verdictOn({ kind, failed, another, begun, waitMs }: Ended): Verdict {
  if (kind === 'outcome-unknown') return 'lost'
  // Somebody stopped it on purpose.
  if (failed) return kind === 'cancelled' ? 'stop' : 'next'
  if (kind === 'rejected' || kind === 'invalid-input' || kind === 'not-found') return another ? 'next' : 'stop'
  if (begun) return 'stay'
  if (kind === 'rate-limited') return waitMs > SHORT_WAIT_MS ? 'next' : 'stop'
  return CURABLE.has(kind) ? 'next' : 'stop'
}
