/** What a market's refusals mean, in the seller's words. */
import { AppError, AuthExpired, RateLimited, Unavailable } from '../../kernel/errors.ts'
import { untilOf } from '../../kernel/http/rate-headers.ts'
import type { MarketAnswer } from '../api/market.ts'

export interface Refusal {
  readonly who: string
  readonly answer: MarketAnswer
  /** The market's own sentence, if it has one. */
  readonly says: string | null
  readonly now: number
}

/** What all markets mean by a number. Codes that one market alone has are read before. */
export function errorOfStatus({ who, answer: { status, headers }, says, now }: Refusal): AppError {
  const why = says === null ? '' : ` It says: “${cleaned(says)}”`
  if (status === 401) return new AuthExpired(`${who} no longer takes the sign-in.${why}`, `Connect ${who} again in Settings, under Markets.`)
  if (status === 403) return new AuthExpired(`${who} does not let this connection do that.${why}`, `Connect ${who} again in Settings, under Markets, and allow all that is asked for.`)
  if (status === 404 || status === 410) return new AppError('not-found', `${who} does not have that any more.${why}`)
  if (status === 408 || status >= 500) return new Unavailable(`${who} failed on its side (${status}).`, { status })
  if (status === 409) return new AppError('conflict', `${who} says that it stands otherwise there.${why}`)
  if (status === 429) return new RateLimited(untilOf(headers, now), `${who} asked to wait.`)
  return new AppError('rejected', `${who} refused it (${status}).${why}`, { action: 'Change the listing or the connection accordingly, then publish it again.', detail: { status } })
}

const LONGEST_SENTENCE = 240

/** A foreign sentence that may be shown: no markup, no control signs, nothing that could be a key, not long. */
export function cleaned(text: string): string {
  const plain = text.replace(/<[^>]{0,200}>/g, ' ').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').replace(/(?=[^\s]*\d)[\w.\-~+/=:]{24,}/g, '…').trim()
  return plain.length <= LONGEST_SENTENCE ? plain : `${plain.slice(0, LONGEST_SENTENCE - 1)}…`
}
