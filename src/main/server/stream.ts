import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App } from '../app.ts'
import type { StreamMessage } from '../jobs/contract.ts'

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
  let seq = startingPoint(request, url, events.lastSeq())
  const catchUp = (): void => {
    for (;;) {
      const page = events.after(seq, CATCH_UP)
      for (const event of page) send({ type: 'event', event })
      seq = page.at(-1)?.seq ?? seq
      if (page.length < CATCH_UP) return
    }
  }
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

/** Where to begin: after what the follower has, else with what comes next. */
function startingPoint(request: IncomingMessage, url: URL, last: number): number {
  const asked = request.headers['last-event-id'] ?? url.searchParams.get('after')
  const seq = Number(asked ?? Number.NaN)
  return Number.isInteger(seq) && seq >= 0 ? seq : last
}
