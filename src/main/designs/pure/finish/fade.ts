/** A halftone fade: towards one edge of the art the ink breaks up into a screen of holes that grow. The ink stays the same, so that no colour is added. */
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { InkArea } from '../finish-parts.ts'
import { subtract, unite } from '../geometry/clip.ts'
import { rectangle } from '../geometry/figures.ts'
import type { Box, Shape } from '../geometry/shape.ts'
import { LEAST_STROKE } from '../print/measure.ts'
import { dot, screenIn } from './dots.ts'
import type { InkSpace } from './ink-space.ts'

/** Rows of the screen over the width: 27 pixels on a shirt, 2.3 mm. */
const PITCH = 0.006
/** How far the fade reaches into the art. */
const BAND = 0.4
/** A little over half of 0.4 mm at 300 DPI: the least dot of a screen. */
const LEAST_RADIUS = 3
/** Radius over the pitch where the fade begins and at the edge; beyond 0.7 the holes would touch. */
const RADII = [0.08, 0.6] as const

type Edge = 'bottom' | 'left' | 'right'

export function fade(areas: readonly InkArea[], space: InkSpace, widthPx: number, rng: Rng): InkArea[] {
  const pitch = Math.max(PITCH * widthPx, 11)
  const edge = rng.pick(['bottom', 'bottom', 'left', 'right'] as const)
  const band = bandOf(edge, space.box)
  const radius = (x: number, y: number): number => {
    const wanted = pitch * (RADII[0] + (RADII[1] - RADII[0]) * growth(edge, band, x, y))
    return wanted < LEAST_RADIUS ? 0 : wanted
  }
  return areas.map(({ ink, shape }) => ({ ink, shape: screened(unite(shape), space, band, pitch, radius) }))
}

/** The part of the art that fades. */
function bandOf(edge: Edge, { left, top, right, bottom, width, height }: Box): Box {
  const cut = { left: edge === 'right' ? right - width * BAND : left, right: edge === 'left' ? left + width * BAND : right, top: edge === 'bottom' ? bottom - height * BAND : top, bottom }
  return { ...cut, width: cut.right - cut.left, height: cut.bottom - cut.top }
}

/** 0 where the fade begins, 1 at the edge. */
function growth(edge: Edge, band: Box, x: number, y: number): number {
  if (edge === 'bottom') return (y - band.top) / band.height
  return (edge === 'left' ? band.right - x : x - band.left) / band.width
}

/** Holes that lie in the ink are laid into it as rings that run the other way; only those that open its edge have to be cut. */
function screened(shape: Shape, space: InkSpace, band: Box, pitch: number, radius: (x: number, y: number) => number): Shape {
  const holes: number[][] = []
  const bites: number[][] = []
  screenIn(rectangle(band.left, band.top, band.width, band.height), shape, pitch, (x, y) => {
    const wanted = radius(x, y)
    if (wanted === 0) return
    const clear = space.clearance(x, y, pitch * THICK)
    if (clear < pitch * THICK && !isThick(space, x, y, pitch * THICK)) return
    const fitting = Math.min(wanted, clear - LEAST_STROKE)
    const corners = wanted > 9 ? 12 : 8
    if (fitting >= Math.max(LEAST_RADIUS, wanted * 0.55)) holes.push(dot(x, y, fitting, corners))
    else if (clear < wanted * 0.45) bites.push(dot(x, y, wanted * 0.9, corners))
  })
  return [...subtract(shape, bites), ...holes.map((ring) => reversed(ring))]
}

/** Half of the thinnest stroke that fades, in pitches: 7 mm on a shirt. Small print stays whole. */
const THICK = 1.5

/** Whether the ink to one side at least is thick. */
function isThick(space: InkSpace, x: number, y: number, half: number): boolean {
  const far = half * 1.1
  return [0, 1, 2, 3, 4, 5, 6, 7].some((eighth) => {
    const [px, py] = [x + far * Math.cos((eighth * Math.PI) / 4), y + far * Math.sin((eighth * Math.PI) / 4)]
    return space.inkAt(px, py) >= 0 && space.clearance(px, py, half) >= half * 0.95
  })
}

function reversed(ring: readonly number[]): number[] {
  return ring.flatMap((_, index) => (index % 2 === 0 ? [ring[ring.length - 2 - index] ?? 0, ring[ring.length - 1 - index] ?? 0] : []))
}
