import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { extname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { App } from '../app.ts'
import { OWN_LISTINGS } from '../catalogue/index.ts'
import { TRADEMARKS } from '../compliance/index.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { IMPORT } from '../signals/index.ts'

/** Of a file's own name, which is only shown. */
const LONGEST_NAME = 200

/** Takes a dropped file's bytes to disk as they come and asks for its import. Its own name never becomes a path. */
export async function receiveUpload(app: App, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  if (request.method !== 'POST') throw new InvalidInput('upload', 'must be sent with POST')
  const name = (url.searchParams.get('name') ?? '').slice(0, LONGEST_NAME)
  if (url.searchParams.get('as') === 'scene') return receiveScenePhoto(app, request, response, name)
  const ending = extname(name).toLowerCase()
  if (url.searchParams.get('as') === 'trademarks') {
    if (!/^\.(zip|xml)$/.test(ending)) throw new InvalidInput('upload', `files ending in “${ending.slice(0, 12)}” are no trademark files`, 'Use the ZIP or XML as the USPTO offers it.')
    const file = await toDisk(app, request, ending)
    return accepted(response, app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind: TRADEMARKS, payload: { file, removeAfter: true, name } })))
  }
  if (!/^\.(csv|tsv|txt|xlsx|json|ndjson|jsonl|xml|rss|atom|ics)$/.test(ending)) {
    throw new InvalidInput('upload', `files ending in “${ending.slice(0, 12)}” cannot be imported`, 'Use a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.')
  }
  const file = await toDisk(app, request, ending)
  const kind = url.searchParams.get('as') === 'listings' ? OWN_LISTINGS : IMPORT
  const jobId = app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind, payload: { file, removeAfter: true, name } }))
  accepted(response, jobId)
}

function accepted(response: ServerResponse, jobId: string): void {
  response.writeHead(202, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ jobId }))
}

/** What a photo may weigh: more than any camera's JPEG. */
const MAX_PHOTO_BYTES = 60_000_000

/** Takes a photo that a scene is to be made of; it is read before the answer, so that a wrong one is refused with its reason. */
async function receiveScenePhoto(app: App, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  const ending = extname(name).toLowerCase()
  if (!/^\.(jpe?g|png|webp)$/.test(ending)) throw new InvalidInput('photo', `files ending in “${ending.slice(0, 12)}” cannot be used as a photo`, 'Use a JPEG, PNG or WebP file.')
  if (Number(request.headers['content-length'] ?? 0) > MAX_PHOTO_BYTES) throw new InvalidInput('photo', 'it is over 60 MB', 'Save it smaller and try again.')
  const file = await toDisk(app, request, ending, MAX_PHOTO_BYTES)
  try {
    const added = await app.mockups.ownScenes.add(file, name.slice(0, -ending.length), AbortSignal.timeout(60_000))
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ sceneId: added.id }))
  } finally {
    rmSync(file, { force: true })
  }
}

/** Its own name never becomes a path. */
async function toDisk(app: App, request: IncomingMessage, ending: string, most = Infinity): Promise<string> {
  const folder = join(app.host.paths.home, 'uploads')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${randomBytes(8).toString('hex')}${ending}`)
  try {
    await pipeline(request, atMost(most), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    return file
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

function atMost(most: number): Transform {
  let sum = 0
  return new Transform({
    transform(chunk: Buffer, _, next) {
      sum += chunk.length
      next(sum > most ? new InvalidInput('file', 'it is larger than allowed', 'Save it smaller and try again.') : null, chunk)
    },
  })
}
