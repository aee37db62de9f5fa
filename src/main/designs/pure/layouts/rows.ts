/** Rows: the bricks of stacked layouts. A row's top is y = 0, it is centred on x = 0 and `height` deep. */
import { bearable, depthFor, finished, roomFor } from '../finish/lettering.ts'
import { diamond, pair, rectangle, star, swellRule } from '../geometry/figures.ts'
import { boxOf, move, scale, type Shape } from '../geometry/shape.ts'
import type { Picture } from '../motifs.ts'
import { lineToWidth, type Line } from '../type/line.ts'
import { moveParts, partsBox, type Finish, type InkRole, type Part } from './layout.ts'

export interface Row {
  readonly parts: readonly Part[]
  readonly height: number
  /** Height of what the eye takes for letters: gaps are measured by it. */
  readonly weight: number
}

/** A line as wide as `width`, its finish included. */
export function fullRow(line: Line, width: number, ink: InkRole, finish: Finish = 'plain'): Row {
  const rough = lineToWidth(line, width)
  const borne = bearable(finish, rough.capHeight, width)
  const depth = depthFor(borne, Math.min(rough.capHeight, width * 0.3))
  const { before, after } = roomFor(borne, depth)
  const fitted = lineToWidth(line, width - before - after)
  const top = topOf(fitted)
  const bottom = Math.max(0, descent(fitted))
  const shape = move(fitted.shape, (before - after) / 2, before - top)
  return { parts: finished(shape, ink, borne, depth), height: bottom - top + before + after, weight: fitted.capHeight }
}

/** Capitals and ascenders reach the cap line; a line of small letters alone (“mom”) begins where it begins. */
function topOf(line: Line): number {
  return line.box.top > -line.capHeight * 0.86 ? line.box.top : Math.min(line.box.top, -line.capHeight)
}

/** Commas and tails of Q hang below without asking for room; real descenders of small letters get it. */
function descent(line: Line): number {
  return line.box.bottom > line.capHeight * 0.18 ? line.box.bottom * 0.8 : 0
}

export type Ornament = 'rule' | 'double' | 'star' | 'diamond' | 'swell'
export const ORNAMENTS: readonly Ornament[] = ['rule', 'double', 'star', 'diamond', 'swell']

/** A small line between ornaments that reach out to `width`. */
export function connectorRow(line: Line, width: number, capHeight: number, ornamentInk: InkRole, ornament: Ornament, ink: InkRole = 'key'): Row {
  const factor = capHeight / line.capHeight
  const text = scale(line.shape, factor)
  const box = boxOf(text)
  const top = Math.min(box.top, -capHeight)
  const words: Part = { shape: move(text, 0, -top), ink }
  const room = (width - box.width) / 2 - capHeight * 0.55
  const sides = room > capHeight * 0.5 ? flank(ornament, room, capHeight, width / 2) : []
  const middle = -top - capHeight / 2
  return { parts: [words, ...(sides.length === 0 ? [] : [{ shape: move(sides, 0, middle), ink: ornamentInk }])], height: -top, weight: capHeight }
}

/** Both ornaments, their outer ends at ±`edge`, each `length` long, lying on y = 0. */
export function flank(ornament: Ornament, length: number, capHeight: number, edge: number): Shape {
  const thick = Math.max(4, capHeight * 0.15)
  const middle = edge - length / 2
  const bar = (y: number, height: number, from = 0): Shape => rectangle(edge - length + from, y - height / 2, length - from, height)
  const both = (shape: Shape): Shape => [...shape, ...mirror(shape)]
  switch (ornament) {
    case 'rule':
      return both(bar(0, thick))
    case 'double':
      return both([...bar(-capHeight * 0.22, thick * 0.7), ...bar(capHeight * 0.22, thick * 0.7)])
    case 'swell':
      return pair(swellRule(length, thick * 1.5), middle)
    case 'star': {
      const size = capHeight * 0.4
      if (length < size * 3.2) return pair(star(size), middle)
      return both([...move(star(size), edge - length + size, 0), ...bar(0, thick, size * 2.6)])
    }
    case 'diamond': {
      const size = capHeight * 0.5
      if (length < size * 2.4) return pair(diamond(size, size), middle)
      return both([...move(diamond(size, size), edge - length + size / 2, 0), ...bar(0, thick, size * 1.6)])
    }
  }
}

function mirror(shape: Shape): Shape {
  return scale(shape, -1, 1).map((ring) => {
    const out: number[] = []
    for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i] ?? 0, ring[i + 1] ?? 0)
    return out
  })
}

/** A picture on a line of its own, as heavy as a square of side `size`. */
export function pictureRow(picture: Picture, size: number): Row {
  const parts = weighPicture(picture, size)
  const box = partsBox(parts)
  return { parts: moveParts(parts, 0, -box.top), height: box.height, weight: size * 0.4 }
}

/** A picture as heavy as a square of side `size`, whatever its proportions: a palm grows taller, a train wider. */
export function weighPicture(picture: Picture, size: number, lines: InkRole = 'key', inside: InkRole = 'second'): Part[] {
  const box = boxOf(picture.lines)
  const slim = Math.min(1.35, Math.max(0.74, Math.sqrt(box.width / Math.max(1, box.height))))
  return fitPicture(picture, size * slim, size / slim, lines, inside)
}

/** A fitted picture with `gap` of bare cloth round its whole figure, to stand before rays, stripes or a frame. */
export function cutClear(figure: readonly Part[], gap: number): Part[] {
  const lines = figure.at(-1)
  return lines === undefined ? [] : [{ shape: lines.shape, ink: 'bare', gap, solid: true }, ...figure]
}

/** A picture scaled into a box and centred on the origin: lines in the key ink round coloured insides, or all in one accent. */
export function fitPicture(picture: Picture, width: number, height: number, lines: InkRole = 'key', inside: InkRole = 'second'): Part[] {
  const box = boxOf(picture.lines)
  const factor = Math.min(width / box.width, height / box.height)
  const place = (shape: Shape): Shape => move(scale(shape, factor), (-factor * (box.left + box.right)) / 2, (-factor * (box.top + box.bottom)) / 2)
  if (picture.inside.length === 0) return [{ shape: place(picture.lines), ink: inside }]
  return [{ shape: place(picture.inside), ink: inside }, { shape: place(picture.lines), ink: lines }]
}

/** Rows one under the other; the gap is a part of the smaller neighbour's letters, within bounds that keep a block tight. */
export function stackRows(rows: readonly Row[], tightness = 0.34, extra = 0): { parts: Part[]; height: number } {
  const parts: Part[] = []
  let y = 0
  rows.forEach((row, index) => {
    const above = rows[index - 1]
    if (above !== undefined) y += gapBetween(above, row, tightness) + extra
    parts.push(...moveParts(row.parts, 0, y))
    y += row.height
  })
  return { parts, height: y }
}

function gapBetween(above: Row, below: Row, tightness: number): number {
  return Math.min(54, Math.max(22, tightness * Math.min(above.weight, below.weight)))
}
