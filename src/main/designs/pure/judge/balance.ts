/** Where the weight of the ink lies, and how much of the area it uses. */
import type { Fault } from './faults.ts'
import type { Thumbnail } from './thumbnail.ts'

export interface Balance {
  /** 0 to 1: weight in the middle across, near the optical middle down, neither a thicket nor a waste. */
  readonly mark: number
  /** 0 to 1: how near the block comes to filling the area. */
  readonly fill: number
  readonly faults: readonly Fault[]
}

/** Shares of the block's width and height by which the weight may lie off before anybody sees it. */
const FREE = { across: 0.015, down: 0.08 }
const MOST = { across: 0.055, down: 0.19 }
/** On a wide area a picture stands beside the words, and the heavier of the two may pull this much more. */
const BESIDE = 1.9
/** A little below the block's middle is usual: crowns are lighter than words. */
const MIDDLE_DOWN = 0.52

export function judgeBalance({ ink, widthPx, heightPx }: Pick<Thumbnail, 'ink' | 'widthPx' | 'heightPx'>): Balance {
  const seen = weigh(ink, widthPx, heightPx)
  const [width, height] = [seen.right - seen.left, seen.bottom - seen.top]
  const across = Math.abs((seen.x - (seen.left + seen.right) / 2) / width)
  const down = Math.abs((seen.y - seen.top) / height - MIDDLE_DOWN)
  const density = seen.sum / (width * height)
  const fill = Math.min(1, Math.min(width / height / (widthPx / heightPx), (widthPx / heightPx) / (width / height)) / 0.75)
  const most = { across: MOST.across * (widthPx > heightPx * 1.5 ? BESIDE : 1), down: MOST.down }
  const off = (value: number, axis: 'across' | 'down'): number => Math.min(1, Math.max(0, value - FREE[axis]) / (most[axis] - FREE[axis]))
  const mark = (1 - 0.3 * off(across, 'across')) * (1 - 0.2 * off(down, 'down')) * densityMark(density)
  const faults: Fault[] = []
  if (across > most.across || down > most.down) faults.push({ name: 'off-centre', says: 'The weight of the design lies beside its middle.' })
  if (fill < 0.3) faults.push({ name: 'poorly-filled', says: 'Most of the print area stays bare.' })
  return { mark, fill, faults }
}

/** Between a fifth and two thirds of a block is ink; less looks lost, more looks shut. */
function densityMark(density: number): number {
  if (density < 0.2) return 0.75 + 1.25 * density
  return density > 0.68 ? Math.max(0.75, 1 - (density - 0.68) * 0.9) : 1
}

function weigh(ink: Float32Array, widthPx: number, heightPx: number) {
  let [sum, x, y] = [0, 0, 0]
  const box = { left: widthPx, right: 1, top: heightPx, bottom: 1 }
  for (let row = 0, at = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, at++) {
      const c = ink[at] ?? 0
      if (c < 0.02) continue
      sum += c
      x += c * (column + 0.5)
      y += c * (row + 0.5)
      if (column < box.left) box.left = column
      if (column >= box.right) box.right = column + 1
      if (row < box.top) box.top = row
      box.bottom = row + 1
    }
  }
  return { sum, x: x / Math.max(sum, 1e-9), y: y / Math.max(sum, 1e-9), ...box, left: Math.min(box.left, box.right - 1), top: Math.min(box.top, box.bottom - 1) }
}
