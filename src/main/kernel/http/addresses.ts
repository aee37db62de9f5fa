/** Which addresses the program asks. What comes from outside must not lead it into the seller's own network. */
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import { InvalidInput, Unavailable } from '../errors.ts'

/** Networks that a seller may own (RFC 1918, RFC 4193, loopback, and RFC 6598, which mesh VPNs use). */
const OWN = listOf(
  [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10], ['127.0.0.0', 8]],
  [['::1', 128], ['fc00::', 7]],
)
/** Nobody's service: this host, link-local (where clouds keep their keys), documentation, multicast, reserved (RFC 6890). */
const NEVER = listOf(
  [['0.0.0.0', 8], ['169.254.0.0', 16], ['192.0.0.0', 24], ['192.0.2.0', 24], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]],
  [['::', 128], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8], ['2001:db8::', 32], ['64:ff9b:1::', 48]],
)

/** Whether a public address; with `own` also one of the seller's own network. `address` is an IP address, IPv4-mapped ones included. */
export function mayAsk(address: string, own: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return !NEVER.check(address, family) && (own || !OWN.check(address, family))
}

/** The address of a request. @throws InvalidInput naming the host when it is no web address or not one to ask. */
export function checkedUrl(text: string, own: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new InvalidInput('address', 'is not an http or https address')
  if (url.username !== '' || url.password !== '') throw new InvalidInput(url.host, 'holds a name or password in its address', 'Take the part before the @ out.')
  const host = bare(url.hostname)
  if (isIP(host) !== 0 && !mayAsk(host, own)) throw privateAddress(url.host)
  if (!own && LOCAL_NAME.test(host)) throw privateAddress(url.host)
  return url
}

/** Names that never leave the machine or the home; a resolver need not be asked. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)\.?$/i

function bare(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

function privateAddress(host: string): InvalidInput {
  return new InvalidInput(host, 'lies in a private network and is not asked', 'Only an address that you typed yourself may lie in your own network.')
}

/** The name is good and what the network says of it is not: a filter, or the sign-in page of a hotel. That passes. */
function ledAstray(host: string): Unavailable {
  return new Unavailable(`${host} leads into a private network here and is not asked; does this network filter names or want a sign-in?`)
}

type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void
export type Lookup = (hostname: string, options: LookupOptions, callback: Callback) => void

/** A resolver for sockets that refuses a name which leads to an address not to ask: the check is on what is connected to. */
export function guardedLookup(own: boolean, lookup: Lookup = systemLookup as Lookup): Lookup {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, [])
      const addresses = typeof found === 'string' ? [] : found
      const [first] = addresses
      if (first === undefined || addresses.some(({ address }) => !mayAsk(address, own))) return callback(ledAstray(hostname), [])
      if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

type Subnet = readonly [network: string, prefix: number]

function listOf(ipv4: readonly Subnet[], ipv6: readonly Subnet[]): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of ipv4) list.addSubnet(network, prefix, 'ipv4')
  for (const [network, prefix] of ipv6) list.addSubnet(network, prefix, 'ipv6')
  return list
}
