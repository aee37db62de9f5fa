/** Art of any kind, opened with care: what it is is read from its bytes, and nothing is unpacked before its size is known. */
import { open, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import sharp, { type Metadata } from 'sharp'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { pictureRefusal } from '../raster.ts'
import { unpack, type RawPicture } from './raw-picture.ts'
import { admitSvg, type SvgArt } from './svg-art.ts'

/** `notes` say what was done to it in opening, a sentence each. */
export type OpenedArt =
  | { readonly kind: 'outlines'; readonly svg: SvgArt; readonly notes: readonly string[] }
  | { readonly kind: 'picture'; readonly picture: RawPicture; readonly notes: readonly string[] }

const MAX_FILE_BYTES = 300_000_000
/** Twice a 24 × 36 in poster at 300 DPI. */
const MAX_SOURCE_PIXELS = 160_000_000
/** More pixels than this are reduced in reading: over any shirt's print area, and 120 MB unpacked. */
const WORK_PIXELS = 30_000_000
const HEAD_BYTES = 65_536

const FORMATS: Readonly<Record<string, { name: string; endings: readonly string[] }>> = {
  png: { name: 'PNG', endings: ['.png'] },
  jpeg: { name: 'JPEG', endings: ['.jpg', '.jpeg', '.jpe', '.jfif'] },
  webp: { name: 'WebP', endings: ['.webp'] },
  tiff: { name: 'TIFF', endings: ['.tif', '.tiff'] },
  gif: { name: 'GIF', endings: ['.gif'] },
  heif: { name: 'AVIF', endings: ['.avif', '.heif', '.heic'] },
}

/** @throws InvalidInput naming the file, what is wrong with it and what to do. */
export async function readArt(file: string, signal: AbortSignal): Promise<OpenedArt> {
  const bytes = await sizeOf(file)
  if (bytes === 0) throw new InvalidInput(file, 'the file is empty', 'Save the art again.')
  if (bytes > MAX_FILE_BYTES) throw new InvalidInput(file, 'the file is over 300 MB', 'Save it smaller and try again.')
  const head = await readHead(file, HEAD_BYTES)
  if (head[0] === 0x1f && head[1] === 0x8b) throw new InvalidInput(file, 'it is a compressed drawing', 'Save it as plain SVG and try again.')
  if (looksLikeSvg(head)) return { kind: 'outlines', svg: admitSvg(file, await readText(file, bytes)), notes: endingNote(file, 'SVG', ['.svg']) }
  return readPicture(file, signal)
}

async function readPicture(file: string, signal: AbortSignal): Promise<OpenedArt> {
  try {
    const meta = await sharp(file, { limitInputPixels: false }).metadata()
    const format = FORMATS[meta.format ?? '']
    if (format === undefined) throw notAPicture(file)
    const pixels = meta.width * (meta.pageHeight ?? meta.height)
    if (pixels > MAX_SOURCE_PIXELS) {
      throw new InvalidInput(file, `the picture is ${meta.width} × ${meta.pageHeight ?? meta.height} pixels; at most ${MAX_SOURCE_PIXELS / 1_000_000} million can be read`, 'Save it smaller and try again.')
    }
    signal.throwIfAborted()
    const picture = sharp(file, { limitInputPixels: MAX_SOURCE_PIXELS, sequentialRead: true, failOn: 'error' }).autoOrient()
    const scale = Math.sqrt(WORK_PIXELS / pixels)
    if (scale < 1) picture.resize({ width: Math.floor(meta.autoOrient.width * scale) })
    return { kind: 'picture', picture: await unpack(picture), notes: [...endingNote(file, format.name, format.endings), ...notesOf(meta)] }
  } catch (error) {
    throw pictureRefusal(file, error)
  }
}

function notesOf(meta: Metadata): string[] {
  return [
    ...((meta.pages ?? 1) > 1 ? [`The first of ${meta.pages} ${meta.format === 'tiff' ? 'pages' : 'frames'} was used.`] : []),
    ...((meta.orientation ?? 1) > 1 ? ['The picture was turned the way its camera says.'] : []),
    ...(meta.space === 'cmyk' ? ['Its CMYK colours were converted to sRGB.'] : meta.icc !== undefined && !isSrgb(meta.icc) ? ['Its colour profile was converted to sRGB.'] : []),
    ...(meta.depth === 'ushort' || meta.depth === 'float' ? ['Its 16-bit colours were reduced to 8 bits, as print services want them.'] : []),
  ]
}

/** The name of a profile stands in it as plain or as UTF-16 text. */
function isSrgb(icc: Buffer): boolean {
  return /sRGB/i.test(icc.toString('latin1').replaceAll('\0', ''))
}

function endingNote(file: string, name: string, endings: readonly string[]): string[] {
  const ending = extname(file).toLowerCase()
  return ending === '' || endings.includes(ending) ? [] : [`The file is a ${name}, though its name ends in ${ending}.`]
}

function notAPicture(file: string): InvalidInput {
  return new InvalidInput(file, 'it is not a picture that can be read', 'Save it as PNG, JPEG, WebP or SVG and try again.')
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  if (found === null) throw new InvalidInput(file, 'there is no such file')
  if (!found.isFile()) throw new InvalidInput(file, 'it is not a file', 'Name a picture file.')
  return found.size
}

async function readHead(file: string, length: number): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function looksLikeSvg(head: Buffer): boolean {
  const text = textOf(head).trimStart()
  return text.startsWith('<') && /<(?:\w+:)?svg[\s>]/i.test(text)
}

async function readText(file: string, bytes: number): Promise<string> {
  // One byte more than may be: the drawing itself says that it is too large.
  return textOf(await readHead(file, Math.min(bytes, 24_000_002)))
}

/** UTF-16 tells itself by its mark; all else is UTF-8. */
function textOf(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
