/** Connections, kept open for a moment and reused: straight ones that check what a name leads to, and one set per proxy. */
import { Agent, ProxyAgent, type Dispatcher } from 'undici'
import { guardedLookup, type Lookup } from './addresses.ts'
import type { HttpLimits } from './request.ts'

export interface Dispatchers {
  /** A proxy looks names up itself, so only literal addresses can be checked there. */
  of(options: { readonly own: boolean; readonly proxy: string }): Dispatcher
  close(): Promise<void>
}

export function createDispatchers(limits: HttpLimits, lookup?: Lookup): Dispatchers {
  const made = new Map<string, Dispatcher>()
  const make = (own: boolean, proxy: string): Dispatcher => {
    const shared = { connections: 1, pipelining: 1, headersTimeout: limits.headersMs, bodyTimeout: limits.idleMs, connectTimeout: limits.connectMs }
    if (proxy === '') return new Agent({ ...shared, connect: { timeout: limits.connectMs, lookup: guardedLookup(own, lookup) } })
    const { origin, username, password } = new URL(proxy)
    const token = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`
    return new ProxyAgent({ ...shared, uri: origin, requestTls: { timeout: limits.connectMs }, proxyTls: { timeout: limits.connectMs }, ...(username === '' ? {} : { token }) })
  }
  return {
    of({ own, proxy }) {
      const key = proxy === '' ? String(own) : proxy
      const known = made.get(key) ?? make(own, proxy)
      made.set(key, known)
      return known
    },
    async close() {
      await Promise.all([...made.values()].map((dispatcher) => dispatcher.destroy()))
    },
  }
}
