/** Loaded before the program of a doubled utility process: puts Electron's `parentPort` on `process`. */
import { EventEmitter } from 'node:events'
import type { Envelope } from './utility-process.ts'

/** Keeps what arrives until it is started, as Electron's ports do. */
class Port extends EventEmitter {
  private held: unknown[] | null = []
  private readonly envelope: (data: unknown) => Envelope

  constructor(envelope: (data: unknown) => Envelope) {
    super()
    this.envelope = envelope
  }

  arrive(event: unknown): void {
    if (this.held === null) this.emit('message', event)
    else this.held.push(event)
  }

  start(): void {
    const events = this.held ?? []
    this.held = null
    for (const event of events) this.emit('message', event)
  }

  postMessage(data: unknown): void {
    process.send?.(this.envelope(data))
  }
}

const parentPort = new Port((data) => ({ to: 'parent-port', data, ports: [] }))
// Unlike a message port, this one starts by itself when the program first listens.
parentPort.on('newListener', (name) => name === 'message' && process.nextTick(() => parentPort.start()))

const ports = new Map<number, Port>()
function portOf(id: number): Port {
  const port = ports.get(id) ?? new Port((data) => ({ to: 'port', port: id, data }))
  ports.set(id, port)
  return port
}

process.on('message', (message) => {
  const envelope = message as Envelope
  if (envelope.to === 'parent-port') parentPort.arrive({ data: envelope.data, ports: envelope.ports.map(portOf) })
  else if (envelope.to === 'port') portOf(envelope.port).arrive({ data: envelope.data, ports: [] })
  else portOf(envelope.port).emit('close')
})
// A utility process ends with the app that forked it.
process.once('disconnect', () => process.exit(0))
Object.defineProperty(process, 'parentPort', { value: parentPort })
