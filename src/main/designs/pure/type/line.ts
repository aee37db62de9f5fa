/** One line of type as an area, and what it reads. Lines lie on the baseline y = 0 and are centred on x = 0 by their ink. */
import { boxOf, join, move, rotate, scale, type Box, type Shape } from '../geometry/shape.ts'
import { comingFrom } from '../geometry/origin.ts'
import type { Face } from './face.ts'

export interface Line {
  readonly shape: Shape
  readonly box: Box
  /** Height of the face's capitals at this size. */
  readonly capHeight: number
  /** Read back from the glyphs. */
  readonly read: string
}

/** A line at 1000 units to the em; `tracking` in thousandths of an em. */
export function setLine(face: Face, text: string, tracking = 0): Line {
  const { glyphs } = face.shape(text, tracking)
  const shape = join(...glyphs.map((glyph) => move(glyph.shape, glyph.x, 0)))
  const box = boxOf(shape)
  const read = glyphs.map((glyph) => glyph.letters).join('')
  const centred = comingFrom(move(shape, -(box.left + box.right) / 2, 0), { kind: 'letters', text: read, face: face.id })
  return { shape: centred, box: boxOf(centred), capHeight: face.capHeight, read }
}

const boxes = new WeakMap<Shape, Box>()

function glyphBox(shape: Shape): Box {
  const known = boxes.get(shape) ?? boxOf(shape)
  boxes.set(shape, known)
  return known
}

/** Ink of a line at 1000 units to the em: its width, and how far it reaches above and below the baseline. */
export function measureLine(face: Face, text: string): { width: number; above: number; below: number } {
  let [left, right, above, below] = [Infinity, -Infinity, 0, 0]
  for (const glyph of face.shape(text).glyphs) {
    if (glyph.shape.length === 0) continue
    const box = glyphBox(glyph.shape)
    left = Math.min(left, glyph.x + box.left)
    right = Math.max(right, glyph.x + box.right)
    above = Math.max(above, -box.top)
    below = Math.max(below, box.bottom)
  }
  return { width: Math.max(0, right - left), above, below }
}

export function scaleLine(line: Line, factor: number): Line {
  const shape = scale(line.shape, factor)
  return { ...line, shape, box: boxOf(shape), capHeight: line.capHeight * factor }
}

/** The line with its ink exactly `width` wide. */
export function lineToWidth(line: Line, width: number): Line {
  return scaleLine(line, line.box.width === 0 ? 1 : width / line.box.width)
}

/** The line with capitals `height` high. */
export function lineToCap(line: Line, height: number): Line {
  return scaleLine(line, height / line.capHeight)
}

export interface RingText {
  readonly shape: Shape
  /** Half the angle the text takes, in radians. */
  readonly half: number
  readonly read: string
}

/**
 * Text along a circle about the origin, centred at the top (reading clockwise) or at the bottom (reading
 * counter-clockwise, upright). `radius` is where the middle of the capitals runs; letters turn with the circle.
 */
export function setOnRing(face: Face, text: string, radius: number, capHeight: number, side: 'top' | 'bottom', tracking = 40): RingText {
  const size = capHeight / face.capHeight
  const { glyphs, width } = face.shape(text, tracking)
  const sign = side === 'top' ? 1 : -1
  const baseline = radius - (sign * capHeight) / 2
  const parts = glyphs.map((glyph) => {
    const advance = glyph.advance - tracking
    const middle = (glyph.x + advance / 2 - width / 2) * size
    const angle = (sign * middle) / radius
    const upright = move(scale(move(glyph.shape, -advance / 2, 0), size), 0, -sign * baseline)
    return rotate(upright, (angle * 180) / Math.PI)
  })
  const read = glyphs.map((glyph) => glyph.letters).join('')
  const straight = join(...glyphs.map((glyph) => move(glyph.shape, glyph.x, 0)))
  return { shape: comingFrom(join(...parts), { kind: 'letters', text: read, face: face.id }, straight), half: (width * size) / 2 / radius, read }
}
