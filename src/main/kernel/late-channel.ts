/** A channel that can be used before its port exists: what is said until then is kept in order. */
import type { Channel } from './ports.ts'

/** What Electron's message ports are on both sides; typed here because only `electron/` may import it. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  start(): void
}

export interface LateChannel {
  readonly channel: Channel
  /** Gives the port, once; what was said before goes out now. */
  connect(port: MessagePortLike): void
  /** Tells every listener, once, why the other side is gone. */
  close(reason: string): void
}

export function createLateChannel(): LateChannel {
  const unsent: unknown[] = []
  const listeners: ((message: unknown) => void)[] = []
  const closing: ((reason: string) => void)[] = []
  let port: MessagePortLike | null = null
  return {
    channel: {
      post: (message) => (port === null ? void unsent.push(message) : port.postMessage(message)),
      onMessage: (listener) => void listeners.push(listener),
      onClose: (listener) => void closing.push(listener),
    },
    connect(given) {
      port = given
      given.on('message', ({ data }) => {
        for (const listener of listeners) listener(data)
      })
      given.start()
      for (const message of unsent.splice(0)) given.postMessage(message)
    },
    close(reason) {
      for (const listener of closing.splice(0)) listener(reason)
    },
  }
}
