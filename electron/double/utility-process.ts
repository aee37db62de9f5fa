/**
 * Utility processes for the tests, made of real Node child processes: a crash is a real crash. What Electron gives the
 * child as `process.parentPort` comes from `parent-port.ts`, which Node loads before the program.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { basename } from 'node:path'
import type { ForkOptions, MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron'

/** What crosses the pipe between a double and its child. */
export type Envelope =
  | { readonly to: 'parent-port'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly to: 'port'; readonly port: number; readonly data: unknown }
  | { readonly to: 'port-closed'; readonly port: number }

/** One end of a channel; the other end may have been transferred into a child. */
class MessagePortDouble extends EventEmitter implements Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
  peer: MessagePortDouble | null = null
  private remote: ((data: unknown) => void) | null = null
  private held: unknown[] | null = []

  postMessage(data: unknown): void {
    this.peer?.deliver(structuredClone(data))
  }

  start(): void {
    for (const data of this.held?.splice(0) ?? []) this.emit('message', { data, ports: [] })
    this.held = null
  }

  close(): void {
    this.peer?.emit('close')
  }

  /** From now on the port lives in a child: what arrives at it is sent there. */
  transferTo(send: (data: unknown) => void): void {
    this.remote = send
    for (const data of this.held?.splice(0) ?? []) send(data)
    this.held = null
  }

  private deliver(data: unknown): void {
    if (this.remote !== null) this.remote(data)
    else if (this.held !== null) this.held.push(data)
    else this.emit('message', { data, ports: [] })
  }
}

/** The real one's ports are closed to look into; these are held to their methods. */
export class MessageChannelDouble implements Record<keyof MessageChannelMain, MessagePortDouble> {
  readonly port1 = new MessagePortDouble()
  readonly port2 = new MessagePortDouble()

  constructor() {
    this.port1.peer = this.port2
    this.port2.peer = this.port1
  }
}

class UtilityProcessDouble extends EventEmitter implements Pick<UtilityProcess, 'pid' | 'kill' | 'postMessage'> {
  pid: number | undefined = undefined
  private readonly child: ChildProcess
  private readonly ports = new Map<number, MessagePortDouble>()
  private lastPort = 0

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super()
    const bootstrap = new URL('parent-port.ts', import.meta.url).href
    this.child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--import', bootstrap, ...(options.execArgv ?? [])],
      env: options.env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.child.once('spawn', () => {
      this.pid = this.child.pid
      this.emit('spawn')
    })
    this.child.on('message', (message) => this.receive(message as Envelope))
    this.child.once('exit', (code, signal) => {
      for (const port of this.ports.values()) port.close()
      this.emit('exit', code ?? (signal === null ? 0 : 1))
      this.pid = undefined
    })
  }

  postMessage(data: unknown, transfer: readonly object[] = []): void {
    this.send({ to: 'parent-port', data, ports: transfer.map((port) => this.adopt(port as MessagePortDouble)) })
  }

  kill(): boolean {
    return this.child.kill('SIGTERM')
  }

  private adopt(port: MessagePortDouble): number {
    const id = ++this.lastPort
    this.ports.set(id, port)
    port.transferTo((data) => this.send({ to: 'port', port: id, data }))
    port.once('close', () => this.send({ to: 'port-closed', port: id }))
    return id
  }

  private receive(envelope: Envelope): void {
    if (envelope.to === 'parent-port') this.emit('message', envelope.data)
    else if (envelope.to === 'port') this.ports.get(envelope.port)?.postMessage(envelope.data)
  }

  private send(envelope: Envelope): void {
    // A child that has just died takes no message, in Electron as here, and nobody is told.
    if (this.child.connected) this.child.send(envelope, () => undefined)
  }
}

/** What the shell did, in order, by name: `lock`, `ready`, `fork core.ts` … */
export const steps: string[] = []

/** Every process forked since the last `reset()` of the double. */
export const forked: UtilityProcessDouble[] = []

export const utilityProcessDouble = {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcessDouble {
    const started = new UtilityProcessDouble(modulePath, args, options)
    forked.push(started)
    steps.push(`fork ${basename(modulePath)}`)
    return started
  },
}
