/** The print file's bytes: transparent sRGB PNG at 300 DPI, as small as it is worth waiting for. */
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { markForPrint } from '../png-chunks.ts'
import { sharpOf, type RawPicture } from './raw-picture.ts'

/**
 * zlib-ng at level 6 without filters: flat inks become runs, a tenth larger than at level 9 in a sixth of the time
 * (175 ms against 1,050 ms for 4500 × 5400; level 7 is 240 ms). Filters look at neighbours and cost four times as much;
 * they pay only where colours change from pixel to pixel.
 */
export const FLAT_ART = { compressionLevel: 6, adaptiveFiltering: false } as const
const PICTURE_ART = { compressionLevel: 6, adaptiveFiltering: true } as const
/** With filters, level 9 is no smaller than 7 and takes nearly three times as long. */
const SMALLEST = { compressionLevel: 7, adaptiveFiltering: true } as const

export const PRINT_DPI = 300

/** Bits that a channel keeps when a picture is too large for the market: 128 steps, then 64, are no visible loss in print. */
const ROUNDINGS = [7, 6] as const

/** Encodes, and encodes smaller until the limit holds. @throws InvalidInput when it cannot be. */
export async function encodePrint(file: string, picture: RawPicture, maxBytes: number, signal: AbortSignal): Promise<{ png: Buffer; notes: string[] }> {
  clearTheClear(picture)
  const first = await encode(picture, isPhotographic(picture) ? PICTURE_ART : FLAT_ART)
  if (first.length <= maxBytes) return { png: first, notes: [] }
  signal.throwIfAborted()
  const best = await encode(picture, SMALLEST)
  if (best.length <= maxBytes) return { png: best, notes: [] }
  for (const bits of ROUNDINGS) {
    signal.throwIfAborted()
    const png = await encode(rounded(picture, bits), SMALLEST)
    if (png.length <= maxBytes) return { png, notes: [`Its colours were rounded to ${2 ** bits} steps a channel to come under ${maxBytes / 1_000_000} MB.`] }
  }
  throw new InvalidInput(file, `its print file is over ${maxBytes / 1_000_000} MB`, 'Use art with fewer colours or less grain.')
}

async function encode(picture: RawPicture, options: { compressionLevel: number; adaptiveFiltering: boolean }): Promise<Buffer> {
  return markForPrint(await sharpOf(picture).png(options).toBuffer(), PRINT_DPI)
}

/** What is clear has no colour: what is left of one there only makes the file larger. */
function clearTheClear({ data }: RawPicture): void {
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 0) data[at] = data[at + 1] = data[at + 2] = 0
}

/** Whether colours change from pixel to pixel nearly everywhere, judged by every eleventh row. */
function isPhotographic({ data, widthPx, heightPx }: RawPicture): boolean {
  let [changes, inked] = [0, 0]
  for (let y = 0; y < heightPx; y += 11) {
    for (let x = 1, at = (y * widthPx + 1) * 4; x < widthPx; x++, at += 4) {
      if (data[at + 3] === 0) continue
      inked += 1
      if (data[at] !== data[at - 4] || data[at + 1] !== data[at - 3] || data[at + 2] !== data[at - 2]) changes += 1
    }
  }
  return changes > inked * 0.25
}

/** A copy with fewer steps of colour; alpha is left as it is. */
function rounded({ data, widthPx, heightPx }: RawPicture, bits: number): RawPicture {
  const [drop, most] = [8 - bits, 2 ** bits - 1]
  const steps = Uint8Array.from({ length: 256 }, (_, value) => Math.round((Math.min(most, Math.round(value / 2 ** drop)) * 255) / most))
  const out = Buffer.from(data)
  for (let at = 0; at < out.length; at += 4) for (let channel = at; channel < at + 3; channel++) out[channel] = steps[out[channel] ?? 0] ?? 0
  return { data: out, widthPx, heightPx }
}
