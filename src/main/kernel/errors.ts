/**
 * The closed set of failures that behaviour hangs on. What reaches the seller has a sentence (`message`) and,
 * where one exists, an `action`. No error ever carries a response body, a cookie or a key.
 */

/** Longest error text that is kept or shown; foreign text beyond it may hold secrets and helps nobody. */
export const MAX_ERROR_TEXT = 500

export type ErrorKind =
  | 'invalid-input'
  | 'rate-limited'
  | 'auth-expired'
  | 'rejected'
  | 'unavailable'
  | 'schema-changed'
  | 'outcome-unknown'
  | 'needs-human'
  | 'budget-exceeded'
  | 'not-found'
  | 'conflict'
  | 'cancelled'
  | 'worker-died'
  | 'store'
  | 'bug'

/** What crosses a process border or the transport: plain data, safe to show and to log. */
export interface PlainError {
  readonly kind: ErrorKind
  readonly message: string
  readonly action?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

export class AppError extends Error {
  override readonly name: string = 'AppError'
  readonly kind: ErrorKind
  readonly action: string | undefined
  readonly detail: Readonly<Record<string, string | number>>

  constructor(
    kind: ErrorKind,
    message: string,
    options: { action?: string; detail?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(cut(message), options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.action = options.action
    this.detail = options.detail ?? {}
  }
}

/** A file, field or argument from outside that cannot be used. `path` names the file and the place in it. */
export class InvalidInput extends AppError {
  override readonly name = 'InvalidInput'
  constructor(path: string, reason: string, action?: string) {
    super('invalid-input', `${path}: ${reason}`, { detail: { path: cut(path), reason: cut(reason) }, ...(action === undefined ? {} : { action }) })
  }
}

/** Come back at `until` (milliseconds since the epoch); uses up no attempt. */
export class RateLimited extends AppError {
  override readonly name = 'RateLimited'
  readonly until: number
  constructor(until: number, message = 'The service asked to wait.') {
    super('rate-limited', message, { detail: { until } })
    this.until = until
  }
}

/** The key or the sign-in is no longer accepted. */
export class AuthExpired extends AppError {
  override readonly name = 'AuthExpired'
  constructor(message: string, action?: string) {
    super('auth-expired', message, action === undefined ? {} : { action })
  }
}

/** The service cannot be reached or fails on its side; the same request may succeed later. */
export class Unavailable extends AppError {
  override readonly name = 'Unavailable'
  constructor(message: string, detail: Record<string, string | number> = {}) {
    super('unavailable', message, { detail })
  }
}

/** A foreign answer is not shaped as it used to be; retrying meets the same. `place` names the item and the field. */
export class SchemaChanged extends AppError {
  override readonly name = 'SchemaChanged'
  constructor(source: string, place: string, reason: string, action = 'Look for an update of the program if this goes on.') {
    super('schema-changed', `${source}: ${place}: ${reason}`, { detail: { source: cut(source), place: cut(place) }, action })
  }
}

export class NeedsHuman extends AppError {
  override readonly name = 'NeedsHuman'
  constructor(why: string, action?: string) {
    super('needs-human', why, action === undefined ? {} : { action })
  }
}

export class BudgetExceeded extends AppError {
  override readonly name = 'BudgetExceeded'
  constructor(message: string, action = 'Raise the monthly budget in Settings, or wait for the next month.') {
    super('budget-exceeded', message, { action })
  }
}

export class NotFound extends AppError {
  override readonly name = 'NotFound'
  constructor(what: string) {
    super('not-found', `${what} does not exist.`)
  }
}

/** For the place where a value must be there. @throws NotFound always */
export function missing(what: string): never {
  throw new NotFound(what)
}

export class Cancelled extends AppError {
  override readonly name = 'Cancelled'
  constructor(what = 'The work') {
    super('cancelled', `${what} was cancelled.`)
  }
}

/** The process on the other side of a port is gone; every call that was waiting on it gets this. */
export class WorkerDied extends AppError {
  override readonly name = 'WorkerDied'
  constructor(kind: string, reason: string) {
    super('worker-died', `The ${kind} worker stopped: ${reason}`, { detail: { worker: kind } })
  }
}

/** What a full disk says, wherever it is met. `detail.fault` names the ways in which the machine itself refuses. */
const DISK_FULL: PlainError = { kind: 'store', message: 'The disk is full.', action: 'Free some space; the work goes on by itself then.', detail: { fault: 'full' } }
const MACHINE_FAULTS: readonly unknown[] = ['full', 'disk', 'locked']

/** Whether the machine refused and not the work: the same work succeeds once there is room or the file is free. */
export function machineRefused(error: PlainError): boolean {
  return error.kind === 'store' && MACHINE_FAULTS.includes(error.detail?.['fault'])
}

/** Any thrown value as data that may cross a border. An error that is not ours is a `bug` and keeps its text only. */
export function toPlainError(error: unknown): PlainError {
  if (error instanceof AppError) {
    return {
      kind: error.kind,
      message: error.message,
      detail: error.detail,
      ...(error.action === undefined ? {} : { action: error.action }),
    }
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return DISK_FULL
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'cancelled', message: 'The work was cancelled.' }
  return { kind: 'bug', message: cut(error instanceof Error ? error.message : String(error)) }
}

/** The other direction; `RateLimited` and `Cancelled` get their class back because callers test for it. */
export function fromPlainError(plain: PlainError): AppError {
  const until = plain.detail?.['until']
  if (plain.kind === 'rate-limited' && typeof until === 'number') return new RateLimited(until, plain.message)
  if (plain.kind === 'cancelled') return new Cancelled()
  return new AppError(plain.kind, plain.message, {
    ...(plain.action === undefined ? {} : { action: plain.action }),
    ...(plain.detail === undefined ? {} : { detail: { ...plain.detail } }),
  })
}

function cut(text: string): string {
  return text.length <= MAX_ERROR_TEXT ? text : `${text.slice(0, MAX_ERROR_TEXT - 1)}…`
}
