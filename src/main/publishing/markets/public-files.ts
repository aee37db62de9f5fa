import { basename } from 'node:path'

/**
 * Where a file lies for everybody, for markets that fetch files and take none: under the base address that the seller
 * entered, by its own name. Null where there is no such base.
 */
export function publicAddress(base: string, file: string): string | null {
  if (!base.startsWith('https://') || !URL.canParse(base)) return null
  return new URL(encodeURIComponent(basename(file)), base.endsWith('/') ? base : `${base}/`).href
}
