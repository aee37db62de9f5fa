/** A real PNG that a seed decides, with the workflow embedded as ComfyUI does it. `quick`: one row over and over, as it is, for benches that count the time. */
import { crc32, deflateSync } from 'node:zlib'

export function pngOf(seed: string, side: number, texts: Record<string, string>, quick = false): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(side * (1 + side * 3))
  const drawn = quick ? 1 + side * 3 : rows.length
  let state = crc32(seed) || 1
  for (let at = 0; at < drawn; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    rows[at] = at % (1 + side * 3) === 0 ? 0 : state >>> 24
  }
  if (quick) rows.fill(rows.subarray(0, drawn), drawn)
  const notes = Object.entries(texts).map(([key, text]) => chunk('tEXt', Buffer.from(`${key}\0${text}`, 'latin1')))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), ...notes, chunk('IDAT', deflateSync(rows, { level: quick ? 0 : 1 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
