/** One file of the raw archive: NDJSON, gzip, whole before it has its name. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, readdirSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline as pipelineOf, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { InvalidInput } from '../../kernel/errors.ts'

export const ARCHIVE_FOLDER = 'raw-signals'
const NAME = /^\d{8}-([a-z0-9-]*)-[0-9a-f]{8}\.ndjson\.gz$/
const UNFINISHED = '.part'

export interface Segment {
  readonly id: number
  readonly stream: string
  readonly day: string
}

export interface Written {
  /** Below the archive's folder, with forward slashes. */
  readonly file: string
  readonly bytes: number
}

/**
 * Writes the pieces in their order. The name is made of what the file holds, so that writing the same again after a
 * crash gives the same file and never a second one.
 */
export async function writeSegment(root: string, segment: Segment, pieces: Iterable<string>): Promise<Written> {
  const [year = '', month = '', day = ''] = segment.day.split('-')
  const folder = join(root, `year=${year}`, `month=${month}`, `day=${day}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${String(segment.id).padStart(8, '0')}${UNFINISHED}`)
  const sum = createHash('sha256').update(segment.stream)
  await pipeline(Readable.from(hashed(pieces, sum)), createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
  await sync(unfinished, 'r+')
  const name = `${String(segment.id).padStart(8, '0')}-${plain(segment.stream)}-${sum.digest('hex').slice(0, 8)}.ndjson.gz`
  await rename(unfinished, join(folder, name))
  // A rename lasts through a power cut only once its folder is on disk; Windows does it by itself and refuses the handle.
  if (process.platform !== 'win32') await sync(folder, 'r')
  return { file: `year=${year}/month=${month}/day=${day}/${name}`, bytes: (await stat(join(folder, name))).size }
}

function* hashed(pieces: Iterable<string>, sum: ReturnType<typeof createHash>): Generator<Buffer> {
  for (const piece of pieces) {
    const bytes = Buffer.from(piece)
    sum.update(bytes)
    yield bytes
  }
}

/** A source may be called anything; a file may not. */
function plain(stream: string): string {
  return stream.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 40).replaceAll(/^-|-$/g, '')
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Every whole file below the archive's folder, in the order in which they were written. */
export function segmentFiles(root: string): readonly string[] {
  return filesBelow(root, '').filter((file) => NAME.test(nameOf(file))).sort((a, b) => Number(nameOf(a).slice(0, 8)) - Number(nameOf(b).slice(0, 8)) || a.localeCompare(b))
}

export function streamInName(file: string): string {
  return NAME.exec(nameOf(file))?.[1] ?? ''
}

/** Removes what a killed program left half-written. */
export async function removeUnfinished(root: string): Promise<void> {
  for (const file of filesBelow(root, '')) if (file.endsWith(UNFINISHED)) await rm(join(root, file), { force: true })
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

function filesBelow(root: string, below: string): string[] {
  let entries
  try {
    entries = readdirSync(join(root, below), { withFileTypes: true })
  } catch {
    return [] // nothing was archived yet
  }
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? filesBelow(root, path) : entry.isFile() ? [path] : []
  })
}

/** Its lines. @throws InvalidInput naming the file when it is cut short or damaged. */
export async function* linesOf(root: string, file: string): AsyncGenerator<string> {
  const path = join(root, file)
  const unpacked = createGunzip().setEncoding('utf8')
  // What goes wrong on either side ends the loop below with the same error.
  pipelineOf(createReadStream(path), unpacked, () => undefined)
  let rest = ''
  try {
    for await (const text of unpacked as AsyncIterable<string>) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new InvalidInput(path, `it is damaged (${code})`, 'Bring it back from a backup, or move it away to go on without it.')
  }
  if (rest !== '') throw new InvalidInput(path, 'it ends in the middle of a line', 'Bring it back from a backup, or move it away to go on without it.')
}

export function removeSegment(root: string, file: string): Promise<void> {
  return rm(join(root, ...file.split('/')), { force: true })
}
