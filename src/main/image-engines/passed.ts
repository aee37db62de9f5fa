/** What it means that an engine made no picture: for the money, for the next engine, and for whoever asked. */
import { AppError, BudgetExceeded, NeedsHuman, RateLimited, toPlainError } from '../kernel/errors.ts'
import type { ImageEngine } from './engine.ts'
import { EngineFailed } from './engines/engine-failed.ts'
import { verdictOn, type Verdict } from './pure/choose.ts'
import type { PictureOrder } from './tables.ts'

export interface Passed {
  readonly engine: ImageEngine
  readonly error: AppError
}

/** `costMinor`: what it costs all the same, null for nothing. An engine that failed with its task kept may have charged for it. */
export function endedAs(error: unknown, order: PictureOrder, now: number): { verdict: Verdict; costMinor: number | null } {
  const { kind, detail } = toPlainError(error)
  const failed = error instanceof EngineFailed
  const begun = order.task !== null
  const verdict = verdictOn({ kind, failed, begun, another: detail?.['another'] === 'yes', waitMs: error instanceof RateLimited ? error.until - now : 0 })
  const said = detail?.['costMinor']
  return { verdict, costMinor: typeof said === 'number' ? Math.ceil(said) : begun ? order.reservedMinor : null }
}

export function priceUnknown({ title }: ImageEngine): NeedsHuman {
  return new NeedsHuman(`The price of a picture by ${title} is not known, so it is not asked.`, 'Enter it under Image engines, as the service states it.')
}

/** One error for all of them: by what may pass by itself first, then by what the seller can mend. */
export function allPassed(passed: readonly Passed[]): AppError {
  const [first] = passed
  if (first === undefined) return new NeedsHuman('No image engine is chosen.', 'Choose one under Image engines, in Settings.')
  if (passed.length === 1) return first.error
  const message = passed.map(({ engine, error }) => `${engine.title}: ${error.message}`).join(' ')
  const waits = passed.flatMap(({ error }) => (error instanceof RateLimited ? [error.until] : []))
  if (waits.length > 0) return new RateLimited(Math.min(...waits), message)
  const of = (kind: string): AppError | undefined => passed.find(({ error }) => error.kind === kind)?.error
  const passing = of('unavailable')
  if (passing !== undefined) return new AppError('unavailable', message, passing.action === undefined ? {} : { action: passing.action })
  const poor = of('budget-exceeded')
  if (poor !== undefined) return new BudgetExceeded(message, poor.action)
  const human = of('auth-expired') ?? of('needs-human')
  return human === undefined ? first.error : new NeedsHuman(message, human.action)
}
