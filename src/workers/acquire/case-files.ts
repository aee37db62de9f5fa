/**
 * A trademark file, XML or ZIP, cut into its case files and read one by one. Only the case file under way is in memory,
 * and one that cannot be read costs itself alone.
 */
import { createHash } from 'node:crypto'
import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import { Unzip, UnzipInflate } from 'fflate'
import { InvalidInput, Cancelled } from '../../main/kernel/errors.ts'
import { keysOfMark } from '../../main/compliance/pure/trademarks/keys.ts'
import { everydayOf, type IsEveryday } from '../../main/compliance/pure/trademarks/words.ts'
import type { CaseFile, CaseReject } from '../../main/compliance/trademarks/contract.ts'
import { readCaseFile } from '../../main/compliance/trademarks/uspto/parse.ts'

const ROOT = 'trademark-applications-daily'
const OPEN = Buffer.from('<case-file>')
const CLOSE = Buffer.from('</case-file>')
/** The largest real ones hold years of events and stay far below. */
const LARGEST_CASE = 4 * 1024 * 1024
const PIECE = 256 * 1024
/** Compressed bytes at a time: even the densest data becomes no more than 16 MB of them. */
const ZIP_PIECE = 16 * 1024
export const SAMPLE = 64 * 1024
/** A stretch without anything to hand over still reports back, for progress and cancelling. */
const PIECES_PER_CALL = 64

export interface CaseBatch {
  readonly marks: CaseFile[]
  /** Key and serial number, one pair after the other, in the order of the keys. */
  readonly keys: Float64Array<ArrayBuffer>
  readonly rejects: CaseReject[]
  /** Bytes of the file that were read, for progress. */
  readonly bytesRead: number
  /** Where the last case file of this batch ends, in bytes of the XML: to go on from. */
  readonly position: number
  readonly done: boolean
}

export interface CaseReader {
  readonly bytes: number
  /** Tells this file from others, whatever it is called. */
  readonly fingerprint: string
  next(limit: number, signal: AbortSignal): Promise<CaseBatch>
  close(): Promise<void>
}

interface Bytes {
  readonly bytesRead: number
  /** The next bytes of the XML; null at the end. */
  next(): Promise<Uint8Array | null>
}

/** @throws InvalidInput for what is no trademark file of the USPTO. */
export async function openCaseFiles(request: { readonly file: string; readonly from: number; readonly everydayFile: string }): Promise<CaseReader> {
  const { file } = request
  const handle = await opened(file)
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(Math.min(size, SAMPLE))
    await handle.read(head, 0, head.length, 0)
    const zipped = head.length > 3 && head.readUInt32LE(0) === 0x04034b50
    const bytes = zipped ? unzipped(handle, file, request.from) : plain(handle, request.from)
    if (!zipped) refuseOthers(head, file)
    const everyday = everydayOf(new Set((await readFile(request.everydayFile, 'utf8')).split('\n')))
    const fingerprint = createHash('sha256').update(head).update(String(size)).digest('hex').slice(0, 32)
    return { bytes: size, fingerprint, next: caseReader(bytes, everyday, { file, zipped, from: request.from }), close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function opened(file: string): Promise<FileHandle> {
  const found = await stat(file).catch(() => null)
  if (found === null) throw new InvalidInput(file, 'there is no such file', 'Check the name.')
  if (!found.isFile()) throw new InvalidInput(file, 'it is not a file', 'Name the ZIP or XML files themselves.')
  if (found.size === 0) throw new InvalidInput(file, 'it is empty', 'Download it again.')
  return open(file, 'r').catch(() => {
    throw new InvalidInput(file, 'this program may not read it', 'Change its permissions, or copy it to a folder of your own.')
  })
}

/** @param head the first bytes of a file. @throws InvalidInput for what is no trademark file of the USPTO. */
export function refuseOthers(head: Buffer, file: string): void {
  if (!head.includes(`<${ROOT}`)) {
    throw new InvalidInput(file, `it is no trademark file of the USPTO: its start does not say ${ROOT}`, 'Download “Trademark Full Text XML Data (No Images)”, daily or annual applications, from the USPTO’s Open Data Portal.')
  }
}

function plain(handle: FileHandle, from: number): Bytes {
  let at = from
  return {
    get bytesRead() {
      return at
    },
    async next() {
      const buffer = Buffer.allocUnsafe(PIECE)
      const { bytesRead } = await handle.read(buffer, 0, PIECE, at)
      at += bytesRead
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead)
    },
  }
}

/** The XML inside a ZIP. A place in it is reached by unpacking what stands before it. */
function unzipped(handle: FileHandle, file: string, from: number): Bytes {
  let at = 0
  let skip = from
  let checked = false
  let entries = 0
  let open = 0
  let failure: unknown = null
  const ready: Uint8Array[] = []
  const keep = (piece: Uint8Array): void => {
    if (!checked && piece.length > 0) {
      checked = true
      refuseOthers(Buffer.from(piece.subarray(0, SAMPLE)), file)
    }
    const left = piece.subarray(Math.min(skip, piece.length))
    skip -= piece.length - left.length
    if (left.length > 0) ready.push(left)
  }
  const unzip = new Unzip((entry) => {
    if (!/\.xml$/i.test(entry.name)) return
    entries++
    open++
    entry.ondata = (error, data, final) => {
      if (error !== null) failure = error
      else keep(data)
      if (final) open--
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  const push = (piece: Uint8Array, last: boolean): void => {
    try {
      unzip.push(piece, last)
    } catch (error) {
      failure = error
    }
    if (failure instanceof InvalidInput) throw failure
    if (failure !== null) throw new InvalidInput(file, 'the ZIP is damaged', 'Download it again; what was read before the damage is kept.')
  }
  return {
    get bytesRead() {
      return at
    },
    async next() {
      while (ready.length === 0) {
        const buffer = Buffer.allocUnsafe(ZIP_PIECE)
        const { bytesRead } = await handle.read(buffer, 0, ZIP_PIECE, at)
        if (bytesRead === 0) {
          if (entries === 0) throw new InvalidInput(file, 'there is no XML file in this ZIP', 'Choose the ZIP as the USPTO offers it.')
          if (open > 0) throw new InvalidInput(file, 'the ZIP ends early', 'Download it again; what was read is kept.')
          return null
        }
        at += bytesRead
        push(buffer.subarray(0, bytesRead), false)
      }
      return ready.shift() ?? null
    },
  }
}

type Item = { readonly xml: string; readonly end: number } | { readonly reason: string; readonly end: number }

function caseReader(bytes: Bytes, isEveryday: IsEveryday, { file, from }: { file: string; zipped: boolean; from: number }): CaseReader['next'] {
  const cut = cutter(from)
  let held: Item[] = []
  let position = from
  let ended = false
  return async (limit, signal) => {
    const marks: CaseFile[] = []
    const rejects: CaseReject[] = []
    const pairs: { key: number; serial: number }[] = []
    for (let pieces = 0; marks.length + rejects.length < limit && pieces < PIECES_PER_CALL; ) {
      const item = held.shift()
      if (item === undefined) {
        if (ended) break
        if (signal.aborted) throw new Cancelled('The import')
        const piece = await bytes.next()
        pieces++
        ended = piece === null
        held = piece === null ? cut.end() : cut.push(piece)
        continue
      }
      position = item.end
      const read = 'xml' in item ? readCaseFile(item.xml, isEveryday) : item
      if ('reason' in read) {
        rejects.push({ place: `${file} byte ${item.end}`, reason: read.reason })
        continue
      }
      marks.push(read)
      if (read.live) for (const key of keysOfMark(read.mark, isEveryday)) pairs.push({ key, serial: read.serial })
    }
    return { marks, rejects, keys: sorted(pairs), bytesRead: bytes.bytesRead, position, done: ended && held.length === 0 }
  }
}

/** In the order of the keys a file of keys is written several times as fast. */
function sorted(pairs: { key: number; serial: number }[]): Float64Array<ArrayBuffer> {
  const keys = new Float64Array(pairs.length * 2)
  pairs.sort((a, b) => a.key - b.key).forEach(({ key, serial }, at) => keys.set([key, serial], at * 2))
  return keys
}

/** Finds the case files in bytes that come in pieces. `end` of each is its place in the whole. */
export function cutter(from: number): { push(piece: Uint8Array): Item[]; end(): Item[] } {
  let rest: Buffer = Buffer.alloc(0)
  let base = from
  const drop = (count: number): void => {
    rest = rest.subarray(count)
    base += count
  }
  const take = (items: Item[]): boolean => {
    const start = rest.indexOf(OPEN)
    if (start < 0) {
      drop(Math.max(0, rest.length - OPEN.length + 1))
      return false
    }
    const close = rest.indexOf(CLOSE, start)
    const again = rest.indexOf(OPEN, start + OPEN.length)
    if (again >= 0 && (close < 0 || again < close)) {
      drop(again)
      items.push({ reason: 'the case file breaks off', end: base })
      return true
    }
    if (close < 0) {
      drop(start)
      if (rest.length <= LARGEST_CASE) return false
      drop(OPEN.length)
      items.push({ reason: 'the case file is larger than 4 MB', end: base })
      return true
    }
    const xml = rest.toString('utf8', start, close + CLOSE.length)
    drop(close + CLOSE.length)
    items.push({ xml, end: base })
    return true
  }
  return {
    push(piece) {
      rest = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece])
      const items: Item[] = []
      while (take(items));
      return items
    },
    end: () => (rest.includes(OPEN) ? [{ reason: 'the file ends in the middle of a case file', end: base + rest.length }] : []),
  }
}
