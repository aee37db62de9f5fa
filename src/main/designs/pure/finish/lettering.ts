/** How letters are dressed: what stands behind them, round them and in them. Lengths are units of the layout. */
import type { Lettering } from '../../contract.ts'
import { outset, simplify, subtract, sweep, unite } from '../geometry/clip.ts'
import { comingFrom, originOf } from '../geometry/origin.ts'
import { areaOf, move, type Shape } from '../geometry/shape.ts'
import type { InkRole, Part } from '../layouts/layout.ts'
import { dotsIn } from './dots.ts'

interface Style {
  /** Its depth over the height of the capitals. */
  readonly depth: number
  /** Whether it grows round the letters, is thrown to the lower right, or stays within them. */
  readonly reach: 'round' | 'thrown' | 'within'
}

const STYLES: Readonly<Record<Lettering, Style>> = {
  plain: { depth: 0, reach: 'within' },
  extrude: { depth: 0.09, reach: 'thrown' },
  outline: { depth: 0.065, reach: 'round' },
  shadow: { depth: 0.055, reach: 'thrown' },
  inline: { depth: 0.062, reach: 'within' },
  block: { depth: 0.115, reach: 'thrown' },
  double: { depth: 0.095, reach: 'round' },
  halftone: { depth: 0.19, reach: 'thrown' },
  offset: { depth: 0.045, reach: 'thrown' },
}

const KIN: Readonly<Partial<Record<Lettering, readonly Lettering[]>>> = {
  extrude: ['extrude', 'block', 'halftone'],
  outline: ['outline', 'double', 'inline'],
  shadow: ['shadow', 'shadow', 'shadow', 'offset'],
}

/** What letters that bear one finish bear as well, the finish itself among them. */
export function kinOf(lettering: Lettering): readonly Lettering[] {
  return KIN[lettering] ?? [lettering]
}

/** Letters lower than this part of the width are too fine for the finish. */
const LEAST_HEIGHT: Readonly<Partial<Record<Lettering, number>>> = { inline: 0.16, double: 0.085, halftone: 0.1, offset: 0.13 }

/** The finish itself, or none for letters that are too low for a fine one. */
export function bearable(lettering: Lettering, letterHeight: number, width: number): Lettering {
  return letterHeight < width * (LEAST_HEIGHT[lettering] ?? 0) ? 'plain' : lettering
}

/** The depth that suits letters so high. */
export function depthFor(lettering: Lettering, letterHeight: number): number {
  return STYLES[lettering].depth * letterHeight
}

/** The room it takes on each side of the letters. */
export function roomFor(lettering: Lettering, depth: number): { readonly before: number; readonly after: number } {
  const { reach } = STYLES[lettering]
  return { before: reach === 'round' ? depth : 0, after: reach === 'within' ? 0 : depth }
}

/** What lies behind letters may be this much simpler than they are; it is under a print pixel. */
const FLATNESS = 0.15

/** The letters in their ink, dressed. A depth too small to hold ink and cloth leaves them plain. */
export function finished(shape: Shape, ink: InkRole, lettering: Lettering, depth: number): Part[] {
  if (lettering === 'plain' || depth === 0) return [{ shape, ink }]
  const behind = ink === 'key' ? 'second' : 'key'
  const gap = Math.max(4, depth * 0.26)
  switch (lettering) {
    case 'extrude':
      return [{ shape: sweep(flat(shape), depth, depth), ink: behind }, { shape, ink, gap: gap * 0.7 }]
    case 'shadow':
      return [{ shape: move(shape, depth, depth), ink: behind }, { shape, ink, gap }]
    case 'outline':
      return [{ shape: outset(flat(shape), depth), ink: behind }, { shape, ink, gap: Math.max(5, depth * 0.42) }]
    case 'block':
      return [{ shape: sweep(move(flat(shape), depth * 0.4, depth * 0.4), depth * 0.6, depth * 0.6), ink: behind }, { shape, ink, gap: Math.max(5, depth * 0.3) }]
    case 'double':
      return doubled(shape, ink, behind, depth)
    case 'inline':
      return [{ shape, ink }, { shape: engraved(flat(shape), depth), ink: 'bare' }]
    case 'offset':
      return slipped(shape, ink, behind, depth)
    case 'halftone':
      return dotted(shape, ink, behind, depth)
  }
}

function flat(shape: Shape): Shape {
  return unite(simplify(shape, FLATNESS))
}

/** A solid edge, and a fine line round it. */
function doubled(shape: Shape, ink: InkRole, behind: InkRole, depth: number): Part[] {
  const base = flat(shape)
  const near = outset(base, depth * 0.5)
  return [{ shape: outset(base, depth), ink }, { shape: near, ink: behind, gap: Math.max(4, depth * 0.2) }, { shape, ink, gap: Math.max(4, depth * 0.22) }]
}

/** A line along the inside of the edge, left out where the strokes are too narrow to hold it. */
function engraved(base: Shape, depth: number): Shape {
  const [edge, line] = [Math.max(4, depth * 0.5), Math.max(3, depth * 0.34)]
  // Shrunk and grown again, so that no wedge thinner than the line and a core is left.
  const wide = outset(outset(base, -edge - line * 1.7), line * 1.7)
  if (areaOf(wide) < areaOf(base) * 0.3) return []
  return subtract(wide, outset(wide, -line))
}

/** The letters' contour, and beside it, cloth between, the fill that slipped. Slivers of the fill are left out; letters too slim for a contour throw a shadow. */
function slipped(shape: Shape, ink: InkRole, behind: InkRole, depth: number): Part[] {
  const base = flat(shape)
  const core = outset(base, -Math.max(4, depth * 0.52))
  if (areaOf(core) < areaOf(base) * 0.55) return [{ shape: move(shape, depth, depth), ink: behind }, { shape, ink, gap: Math.max(4, depth * 0.26) }]
  const contour = subtract(base, core)
  const fill = subtract(move(base, depth, depth * 0.8), outset(contour, 4))
  return [{ shape: outset(outset(fill, -2), 2), ink: behind }, { shape: stillLetters(contour, shape), ink }]
}

/** What was cut out of letters and is read as them: cutting forgets what an outline was. */
function stillLetters(cut: Shape, letters: Shape): Shape {
  const origin = letters[0] === undefined ? undefined : originOf(letters[0])
  return origin === undefined ? cut : comingFrom(cut, origin)
}

/** Dots where the shadow would fall, largest next to the letters. */
function dotted(shape: Shape, ink: InkRole, behind: InkRole, depth: number): Part[] {
  const base = flat(shape)
  const cast = sweep(base, depth, depth)
  const pitch = Math.max(10.5, Math.min(17, depth * 0.4))
  const clear = outset(base, pitch * 0.42 + 3.5)
  const dots = dotsIn(subtract(cast, clear), pitch, pitch * 0.42, 10)
  return [{ shape: dots, ink: behind }, { shape, ink }]
}
