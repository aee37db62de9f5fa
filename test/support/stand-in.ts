/** A real HTTP server on this machine that stands in for a service; ended when the test is over. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface StandIn {
  /** `http://127.0.0.1:port`. */
  readonly origin: string
  /** What was asked so far, in order. */
  readonly asked: readonly { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }[]
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** `answer` may be exchanged between requests through the object it is given in. */
export async function startStandIn(service: { answer: Answering }): Promise<StandIn> {
  const asked: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
      service.answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}
