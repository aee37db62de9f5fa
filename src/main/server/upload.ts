import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { App } from '../app.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { IMPORT } from '../signals/index.ts'

/** Of a file's own name, which is only shown. */
const LONGEST_NAME = 200

/** Takes a dropped file's bytes to disk as they come and asks for its import. Its own name never becomes a path. */
export async function receiveUpload(app: App, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  if (request.method !== 'POST') throw new InvalidInput('upload', 'must be sent with POST')
  const name = (url.searchParams.get('name') ?? '').slice(0, LONGEST_NAME)
  const ending = extname(name).toLowerCase()
  if (!/^\.(csv|tsv|txt|xlsx|json|ndjson|jsonl|xml|rss|atom|ics)$/.test(ending)) {
    throw new InvalidInput('upload', `files ending in “${ending.slice(0, 12)}” cannot be imported`, 'Use a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.')
  }
  const folder = join(app.host.paths.home, 'uploads')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${randomBytes(8).toString('hex')}${ending}`)
  try {
    await pipeline(request, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
  const jobId = app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind: IMPORT, payload: { file, removeAfter: true, name } }))
  response.writeHead(202, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ jobId }))
}
