// WOFF 1.0 (W3C Recommendation, 13 December 2012) to its TrueType container: tables are inflated and laid out again,
// their bytes and checksums stay as they are.
import { inflateSync } from 'node:zlib'

/** @param {Buffer} woff @returns {Buffer} the same font as an sfnt file */
export function woffToTrueType(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + index * 20))
  const header = sfntHeader(woff.readUInt32BE(4), count)
  const bodies = []
  let offset = 12 + count * 16
  tables.forEach((table, index) => {
    const entry = 12 + index * 16
    header.write(table.tag, entry, 'latin1')
    header.writeUInt32BE(table.checksum, entry + 4)
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(table.data.length, entry + 12)
    const padded = Buffer.alloc((table.data.length + 3) & ~3)
    table.data.copy(padded)
    bodies.push(padded)
    offset += padded.length
  })
  return Buffer.concat([header, ...bodies])
}

function readTable(woff, at) {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field))
  const raw = woff.subarray(offset, offset + packed)
  const data = packed < length ? inflateSync(raw) : raw
  if (data.length !== length) throw new Error('a table of the WOFF file has the wrong length')
  return { tag: woff.toString('latin1', at, at + 4), checksum, data }
}

function sfntHeader(flavour, count) {
  const header = Buffer.alloc(12 + count * 16)
  const power = 2 ** Math.floor(Math.log2(count))
  header.writeUInt32BE(flavour, 0)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(power * 16, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE(count * 16 - power * 16, 10)
  return header
}
