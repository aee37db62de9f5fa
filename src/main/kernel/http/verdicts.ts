/** What the number of an answer means. Without effects. */
import { AppError, AuthExpired, Unavailable } from '../errors.ts'

export interface Answered {
  readonly host: string
  /** Whether a key or token went along. */
  readonly secrets: boolean
  /** Of a refusal, when its reader was given; never kept. */
  readonly text: string
  readonly refusal: ((status: number, text: string) => AppError | null) | undefined
}

/** null for an answer to use: 200 to 299, 304, 404 and 410. */
export function judge(status: number, { host, secrets, text, refusal }: Answered): AppError | null {
  if ((status >= 200 && status < 300) || status === 304 || status === 404 || status === 410) return null
  const told = status >= 400 && status < 500 ? (refusal?.(status, text) ?? null) : null
  if (told !== null) return told
  if (secrets && (status === 401 || status === 403)) {
    return new AuthExpired(`${host} did not accept the key (${status}).`, 'Check the key in Settings, under Sources; it may have run out or lack a permission.')
  }
  if (status === 407) return new Unavailable('The proxy asks for a name and a password.', { status })
  if (status === 401 || status === 403) return new Unavailable(`${host} does not let this program in (${status}).`, { status })
  if (status === 408 || status === 425 || status >= 500) return new Unavailable(`${host} failed on its side (${status}).`, { status })
  return new AppError('rejected', `${host} did not accept the request (${status}).`, { detail: { status } })
}
