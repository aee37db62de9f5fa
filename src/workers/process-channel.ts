/** The pipe between a worker and the process that forked it, under plain Node and under Electron alike. */
import { createLateChannel, type MessagePortLike } from '../main/kernel/late-channel.ts'
import type { Channel } from '../main/kernel/ports.ts'

/** What Electron puts on `process` in a utility process; typed here because only `electron/` may import it. */
interface ParentPort {
  once(event: 'message', listener: (event: { readonly ports: readonly ClosingPort[] }) => void): void
}
interface ClosingPort extends MessagePortLike {
  once(event: 'close', listener: () => void): unknown
}

/**
 * The channel to the parent of this process. A worker without a parent has nobody to work for: when the parent
 * disconnects, close listeners run and then the process exits.
 * Throws when this process was not forked with a message channel.
 */
export function processChannel(): Channel {
  const { parentPort } = process as { parentPort?: ParentPort }
  if (parentPort !== undefined) return electronChannel(parentPort)
  if (process.send === undefined) throw new Error('This program is a worker: another process starts it, with a message channel.')
  return nodeChannel()
}

/** The desktop shell forks this process for the core; its first message brings the port that leads there. */
function electronChannel(parent: ParentPort): Channel {
  const late = createLateChannel()
  parent.once('message', ({ ports: [port] }) => {
    if (port === undefined) throw new Error('The first message to a worker must bring its port.')
    late.connect(port)
    port.once('close', () => {
      late.close('its parent closed the channel')
      process.exit(0)
    })
  })
  return late.channel
}

function nodeChannel(): Channel {
  const closing: ((reason: string) => void)[] = []
  process.once('disconnect', () => {
    for (const listener of closing) listener('its parent disconnected')
    process.exit(0)
  })
  return {
    // A failed send means that the parent is going; `disconnect` follows and ends this process.
    post: (message) => void process.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void closing.push(listener),
  }
}
