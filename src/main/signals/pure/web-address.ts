const MAX_ADDRESS = 2_000

/**
 * A web address that is safe to show as a link, or undefined: http or https only, no sign-in inside, at most 2,000
 * characters. A relative one is resolved against `base` where there is one and left out where there is none.
 */
export function readAddress(raw: unknown, base?: string): string | undefined {
  if (typeof raw !== 'string' || raw === '' || raw.length > MAX_ADDRESS) return undefined
  const text = raw.trim()
  if (base === undefined && PLAIN_ADDRESS.test(text)) return text
  const address = parse(text, base)
  if (address === null || (address.protocol !== 'https:' && address.protocol !== 'http:')) return undefined
  if (address.username !== '' || address.password !== '' || address.hostname === '') return undefined
  return address.href.length > MAX_ADDRESS ? undefined : address.href
}

/** The common case, read without building a URL: a host of plain characters and a path without spaces or quotes. */
const PLAIN_ADDRESS = /^https?:\/\/[a-z0-9][a-z0-9.-]*\.[a-z]{2,}\/[\w\-./~%?=&#+,:;!*@]*$/

function parse(text: string, base: string | undefined): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null // not an address: nothing is lost but a link
  }
}
