import type { Clock } from '../kernel/clock.ts'
import { AppError, BudgetExceeded, InvalidInput } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store, Tx } from '../store/index.ts'
import { createCostsRepo } from './repo.ts'

/** Money set aside before a paid call; exactly one of the two ends it. */
export interface Reservation {
  commit(actualMinor: number): void
  release(): void
}

export interface Estimate {
  readonly what: string
  /** Whole minor units of the seller's currency. */
  readonly minor: number
  readonly correlationId: string
}

export interface Costs {
  /** @throws BudgetExceeded when the month's budget would not cover it; nothing is set aside then. */
  reserve(estimate: Estimate): Reservation
  /** The same inside a transaction that keeps the id, so that a later process can settle it. */
  reserveTx(tx: Tx, estimate: Estimate): string
  /** Ends what `reserveTx` began: the amount that was spent, or null when nothing was. False when it was ended before. */
  settleTx(tx: Tx, id: string, actualMinor: number | null): boolean
  /** Minor units spent or set aside since the month began in the seller's zone. */
  takenThisMonth(): number
  /** Minor units spent since the month began in the seller's zone. */
  spentThisMonth(): number
}

export function createCosts(deps: { store: Store; clock: Clock; settings: SettingsService }): Costs {
  const { store, clock, settings } = deps
  const repo = createCostsRepo(store)
  let made = 0
  const monthStart = (): number => startOfMonth(clock.now(), settings.get().timeZone)

  const reserveTx = (tx: Tx, { what, minor, correlationId }: Estimate): string => {
    if (!Number.isInteger(minor) || minor < 0) throw new InvalidInput('cost estimate', 'must be a whole number of cents, 0 or more')
    const { monthlyBudgetMinor: budget, currency } = settings.get()
    const now = clock.now()
    const id = deriveId('cst', what, correlationId, now, process.pid, ++made)
    const taken = repo.takenSince(monthStart())
    if (taken + minor > budget) throw new BudgetExceeded(`${what} may cost ${minor} cents and the monthly budget has ${Math.max(0, budget - taken)} left.`)
    repo.insertTx(tx, { id, what, estimateMinor: minor, actualMinor: null, currency, state: 'reserved', correlationId, createdAt: now })
    return id
  }
  const settleTx = (tx: Tx, id: string, actualMinor: number | null): boolean =>
    repo.settleTx(tx, id, actualMinor === null ? { state: 'released', actualMinor: 0 } : { state: 'spent', actualMinor })

  return {
    reserveTx,
    settleTx,
    reserve(estimate) {
      const id = store.writeTx((tx) => reserveTx(tx, estimate))
      const settle = (actualMinor: number | null): void => {
        if (!store.writeTx((tx) => settleTx(tx, id, actualMinor))) throw new AppError('bug', 'A cost was settled twice.')
      }
      return { commit: settle, release: () => settle(null) }
    },
    takenThisMonth: () => repo.takenSince(monthStart()),
    spentThisMonth: () => repo.spentSince(monthStart()),
  }
}

/** The instant at which the month of `now` began in `timeZone`. */
export function startOfMonth(now: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(now)
  const year = Number(parts.find((part) => part.type === 'year')?.value)
  const month = Number(parts.find((part) => part.type === 'month')?.value)
  const midnight = Date.UTC(year, month - 1, 1)
  // The offset of the instant itself counts: the clocks may change within hours of the month's beginning.
  return midnight - zoneOffset(midnight - zoneOffset(midnight, timeZone), timeZone)
}

/** Milliseconds by which `timeZone` is ahead of UTC at `instant`. */
function zoneOffset(instant: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(text)
  if (match === null) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000
}
