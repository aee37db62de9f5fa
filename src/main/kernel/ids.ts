import { hash } from 'node:crypto'

/** Every id says what it names. */
export type IdKind = 'sig' | 'ide' | 'thm' | 'dsg' | 'mck' | 'lst' | 'pub' | 'run' | 'job' | 'evt' | 'dec' | 'cst' | 'exp' | 'own'

/** 96 bits: a clash among a million ids of one kind has a chance below 2⁻⁵⁶. */
const HEX_DIGITS = 24

/** An id made from what it names, so that a retry meets the same row instead of making a second one. */
export function deriveId(kind: IdKind, ...parts: readonly (string | number)[]): string {
  return `${kind}_${hash('sha256', parts.join('\u0000'), 'hex').slice(0, HEX_DIGITS)}`
}

/** The kind an id claims to be, or null when it is no id of ours. */
export function idKind(id: string): IdKind | null {
  const match = /^(sig|ide|thm|dsg|mck|lst|pub|run|job|evt|dec|cst|exp|own)_[0-9a-f]{24}$/.exec(id)
  return match === null ? null : (match[1] as IdKind)
}

/** The same as a lowercase UUID (RFC 9562, version 8), for services that take no other form. */
export function deriveUuid(...parts: readonly (string | number)[]): string {
  const hex = hash('sha256', parts.join('\u0000'), 'hex')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8'
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
