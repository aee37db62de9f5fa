/** Rows of small marks of about one height, side by side: what lettering looks like before it is read. A guess, which may only warn. */
import type { z } from 'zod'
import { linearOf } from '../../main/designs/pure/colour/oklab.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import { small } from './art/measure.ts'
import { unpack, type RawPicture } from './art/raw-picture.ts'
import type { ImagingPort } from './contract.ts'
import { openPicture, pictureRefusal } from './raster.ts'

type RowsOfMarks = ImagingPort['rowsOfMarks']

const LOOK_PX = 640
/** Heights of letters in pixels of the look, and how many of one row make it a row. */
const [LEAST, MOST, IN_A_ROW] = [7, 120, 5]

export async function rowsOfMarks({ file }: z.output<RowsOfMarks['input']>, { signal }: HandlerContext): Promise<z.input<RowsOfMarks['output']>> {
  const picture = await small(await unpack(openPicture(file).flatten({ background: '#ffffff' })).catch((error: unknown) => {
    throw pictureRefusal(file, error)
  }), LOOK_PX)
  signal.throwIfAborted()
  const light = lightness(picture)
  // Dark letters on light, and light ones on dark.
  const rows = [true, false].map((dark) => rowsIn(marksOf(light, picture.widthPx, picture.heightPx, dark)))
  return { rows: Math.max(...rows) }
}

interface Mark {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** How much of its box it covers. */
  readonly fill: number
}

function lightness({ data, widthPx, heightPx }: RawPicture): Float32Array {
  const out = new Float32Array(widthPx * heightPx)
  for (let place = 0, at = 0; place < out.length; place++, at += 4) out[place] = Math.cbrt(0.2126 * linearOf(data[at] ?? 0) + 0.7152 * linearOf(data[at + 1] ?? 0) + 0.0722 * linearOf(data[at + 2] ?? 0))
  return out
}

/** Connected parts that are much darker (or lighter) than the middle between the picture's extremes, of a letter's size. */
function marksOf(light: Float32Array, width: number, height: number, dark: boolean): Mark[] {
  const seen = new Uint8Array(light.length)
  const isIn = (place: number): boolean => (dark ? (light[place] ?? 1) < 0.5 : (light[place] ?? 0) > 0.82)
  const marks: Mark[] = []
  const open: number[] = []
  for (let start = 0; start < light.length; start++) {
    if (seen[start] === 1 || !isIn(start)) continue
    let [left, right, top, bottom, size] = [width, 0, height, 0, 0]
    seen[start] = 1
    open.push(start)
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const [x, y] = [place % width, Math.floor(place / width)]
      ;[left, right, top, bottom, size] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y), size + 1]
      for (const next of [x > 0 ? place - 1 : place, x < width - 1 ? place + 1 : place, place - width, place + width]) {
        if (next < 0 || next >= light.length || seen[next] === 1 || !isIn(next)) continue
        seen[next] = 1
        open.push(next)
      }
    }
    const [wide, high] = [right - left + 1, bottom - top + 1]
    const fill = size / (wide * high)
    if (high >= LEAST && high <= MOST && wide <= high * 2 && wide >= high * 0.12 && fill > 0.18 && fill < 0.95) marks.push({ left, right, top, bottom, fill })
  }
  return marks
}

/** Groups of marks that stand on one line, near each other, of about one height and not all alike. */
function rowsIn(marks: readonly Mark[]): number {
  const left = new Set([...marks].sort((a, b) => a.left - b.left))
  let rows = 0
  for (const first of left) {
    left.delete(first)
    const row = [first]
    for (const mark of left) {
      const last = row.at(-1) ?? first
      const high = last.bottom - last.top
      const follows = mark.left > last.left && mark.left - last.right < high * 0.9 && Math.abs(mark.bottom - last.bottom) < high * 0.25 && Math.abs(mark.bottom - mark.top - high) < high * 0.4
      if (follows) row.push(mark)
    }
    if (row.length < IN_A_ROW) continue
    for (const mark of row) left.delete(mark)
    // A border of dots or bricks has marks of one kind; letters differ in width or in what they cover.
    if (varies(row.map((mark) => mark.right - mark.left)) || varies(row.map(({ fill }) => fill))) rows += 1
  }
  return rows
}

function varies(values: readonly number[]): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.some((value) => Math.abs(value - mean) > mean * 0.12)
}
