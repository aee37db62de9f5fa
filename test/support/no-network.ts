/**
 * The tests reach no machine but this one. Loaded by vitest before every test file, and handed on to child processes
 * through NODE_OPTIONS, it refuses each way out at the point where every library ends up: the socket and the resolver.
 */
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|0\.0\.0\.0|::)$/i

function refusal(host: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Error(`A test tried to reach ${host}. Tests use recorded answers or a server on 127.0.0.1.`)
  error.code = 'ENETWORKREFUSED'
  return error
}

/** The host a connect call names; null for a Unix socket or a named pipe. */
function hostOf(args: readonly unknown[]): string | null {
  // node:net passes its own normalised arguments on as one array.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { readonly path?: unknown; readonly host?: unknown }
    return path === undefined || path === null ? (typeof host === 'string' ? host : 'localhost') : null
  }
  return typeof first === 'string' && Number.isNaN(Number(first)) ? null : typeof second === 'string' ? second : 'localhost'
}

function guardSockets(): void {
  const connect = net.Socket.prototype.connect as (...args: unknown[]) => net.Socket
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args)
    if (host === null || LOOPBACK.test(host)) return connect.apply(this, args)
    // As a refused connection does: the error comes on the socket, after the caller could listen for it.
    process.nextTick(() => this.destroy(refusal(host)))
    return this
  } as typeof net.Socket.prototype.connect
}

type Callback = (error: Error) => void

/** Names are refused too, so that a test which only resolves does not ask the network's name server. */
function guardResolver(target: object, name: string, fails: (host: string, callback: unknown) => unknown): void {
  const original = Reflect.get(target, name) as (...args: unknown[]) => unknown
  Reflect.set(target, name, (...args: unknown[]) => {
    const host = String(args[0])
    return LOOPBACK.test(host) || net.isIP(host) !== 0 ? original.apply(target, args) : fails(host, args.at(-1))
  })
}

function guardNames(): void {
  const toCallback = (host: string, callback: unknown): void => process.nextTick(callback as Callback, refusal(host))
  const toPromise = async (host: string): Promise<never> => {
    throw refusal(host)
  }
  for (const name of Object.keys(dns).filter((key) => key === 'lookup' || key.startsWith('resolve'))) guardResolver(dns, name, toCallback)
  for (const name of Object.keys(dns.promises).filter((key) => key === 'lookup' || key.startsWith('resolve'))) {
    guardResolver(dns.promises, name, toPromise)
  }
}

/** A child process that a test starts is under the same guard; Node reads NODE_OPTIONS before its program. */
function guardChildren(): void {
  const option = `--import ${import.meta.url}`
  const options = process.env['NODE_OPTIONS'] ?? ''
  if (!options.includes(option)) process.env['NODE_OPTIONS'] = `${options} ${option}`.trim()
}

guardSockets()
guardNames()
guardChildren()
syncBuiltinESMExports()
