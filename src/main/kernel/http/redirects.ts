/** Where an answer leads. Without effects; the address is checked like any other before it is asked. */
import { Unavailable } from '../errors.ts'
import type { Head } from './rate-headers.ts'
import type { HttpRequest } from './request.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * The request that follows, or null when the answer is no redirect. At another origin secrets, validators and the leave
 * to be private stay behind; a POST becomes a GET but for 307 and 308.
 * @throws Unavailable when it leads nowhere.
 */
export function redirectOf(request: HttpRequest, from: URL, status: number, head: Head): HttpRequest | null {
  if (!REDIRECTS.has(status)) return null
  const location = head['location']
  const target = typeof location === 'string' && URL.canParse(location, from.href) ? new URL(location, from) : null
  if (target === null) throw new Unavailable(`${from.host} leads to an address that cannot be read.`)
  target.hash = ''
  const { secretHeaders, secretQuery: _stays, validators, mayBePrivate, body, method, ...rest } = request
  const here = target.origin === from.origin
  const again = status === 307 || status === 308
  // A body may hold a secret (a token exchange does), so it is not carried elsewhere.
  if (again && method === 'POST' && !here) throw new Unavailable(`${from.host} leads elsewhere, where this is not sent.`)
  return {
    ...rest,
    url: target.href,
    ...(again && method !== undefined ? { method, ...(body === undefined ? {} : { body }) } : {}),
    ...(here && secretHeaders !== undefined ? { secretHeaders } : {}),
    ...(here && validators !== undefined ? { validators } : {}),
    ...(here && mayBePrivate !== undefined ? { mayBePrivate } : {}),
  }
}
