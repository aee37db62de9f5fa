/** A picture engine that draws by itself: a badge of two colours on a white ground, another for every seed. */
import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import type { PicturePort } from '../../src/main/designs/index.ts'
import type { PictureWish } from '../../src/main/image-engines/contract.ts'
import { createPicturePort } from '../../src/main/pictures.ts'

export interface PictureDouble extends PicturePort {
  /** Wishes it was asked for, in order. */
  readonly asked: PictureWish[]
  /** Keys of pictures that were paid for. */
  readonly paid: string[]
  /** Thrown instead of a picture, until it is null again. */
  refuses: Error | null
}

export function pictureDouble(costMinor = 4): PictureDouble {
  const [asked, paid, standing]: [PictureWish[], string[], Map<string, Buffer>] = [[], [], new Map()]
  const make: PicturePort['make'] = (wish, out, { progress }) => {
    asked.push(wish)
    if (double.refuses !== null) return Promise.reject(double.refuses)
    progress({ kind: 'step', done: 1, total: 2 })
    const bytes = standing.get(wish.key) ?? drawnPng(wish.seed)
    if (!standing.has(wish.key)) paid.push(wish.key)
    standing.set(wish.key, bytes)
    writeFileSync(out, bytes)
    return Promise.resolve({ engine: 'openai', model: 'double', file: out, widthPx: 768, heightPx: 768, clear: false, params: { seed: wish.seed }, costMinor, warnings: [] })
  }
  const double: PictureDouble = { ...createPicturePort({ make }), asked, paid, refuses: null }
  return double
}

/** 768 × 768, a ring with a coloured heart in it, and a text chunk as generators write them. */
export function drawnPng(seed: number, side = 768): Buffer {
  const rows = Buffer.alloc(side * (1 + side * 3))
  const inner = [(seed >>> 3) % 200, 60 + (seed >>> 5) % 150, (seed >>> 7) % 220] as const
  const lobes = 3 + (seed % 6)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [(x - side / 2) / side, (y - side / 2) / side]
      const edge = 0.34 + 0.06 * Math.cos(lobes * Math.atan2(dy, dx))
      const far = Math.hypot(dx, dy)
      const rgb = far > edge ? [255, 255, 255] : far > edge - 0.05 ? [60, 30, 40] : [inner[0], inner[1], inner[2] + Math.round(40 * dy)]
      rows.set(rgb.map((value) => Math.max(0, Math.min(255, value))), y * (1 + side * 3) + 1 + x * 3)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('tEXt', Buffer.from('prompt\0a secret prompt', 'latin1')), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
