/** Where a server of the seller's stands: this machine, the own network, or behind a proxy of their own. */
import { isIP } from 'node:net'
import { InvalidInput } from '../../../kernel/errors.ts'
import { checkedUrl, mayAsk } from '../../../kernel/http/addresses.ts'

/** A header that a proxy in front of the server wants; its value never reaches a log or an error. */
export interface ProxyHeader {
  readonly name: string
  readonly value: string
}

/** Where a fresh ComfyUI listens; the desktop app takes 8000. */
export const USUAL_ADDRESS = 'http://127.0.0.1:8188'

/**
 * The address as the seller typed it, checked: http or https, no name or password in it, and no plain http to the open
 * network, where anybody on the way reads prompts and keys.
 * @throws InvalidInput
 */
export function serverAddress(text: string): URL {
  const typed = text.trim()
  const url = checkedUrl(/^[a-z]+:\/\//i.test(typed) ? typed : `http://${typed}`, true)
  if (url.protocol === 'http:' && !isOwn(url.hostname)) throw new InvalidInput(url.host, 'lies in the open network and must begin with https', 'Write https:// before it, or name its address in your own network.')
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/\/+$/, '')
  return url
}

/** This machine, the seller's network, or a name without a domain. */
function isOwn(hostname: string): boolean {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  if (isIP(host) !== 0) return !mayAsk(host, false)
  return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)\.?$/i.test(host)
}

const NAMED = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}):\s*([\x21-\x7e][\x20-\x7e]{0,2000})$/
/** What says how a request is sent, and to whom; none of these is a key (RFC 9110). */
const OF_THE_REQUEST = new Set(['host', 'connection', 'content-length', 'content-type', 'expect', 'keep-alive', 'proxy-connection', 'range', 'te', 'trailer', 'transfer-encoding', 'upgrade'])

/** `Name: value`, or a bare token, which goes as `Authorization: Bearer`. @throws InvalidInput without the text in it. */
export function proxyHeader(text: string): ProxyHeader {
  const trimmed = text.trim()
  const [, name, value] = NAMED.exec(trimmed) ?? []
  if (name !== undefined && value !== undefined && !OF_THE_REQUEST.has(name.toLowerCase())) return { name: name.toLowerCase(), value }
  if (name !== undefined || !/^[\x21-\x7e]{1,2000}$/.test(trimmed)) throw new InvalidInput('key', 'is no key and no header', 'Write the bare key, or the header as “Name: value”.')
  return { name: 'authorization', value: `Bearer ${trimmed}` }
}

/** Where the key of a server stands among the secrets: it belongs to the one server that it was entered for and is sent nowhere else. */
export function secretFor(address: URL): string {
  return `image-engine/comfyui/${address.origin}`
}
