/** Why a request has no answer, and whether it may have arrived: what paying and publishing once hangs on. */
import { AppError } from '../errors.ts'

/** No answer, or not all of it. `sent`: the service may have seen the request and worked on it. */
export class LineFault extends Error {
  override readonly name = 'LineFault'
  readonly kind: 'no-connection' | 'time-out' | 'cancelled' | 'too-long'
  readonly sent: boolean
  constructor(kind: LineFault['kind'], sent: boolean) {
    super(kind)
    this.kind = kind
    this.sent = sent
  }
}

const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_SSL_WRONG_VERSION_NUMBER'])
/** Node's names for a certificate that is not trusted (its “X509 certificate error codes”), as where a filter or a virus scanner stands in the line. */
const UNTRUSTED = /^(?:CERT_|CRL_|SELF_SIGNED_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_|ERR_TLS_CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$)/

/** False only where no connection came about; anything else may have reached the service. */
export function wasSent(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    // The resolver found an address that is not asked.
    if (at instanceof AppError) return false
    if ('code' in at && typeof at.code === 'string' && (NOT_SENT.has(at.code) || UNTRUSTED.test(at.code))) return false
    if (at instanceof AggregateError ? at.errors.every(isOfConnecting) : isOfConnecting(at)) return false
  }
  return true
}

/** A time-out has the same code before and after there is a connection. */
function isOfConnecting(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect'
}
