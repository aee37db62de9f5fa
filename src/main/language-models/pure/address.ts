/** Addresses of servers that a seller names. */

/** This machine itself: costs nothing and no line leaves it. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]'
}

/** This machine or the seller's own network, by the ranges of RFC 1918, RFC 4193, RFC 3927 and names without a domain. */
function isPrivate(address: string): boolean {
  const { hostname } = new URL(address)
  return isLoopback(address) || /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(hostname) || /^\[f[cd]/.test(hostname) || /^[^.:[\]]+$/.test(hostname) || hostname.endsWith('.local')
}

/** Why an address cannot be used, null when it can. */
export function addressFault(address: string): string | null {
  const { protocol, username, password } = new URL(address)
  if (username !== '' || password !== '') return 'must not hold a name or password; the key has its own field'
  if (protocol === 'http:' && !isPrivate(address)) return 'must begin with https, because keys and texts go there'
  return null
}
