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

/** Whether every chunk is whole by its checksum and the last one closes the file. */
export function isWholePng(png: Buffer): boolean {
  const chunks = chunksOf(png)
  const sums = chunks.every(({ bytes }) => bytes.length >= 12 && crc32(bytes.subarray(4, -4)) === bytes.readUInt32BE(bytes.length - 4))
  return sums && chunks[0]?.type === 'IHDR' && chunks.some(({ type }) => type === 'IDAT') && chunks.at(-1)?.type === 'IEND'
}

/** IPTC's mark for pictures that a trained model made, as XMP (IPTC Photo Metadata 2025.1, Digital Source Type). */
const AI_MADE = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`

/** The same pixels, marked as made by AI; what else was written into the file (a prompt, a workflow) is gone. */
export function markAiMade(png: Buffer): Buffer {
  const [header, ...rest] = chunksOf(png).filter(({ type }) => KEEP.has(type)).map(({ bytes }) => bytes)
  if (header === undefined) return png
  return Buffer.concat([png.subarray(0, SIGNATURE), header, chunk('sRGB', Buffer.from([0])), aiMark(AI_MADE), ...rest])
}

/** The same file, marked as a drawing that holds a picture made by AI. */
export function markHoldsAiMade(png: Buffer): Buffer {
  const afterHeader = SIGNATURE + 25
  return Buffer.concat([png.subarray(0, afterHeader), aiMark(AI_MADE.replace('trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia')), png.subarray(afterHeader)])
}

function aiMark(xmp: string): Buffer {
  // Keyword, then: not compressed, no language, no translated keyword.
  return chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), Buffer.from(xmp, 'utf8')]))
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
