/** What a service's refusals mean, in the seller's words. Nothing of an answer's text comes along but codes of a closed set. */
import { AppError, AuthExpired, Cancelled, NeedsHuman, RateLimited, SchemaChanged, Unavailable } from '../../../kernel/errors.ts'
import { tooLarge } from '../../../kernel/http/body.ts'
import { LONGEST_BLOCK_MS } from '../../../kernel/http/pace.ts'
import { statedUntil } from '../../../kernel/http/rate-headers.ts'
import { EngineFailed } from '../engine-failed.ts'
import { MOST_PICTURE_BYTES } from './fetch.ts'
import type { LineFault } from './line.ts'

/** When a service says 429 and not for how long. */
const USUAL_WAIT_MS = 60_000

/**
 * A refusal by the service's rules. `another` in its detail: whether another engine, which has rules of its own, may be
 * asked for the same picture; this one would refuse it again.
 */
export function refusedByRule(who: string, what: 'words' | 'picture'): AppError {
  const why = what === 'words' ? `${who} does not make this picture: its rules refuse the words.` : `${who} made a picture and held it back by its rules.`
  return new AppError('rejected', why, { action: 'Say it in other words, or let another engine make it.', detail: { refused: 'policy', another: 'yes' } })
}

/** The picture may have been made and paid for, and nobody can say. */
export function unknownOutcome(who: string, why = 'the line broke after it was asked'): AppError {
  return new AppError('outcome-unknown', `${who} may have made this picture and charged for it: ${why}, and ${who} has no way to look it up.`, {
    action: `Look at your usage at ${who}. Ask again only if you are ready to pay for it a second time.`, detail: { paid: 'unknown' },
  })
}

/** Made and paid for, and nothing left to fetch. */
export function paidAndGone(who: string, why: string): AppError {
  return new AppError('outcome-unknown', `${who} was paid for this picture, but ${why}.`, { action: 'Ask again only if you are ready to pay for it a second time.', detail: { paid: 'yes' } })
}

/** The same error, saying what was or may have been charged all the same. Null: that is not known. */
export function charged(error: AppError, costMinor: number | null): AppError {
  if (costMinor === null) return error
  const detail = { ...error.detail, costMinor }
  if (error instanceof EngineFailed) return new EngineFailed(error.fault, error.message, error.action ?? '', detail)
  return new AppError(error.kind, error.message, { detail, ...(error.action === undefined ? {} : { action: error.action }) })
}

export function errorOfLine(fault: LineFault, who: string): AppError {
  if (fault.kind === 'cancelled') return new Cancelled('The picture')
  if (fault.kind === 'too-long') return tooLarge({ host: who, maxBytes: MOST_PICTURE_BYTES })
  return new Unavailable(fault.kind === 'time-out' ? `${who} took too long to answer.` : `${who} cannot be reached.`)
}

export interface Refused {
  readonly status: number
  readonly head: Headers
  /** The service's own code, if it has one. */
  readonly code: string | null
  readonly who: string
  readonly model: string | null
  readonly now: number
  /** When the service says so in a way of its own, milliseconds since the epoch. */
  readonly until?: number | null
}

/** What all services mean by a number. Codes that one service alone has are read before. */
export function errorOfStatus({ status, head, who, model, now, until = null }: Refused): AppError {
  if (status === 401) return new AuthExpired(`${who} did not accept the key.`, 'Enter the key anew under Image engines.')
  if (status === 402) return noCredit(who)
  if (status === 403) return new AuthExpired(`${who} does not let this key make pictures${model === null ? '' : ` with ${shown(model)}`}.`, 'Enter another key under Image engines, or choose another model.')
  if (status === 404) return new AppError('not-found', model === null ? `${who} does not know what was asked for.` : `${who} has no model ${shown(model)}.`, { action: 'Choose another model under Image engines.', detail: { another: 'yes' } })
  if (status === 429) return rateLimited(who, until ?? statedUntil(Object.fromEntries(head), now), now)
  if (status === 413) return new AppError('rejected', `${who} finds the request too large.`, { action: 'Use a smaller workflow, or another engine.', detail: { another: 'yes' } })
  if (status === 408 || status === 409 || status >= 500) return new Unavailable(`${who} failed on its side (${status}).`, { status })
  if (status >= 300 && status < 400) return new Unavailable(`${who} leads to another address, which is not followed; does this network want a sign-in?`, { status })
  return new AppError('rejected', `${who} did not take the request (${status}).`, { action: 'Choose another model or another engine.', detail: { status, another: 'yes' } })
}

export function noCredit(who: string): NeedsHuman {
  return new NeedsHuman(`${who} says that the account has no credit left.`, `Add credit at ${who}, or choose another engine.`)
}

export function rateLimited(who: string, until: number | null, now: number): RateLimited {
  return new RateLimited(Math.min(now + LONGEST_BLOCK_MS, Math.max(now + 1_000, until ?? now + USUAL_WAIT_MS)), `${who} asked to wait.`)
}

/** An answer that is no answer of this service. */
export function oddAnswer(who: string, place: string): SchemaChanged {
  return new SchemaChanged(who, place, 'the answer cannot be read')
}

/** The name of a model as the seller entered it; anything else in that place is left out. */
function shown(model: string): string {
  return model.replaceAll(/[^\w./:@ -]/g, '').slice(0, 120)
}

/**
 * Whether a request with this answer cannot have made or begun anything. Gateways answer 5xx while the work goes on behind
 * them; `itself`: the failure is told in the service's own form, and it is one whose answer is the picture.
 */
export function surelyNothingMade(status: number, itself = false): boolean {
  return (status < 500 && status !== 408 && status !== 409) || (itself && (status === 500 || status === 503))
}
