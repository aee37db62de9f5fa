/** One file, resumed where it was cut off, hashed while it comes, and given its name only when it is whole. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { AppError, Cancelled, RateLimited, toPlainError, Unavailable } from '../kernel/errors.ts'
import type { Clock } from '../kernel/clock.ts'
import type { OpenRemote, RemoteFile } from './remote-file.ts'

export interface FileDownload {
  readonly address: string
  /** Where it lies when it is whole; `.part` and `.part.json` stand beside it until then. */
  readonly target: string
  /** Null is not known beforehand. */
  readonly sha256: string | null
  readonly signal: AbortSignal
  /** Bytes that are here, and of how many; null while the server does not say. */
  readonly onBytes: (done: number, total: number | null) => void
}

export interface DownloadDeps {
  readonly open: OpenRemote
  readonly clock: Clock
}

/** The format holds no more, and an answer without an end must have one. */
const MOST_BYTES = 2 * 1024 ** 3
/** When a server says 429 and not for how long. */
const USUAL_WAIT_MS = 60_000
/** What the server said of the bytes in `.part`: only if it says the same again may the rest be joined to them. */
const partNote = z.object({ address: z.string(), validator: z.string() })

/**
 * @returns what is on disk now.
 * @throws Unavailable when the line breaks or the server fails: what came is kept and the next call goes on from there.
 * @throws RateLimited; AppError `not-found`, `rejected` (refused, or not the file it should be); Cancelled.
 */
export async function downloadFile(deps: DownloadDeps, file: FileDownload): Promise<{ bytes: number; sha256: string }> {
  if (existsSync(file.target)) return existing(file)
  const kept = await keptPart(file)
  const answer = await deps.open(file.address, kept === null ? {} : { range: `bytes=${kept.bytes}-`, 'if-range': kept.validator }, file.signal)
  const total = await receive(deps, file, answer, kept?.bytes ?? 0)
  return finish(file, total)
}

/** It was whole before a kill came between this file and the next. */
async function existing(file: FileDownload): Promise<{ bytes: number; sha256: string }> {
  const bytes = statSync(file.target).size
  file.onBytes(bytes, bytes)
  return { bytes, sha256: await hashOf(file.target) }
}

async function keptPart({ address, target }: FileDownload): Promise<{ bytes: number; validator: string } | null> {
  const bytes = existsSync(`${target}.part`) ? statSync(`${target}.part`).size : 0
  if (bytes === 0) return null
  const note = partNote.safeParse(await readFile(`${target}.part.json`, 'utf8').then(JSON.parse).catch(() => null))
  return note.success && note.data.address === address ? { bytes, validator: note.data.validator } : null
}

/** Writes the body to `.part`. @returns how long the whole file should be, null when nobody said. */
async function receive({ clock }: DownloadDeps, file: FileDownload, answer: RemoteFile, kept: number): Promise<number | null> {
  const place = placeOf(answer, kept)
  if (place === null) {
    answer.discard()
    // 416: the part is as long as the file, or longer; the check at the end tells which.
    if (answer.status === 416) return Number(/\/(\d+)$/.exec(answer.header('content-range') ?? '')?.[1] ?? kept)
    throw refusalOf(file.address, answer, clock.now())
  }
  if (/^text\/html/i.test(answer.header('content-type') ?? '')) {
    answer.discard()
    throw new Unavailable(`${hostOf(file.address)} answered with a page instead of the file.`)
  }
  const handle = await open(`${file.target}.part`, place.from === 0 ? 'w' : 'r+', 0o600)
  try {
    // After the old bytes are gone: a note about new ones beside old ones would join what does not belong together.
    if (place.from === 0) await keepNote(file, answer)
    await append(file, handle, answer, place)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return place.total
}

interface Place {
  readonly from: number
  readonly total: number | null
}

/** Where the body belongs: at the end of the part when the server continues it, else at the beginning; null for no body of the file. */
function placeOf(answer: RemoteFile, kept: number): Place | null {
  if (answer.status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(answer.header('content-range') ?? '')
    if (range === null || Number(range[1]) !== kept) throw new Unavailable('The server went on at another place than it was asked for.')
    return { from: kept, total: range[2] === '*' ? null : Number(range[2]) }
  }
  if (answer.status !== 200) return null
  const length = answer.header('content-length')
  return { from: 0, total: length === null ? null : Number(length) }
}

async function keepNote({ address, target }: FileDownload, answer: RemoteFile): Promise<void> {
  const etag = answer.header('etag')
  // A weak one promises the same meaning, not the same bytes (RFC 9110, 13.1.5).
  const validator = etag !== null && !etag.startsWith('W/') ? etag : answer.header('last-modified')
  if (validator === null) await rm(`${target}.part.json`, { force: true })
  else await writeFile(`${target}.part.json`, JSON.stringify({ address, validator }))
}

async function append(file: FileDownload, handle: FileHandle, answer: RemoteFile, { from, total }: Place): Promise<void> {
  let at = from
  file.onBytes(at, total)
  try {
    for await (const chunk of answer.body) {
      await handle.write(chunk, 0, chunk.length, at)
      at += chunk.length
      if (at > MOST_BYTES || (total !== null && at > total)) throw new AppError('rejected', `${hostOf(file.address)} sent more than the file holds.`)
      file.onBytes(at, total)
    }
  } catch (error) {
    if (file.signal.aborted) throw new Cancelled('The download')
    // A full disk is the machine's fault and is waited for; a line that broke is tried again.
    throw error instanceof AppError || toPlainError(error).kind === 'store' ? error : new Unavailable(`The line to ${hostOf(file.address)} broke. What came so far is kept.`)
  }
}

async function finish(file: FileDownload, total: number | null): Promise<{ bytes: number; sha256: string }> {
  const part = `${file.target}.part`
  const bytes = statSync(part).size
  if (total !== null && bytes < total) throw new Unavailable(`The line to ${hostOf(file.address)} ended early. What came so far is kept.`)
  const sha256 = await hashOf(part, file.signal)
  if ((total !== null && bytes > total) || (file.sha256 !== null && sha256 !== file.sha256)) {
    await Promise.all([rm(part, { force: true }), rm(`${part}.json`, { force: true })])
    throw new AppError('rejected', `${hostOf(file.address)} did not send the file it should be: its SHA-256 is another.`, { action: 'Nothing of it was kept. Try again; if it goes on, import the model from a folder you trust.' })
  }
  await rename(part, file.target)
  await rm(`${part}.json`, { force: true })
  return { bytes, sha256 }
}

/** The SHA-256 of a file, in pieces. */
export async function hashOf(file: string, signal?: AbortSignal): Promise<string> {
  const hash: Hash = createHash('sha256')
  for await (const chunk of createReadStream(file, signal === undefined ? {} : { signal })) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

function refusalOf(address: string, { status, header }: RemoteFile, now: number): AppError {
  const host = hostOf(address)
  if (status === 429) return new RateLimited(now + waitOf(header('retry-after')), `${host} asked to wait.`)
  if (status >= 500) return new Unavailable(`${host} failed on its side (${status}). What came so far is kept.`)
  if (status === 404 || status === 410) return new AppError('not-found', `${host} no longer has ${new URL(address).pathname}.`, { action: 'Look for an update of the program, or import the model from a folder.' })
  return new AppError('rejected', `${host} refused the download (${status}).`, { action: 'Import the model from a folder instead.' })
}

function waitOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter)
  return retryAfter !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, 3_600_000) : USUAL_WAIT_MS
}

function hostOf(address: string): string {
  return new URL(address).host
}
