/**
 * PNG files by their chunks (PNG specification, third edition): a print file carries its density and the sRGB mark
 * and no other word about where it came from.
 */
import { crc32 } from 'node:zlib'

const SIGNATURE = 8
const KEEP: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
const METRES_PER_INCH = 0.0254

/** The same picture with density `dpi`, marked as sRGB, all other ancillary chunks gone. */
export function markForPrint(png: Buffer, dpi: number): Buffer {
  const kept = chunksOf(png).filter(({ type }) => KEEP.has(type))
  const [header, ...rest] = kept.map(({ bytes }) => bytes)
  if (header === undefined) return png
  return Buffer.concat([png.subarray(0, SIGNATURE), header, chunk('sRGB', Buffer.from([0])), density(dpi), ...rest])
}

/** Every chunk in order, its length, name and checksum included in `bytes`. */
export function chunksOf(png: Buffer): { type: string; data: Buffer; bytes: Buffer }[] {
  const chunks: { type: string; data: Buffer; bytes: Buffer }[] = []
  for (let at = SIGNATURE; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length), bytes: png.subarray(at, at + 12 + length) })
    at += 12 + length
  }
  return chunks
}

function density(dpi: number): Buffer {
  const data = Buffer.alloc(9)
  const perMetre = Math.round(dpi / METRES_PER_INCH)
  data.writeUInt32BE(perMetre, 0)
  data.writeUInt32BE(perMetre, 4)
  data.writeUInt8(1, 8)
  return chunk('pHYs', data)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
