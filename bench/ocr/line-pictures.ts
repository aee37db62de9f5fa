/** Each line of a drawn design as a picture of its own: what an eye rests on while it reads. */
import sharp from 'sharp'
import type { SetLine } from '../../src/main/designs/pure/set-lines.ts'

/** Cloth or plate left round a line, as a part of its height: more would show the line above. */
const MARGIN = 0.06
/** Height of a line's ink in its picture: what tesseract was taught on. */
const INK_PX = 48
/** Lines that tesseract was taught on fill their pictures; in a wide frame letters become too small for it. */
const FRAME_PX = 4

/** A design drawn in grey; `factor` is pixels of the picture for one of the print area. */
export interface Grey {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly factor: number
}

interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Writes a picture for every line: cut out at its place, framed in the tone round it, dark on light. `stem` begins their names. @returns their paths. */
export async function lineFiles(grey: Grey, lines: readonly SetLine[], stem: string): Promise<string[]> {
  const places = lines.map(({ box }) => placeOf(box, grey)).filter(({ width, height }) => width > 1 && height > 1)
  return await Promise.all(places.map((place, index) => writeLine(grey, place, `${stem}-line-${index}.png`)))
}

function placeOf(box: SetLine['box'], { width, height, factor }: Grey): Place {
  const margin = Math.max(1, box.height * factor * MARGIN)
  const [left, top] = [Math.max(0, Math.floor(box.left * factor - margin)), Math.max(0, Math.floor(box.top * factor - margin))]
  return { left, top, width: Math.min(width, Math.ceil(box.right * factor + margin)) - left, height: Math.min(height, Math.ceil(box.bottom * factor + margin)) - top }
}

async function writeLine(grey: Grey, place: Place, file: string): Promise<string> {
  const round = toneRound(grey, place)
  const background = { r: round, g: round, b: round }
  const inkPx = place.height / (1 + 2 * MARGIN)
  // Two steps: sharp does the frame before the scale, whatever their order.
  const cut = await sharp(grey.data, { raw: { width: grey.width, height: grey.height, channels: 1 } })
    .extract(place)
    .resize({ height: Math.max(1, Math.round((place.height * INK_PX) / inkPx)), width: Math.max(1, Math.round((place.width * INK_PX) / inkPx)), fit: 'fill' })
    .png().toBuffer()
  await sharp(cut).extend({ top: FRAME_PX, bottom: FRAME_PX, left: FRAME_PX, right: FRAME_PX, background }).greyscale().negate(round < 128).png().toFile(file)
  return file
}

/** The tone that most of the edge has. */
function toneRound({ data, width }: Grey, { left, top, width: across, height: down }: Place): number {
  const tones: number[] = []
  for (let x = left; x < left + across; x++) tones.push(data[top * width + x] ?? 255, data[(top + down - 1) * width + x] ?? 255)
  for (let y = top; y < top + down; y++) tones.push(data[y * width + left] ?? 255, data[y * width + left + across - 1] ?? 255)
  return tones.sort((a, b) => a - b)[tones.length >> 1] ?? 255
}
