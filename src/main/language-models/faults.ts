/** What a provider's refusal means for the work, in the seller's words. No text of the answer comes along. */
import { AppError, AuthExpired, Cancelled, NeedsHuman, RateLimited, Unavailable } from '../kernel/errors.ts'
import type { CallFault } from './provider.ts'

/** When a provider says 429 and not for how long. */
const USUAL_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 3_600_000

export interface FaultPlace {
  /** "OpenAI", or the host of a server. */
  readonly who: string
  readonly model: string
  readonly now: number
}

export function errorOf({ fault }: CallFault, place: FaultPlace): AppError {
  const { who } = place
  switch (fault.kind) {
    case 'cancelled': return new Cancelled('The question to the language model')
    case 'time-out': return new Unavailable(`${who} took too long to answer.`)
    case 'no-connection': return new Unavailable(`${who} cannot be reached.`)
    case 'odd-answer': return new Unavailable(`${who} gave an answer that cannot be read.`)
    case 'status': return errorOfStatus(fault, place)
  }
}

function errorOfStatus({ status, code, retryAfter }: { status: number; code: string | null; retryAfter: string | null }, { who, model, now }: FaultPlace): AppError {
  // A 429 that no waiting mends (OpenAI's error codes).
  if (status === 402 || code === 'insufficient_quota') return new NeedsHuman(`${who} says that the account has no credit left.`, `Add credit at ${who}, or choose another model in Settings.`)
  if (status === 401) return new AuthExpired(`${who} did not accept the key.`, 'Enter the key anew in Settings.')
  if (status === 403) return new AuthExpired(`${who} does not let this key use ${model}.`, 'Enter another key in Settings, or choose another model.')
  if (status === 429) return new RateLimited(now + waitOf(retryAfter, now), `${who} asked to wait.`)
  if (status === 404) return new AppError('not-found', `${who} has no model ${model}.`, { action: 'Choose another model in Settings.' })
  if (status === 408 || status === 409 || status >= 500) return new Unavailable(`${who} failed on its side (${status}).`, { status })
  return new AppError('rejected', `${who} did not take the question (${status}).`, { action: 'Choose another model in Settings.' })
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function waitOf(retryAfter: string | null, now: number): number {
  const wait = retryAfter === null ? Number.NaN : /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, LONGEST_WAIT_MS) : USUAL_WAIT_MS
}
