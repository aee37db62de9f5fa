import { AppError, Cancelled, machineRefused, NeedsHuman, RateLimited, toPlainError } from '../kernel/errors.ts'
import type { Outcome } from './definition.ts'

/** Kinds of failure that the same input will meet again. */
const HOPELESS = new Set(['invalid-input', 'rejected', 'not-found', 'budget-exceeded', 'schema-changed', 'conflict'])

/** How soon work that the machine refused is tried again. */
const HELD_UP_MS = 5_000

/** What an error thrown by a handler means for its job. Behaviour hangs on the class, never on text. */
export function outcomeOf(error: unknown, reasonOfAbort: 'cancel' | 'timeout' | 'stop' | null, now: number): Outcome {
  if (reasonOfAbort === 'cancel') return { type: 'cancelled' }
  if (reasonOfAbort === 'timeout') return { type: 'retry', reason: 'It took longer than it may.' }
  if (error instanceof Cancelled) return { type: 'cancelled' }
  if (error instanceof RateLimited) return { type: 'rate-limited', until: error.until, reason: error.message }
  const plain = toPlainError(error)
  const action = plain.action === undefined ? {} : { action: plain.action }
  if (machineRefused(plain)) return { type: 'held-up', until: now + HELD_UP_MS, reason: plain.message, ...action }
  if (error instanceof NeedsHuman || plain.kind === 'auth-expired') return { type: 'needs-human', reason: plain.message, ...action }
  if (error instanceof AppError && HOPELESS.has(error.kind)) return { type: 'failed', reason: plain.message, ...action }
  return { type: 'retry', reason: plain.message }
}
