/** A file to import, opened once and read front to back in pieces. */
import { open, stat, type FileHandle } from 'node:fs/promises'
import { InvalidInput } from '../../main/kernel/errors.ts'
import { isZip, notText } from '../../main/signals/pure/detect-format.ts'
import { decodingOf, encodingOf, ENCODING_SAMPLE_BYTES } from '../../main/signals/pure/text-encoding.ts'

export interface SourceFile {
  readonly path: string
  readonly bytes: number
  /** The first megabyte, or the whole file where it is smaller. */
  readonly head: Uint8Array
  readonly encoding: string
  readonly handle: FileHandle
}

/** Bytes read at a time: large enough that the parser, not the disk, sets the pace. */
const PIECE_BYTES = 256 * 1024

/**
 * Opens a file for reading. Throws InvalidInput, naming the file and a remedy, when it is missing, a folder, empty, not
 * to be read, or not text.
 */
export async function openSourceFile(path: string): Promise<SourceFile> {
  const bytes = await sizeOf(path)
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw fileProblem(path, error)
  })
  try {
    const head = await readHead(handle)
    const encoding = encodingOf(head)
    const problem = isZip(head) ? null : notText(head, encoding)
    if (problem !== null) throw new InvalidInput(path, problem.reason, problem.remedy)
    return { path, bytes, head, encoding, handle }
  } catch (error) {
    await handle.close()
    throw error instanceof InvalidInput ? error : fileProblem(path, error)
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileProblem(path, error)
  })
  if (found.isDirectory()) throw new InvalidInput(path, 'it is a folder', 'Name the files in it.')
  if (!found.isFile()) throw new InvalidInput(path, 'it is not a file', 'Name a file on disk.')
  if (found.size === 0) throw new InvalidInput(path, 'it is empty', 'Export it again.')
  return found.size
}

async function readHead(handle: FileHandle): Promise<Uint8Array> {
  const head = Buffer.allocUnsafe(ENCODING_SAMPLE_BYTES)
  let filled = 0
  while (filled < head.length) {
    const { bytesRead } = await handle.read(head, filled, head.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return head.subarray(0, filled)
}

function fileProblem(path: string, error: unknown): InvalidInput {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return new InvalidInput(path, 'there is no such file', 'Check the name.')
  if (code === 'EACCES' || code === 'EPERM') return new InvalidInput(path, 'this program may not read it', 'Change its permissions, or copy it to a folder of your own.')
  return new InvalidInput(path, `it cannot be read (${code})`, 'Copy the file to this computer and try again.')
}

/** The text of a file in pieces; `bytesRead` follows. Throws InvalidInput for zero bytes further in. */
export interface TextPieces {
  readonly bytesRead: number
  /** The next piece; `last` comes once, with the text that was still held back. */
  next(): Promise<{ readonly text: string; readonly last: boolean }>
}

export function textPieces(source: SourceFile): TextPieces {
  const decoding = decodingOf(source.encoding)
  const buffer = Buffer.allocUnsafe(PIECE_BYTES)
  let position = 0
  return {
    get bytesRead() {
      return position
    },
    async next() {
      const { bytesRead } = await source.handle.read(buffer, 0, PIECE_BYTES, position)
      if (bytesRead === 0) return { text: decoding.end(), last: true }
      const piece = buffer.subarray(0, bytesRead)
      const problem = notText(piece, source.encoding)
      if (problem !== null && piece.includes(0)) throw new InvalidInput(`${source.path} byte ${position + piece.indexOf(0) + 1}`, problem.reason, problem.remedy)
      position += bytesRead
      return { text: decoding.write(piece), last: false }
    },
  }
}

/** The whole file, where its format is read whole. Throws InvalidInput when it is over `limit` bytes. */
export async function readWhole(source: SourceFile, limit: number, remedy: string): Promise<Uint8Array> {
  if (source.bytes > limit) throw new InvalidInput(source.path, `it is larger than ${Math.round(limit / 1024 / 1024)} MB`, remedy)
  const whole = Buffer.allocUnsafe(source.bytes)
  let filled = 0
  while (filled < whole.length) {
    const { bytesRead } = await source.handle.read(whole, filled, whole.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return whole.subarray(0, filled)
}
