import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App } from '../app.ts'
import type { StreamMessage } from '../jobs/contract.ts'
import type { Events } from '../jobs/index.ts'

/** Events read at a time when a window catches up. */
const CATCH_UP = 500
/** A comment line at this pace keeps the line open and shows the other side that we live. */
const HEARTBEAT_MS = 15_000
/** A follower that does not read is cut off at this much unsent text; it connects again where it stood. */
const MOST_UNSENT_BYTES = 4 * 1024 * 1024

/** The live stream: the event log from `after` (or Last-Event-ID) on, and progress as it happens. */
export function serveStream(app: App, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { events, board } = app.jobs
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
  const send = (message: StreamMessage): void => {
    if (response.writableLength > MOST_UNSENT_BYTES) return void response.destroy()
    const id = message.type === 'event' ? `id: ${message.event.seq}\n` : ''
    response.write(`${id}data: ${JSON.stringify(message)}\n\n`)
  }
  const catchUp = createCatchUp(events, startingPoint(request, url, events.lastSeq()), response, send)
  response.write(': connected\n\n')
  catchUp()
  for (const progress of board.all()) send({ type: 'progress', progress })
  const stops = [events.follow(catchUp), board.follow(send)]
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS)
  return new Promise((resolve) => {
    response.once('close', () => {
      clearInterval(heartbeat)
      for (const stop of stops) stop()
      resolve()
    })
  })
}

/**
 * Sends what stands in the log after `from`, page by page at the pace of the reader: one that was away for a night may
 * have a hundred thousand events to come, and is not cut off for that.
 */
function createCatchUp(events: Events, from: number, response: ServerResponse, send: (message: StreamMessage) => void): () => void {
  let seq = from
  let busy = false
  const run = async (): Promise<void> => {
    busy = true
    try {
      for (;;) {
        const page = response.destroyed ? [] : events.after(seq, CATCH_UP)
        for (const event of page) send({ type: 'event', event })
        seq = page.at(-1)?.seq ?? seq
        if (page.length < CATCH_UP) return
        await drained(response)
      }
    } finally {
      // At once, not a turn later: the next event may be written in this very moment.
      busy = false
    }
  }
  return () => {
    if (!busy) run().catch(() => response.destroy())
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (!response.writableNeedDrain || response.destroyed) return void setImmediate(resolve)
    const done = (): void => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

/** Where to begin: after what the follower has, else with what comes next. */
function startingPoint(request: IncomingMessage, url: URL, last: number): number {
  const asked = request.headers['last-event-id'] ?? url.searchParams.get('after')
  const seq = Number(asked ?? Number.NaN)
  return Number.isInteger(seq) && seq >= 0 ? seq : last
}
