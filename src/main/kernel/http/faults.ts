/** What went wrong below HTTP, in our words: the class, a sentence with the host, and never a foreign text. */
import { AppError, Cancelled, Unavailable } from '../errors.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'cannot be found; is this computer online?',
  EAI_AGAIN: 'cannot be found; is this computer online?',
  ENETUNREACH: 'cannot be reached; is this computer online?',
  EHOSTUNREACH: 'cannot be reached; is this computer online?',
  ECONNREFUSED: 'takes no connections.',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer in time.',
  UND_ERR_HEADERS_TIMEOUT: 'did not answer in time.',
  UND_ERR_BODY_TIMEOUT: 'stopped in the middle of its answer.',
  TOTAL_TIMEOUT: 'took too long to answer.',
  ECONNRESET: 'broke the connection.',
  UND_ERR_SOCKET: 'broke the connection.',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'broke off its answer.',
  CERT_HAS_EXPIRED: 'has a certificate that ran out.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that cannot be trusted.',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that cannot be trusted.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that cannot be trusted.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name.',
  Z_DATA_ERROR: 'sent an answer that cannot be unpacked.',
  Z_BUF_ERROR: 'broke off its answer.',
}

export interface Trouble {
  readonly host: string
  readonly proxied: boolean
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined
  readonly timedOut: boolean
}

/** @returns our own errors as they are, Cancelled when the caller gave up, and Unavailable for everything else. */
export function faultOf(error: unknown, { host, proxied, signal, timedOut }: Trouble): AppError {
  if (signal?.aborted === true) return new Cancelled('The request')
  const own = ownErrorOf(error)
  if (own !== null) return own
  const code = timedOut ? 'TOTAL_TIMEOUT' : codeOf(error)
  const what = SENTENCES[code] ?? 'cannot be reached.'
  return new Unavailable(`${host} ${what}${proxied ? ' It was asked through the proxy that is set for this source.' : ''}`, { code })
}

/** A refusal in the resolver comes back wrapped by the socket. */
function ownErrorOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  return error instanceof Error && error.cause instanceof AppError ? error.cause : null
}

/** Node's and undici's codes are constants of theirs; anything else in that place is left out. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code
  return error instanceof Error && error.cause instanceof Error ? codeOf(error.cause) : 'UNKNOWN'
}
