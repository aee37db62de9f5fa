/** What a press would lose or fill is mended in the outlines: crumbs go, hairlines get flesh, slits open or close. */
import type { PrintFacts } from '../../contract.ts'
import type { InkArea } from '../finish-parts.ts'
import { outset, subtract, unite } from '../geometry/clip.ts'
import { boxOf, ringArea, type Box, type Ring, type Shape } from '../geometry/shape.ts'
import { edgeGrid, type EdgeGrid } from './edge-grid.ts'
import { finenessOf, LEAST_GAP, LEAST_STROKE, narrowestMm, NICK, type Place } from './measure.ts'

export interface Mended {
  readonly areas: readonly InkArea[]
  readonly grid: EdgeGrid
  readonly facts: Omit<PrintFacts, 'spotColours'>
}

/** Mending ends a little on the safe side of the limits, for the rounding of outlines. */
const SPARE = 0.3
/** What an opening takes off a square corner is less than this many square pixels. */
const CORNER = 5

/** Mending one thing may narrow another; what is not well after this often stays as it is, and is told. */
const ROUNDS = 3

/** Areas with nothing under 0.35 mm or 0.5 mm where that can be had, and what is left as the thinnest. */
export function mend(separated: readonly InkArea[], widthPx: number, heightPx: number): Mended {
  let areas: readonly InkArea[] = separated.map(({ ink, shape }) => ({ ink, shape: shape.filter((ring) => !isCrumb(ring)) })).filter(({ shape }) => shape.length > 0)
  let grid = edgeGrid(areas, widthPx, heightPx)
  let found = finenessOf(grid)
  for (let round = 0; round < ROUNDS; round++) {
    const thin = worthwhile(found.strokes.filter(({ width }) => width < LEAST_STROKE))
    const tight = worthwhile(found.gaps.filter(({ width }) => width < LEAST_GAP))
    if (thin.length === 0 && tight.length === 0) break
    areas = mendOnce(areas, thin, tight)
    grid = edgeGrid(areas, widthPx, heightPx)
    found = finenessOf(grid)
  }
  return { areas, grid, facts: factsOf(found) }
}

/** All of them, or none where they are no more than a nick together. */
function worthwhile(places: readonly Place[]): readonly Place[] {
  return places.reduce((sum, { length }) => sum + length, 0) > NICK ? places : []
}

function mendOnce(areas: readonly InkArea[], thin: readonly Place[], tight: readonly Place[]): InkArea[] {
  const closed = areas.map((area, index) => closeSlits(area, tight.filter((place) => place.area === index && place.opposite === index), areas))
  const thick = closed.map(({ ink, shape }, index) => ({ ink, shape: thicken(shape, thin.filter(({ area }) => area === index)) }))
  return thick.map((area, index) => giveWay(area, tight.filter((place) => isBetween(place, index) && yielding(place, thick) === index), thick))
}

function factsOf({ strokes, gaps }: { strokes: readonly Place[]; gaps: readonly Place[] }): Mended['facts'] {
  return { thinnestStrokeMm: narrowestMm(strokes), narrowestGapMm: narrowestMm(gaps) }
}

/** Spots and pinholes smaller than a press holds. */
function isCrumb(ring: Ring): boolean {
  const box = boxOf([ring])
  return Math.max(box.width, box.height) < LEAST_STROKE || Math.abs(ringArea(ring)) < LEAST_STROKE ** 2 / 2
}

/** Slits that would fill with ink are filled, where no other ink lies in them. */
function closeSlits({ ink, shape }: InkArea, places: readonly Place[], all: readonly InkArea[]): InkArea {
  if (places.length === 0) return { ink, shape }
  const { touched, rest } = islandsAt(shape, places)
  const reach = LEAST_GAP / 2 + SPARE
  const closed = outset(outset(touched, reach), -reach)
  const others = all.filter((other) => other.ink !== ink).flatMap((other) => other.shape.filter((ring) => meetsAny(boxOf([ring]), places)))
  return { ink, shape: [...rest, ...(others.length === 0 ? closed : subtract(closed, unite(others)))].filter((ring) => !isCrumb(ring)) }
}

function isBetween({ area, opposite }: Place, index: number): boolean {
  return area !== opposite && (area === index || opposite === index)
}

/** Of two inks that lie too near, the one that matters less: the words that matter are in the key ink. */
function yielding({ area, opposite }: Place, areas: readonly InkArea[]): number {
  if (areas[area]?.ink === 'key') return opposite
  return areas[opposite]?.ink === 'key' ? area : Math.min(area, opposite)
}

/** An ink is cut back from the others where it lies too near to them. */
function giveWay({ ink, shape }: InkArea, places: readonly Place[], all: readonly InkArea[]): InkArea {
  if (places.length === 0) return { ink, shape }
  const { touched, rest } = islandsAt(shape, places)
  const others = all.filter((other) => other.ink !== ink && places.some(({ area, opposite }) => all[area] === other || all[opposite] === other))
  const near = others.flatMap((other) => islandsAt(other.shape, places).touched)
  const cut = subtract(touched, outset(unite(near), LEAST_GAP + SPARE))
  // What is left of it as a sliver goes as well.
  const reach = LEAST_STROKE / 2
  return { ink, shape: [...rest, ...outset(outset(cut, -reach), reach)].filter((ring) => !isCrumb(ring)) }
}

/** Hairlines, and the ends of what tapers, grow to what a press holds. */
function thicken(shape: Shape, places: readonly Place[]): Shape {
  if (places.length === 0) return shape
  const { touched, rest } = islandsAt(shape, places)
  const reach = LEAST_STROKE / 2 + SPARE
  const held = outset(outset(touched, -reach), reach + 0.1)
  const lost = subtract(touched, held).filter((ring) => ringArea(ring) > CORNER)
  const least = Math.max(0, Math.min(...places.map(({ width }) => width)))
  return [...rest, ...unite(touched, outset(lost, (LEAST_STROKE - least) / 2 + SPARE))].filter((ring) => !isCrumb(ring))
}

/** The pieces of a shape, each with its holes, that lie at one of the places; and all the other pieces. */
function islandsAt(shape: Shape, places: readonly Place[]): { touched: Shape; rest: Shape } {
  const outers = shape.filter((ring) => ringArea(ring) > 0).map((ring) => ({ ring, box: boxOf([ring]) }))
  const isTouched = new Map(outers.map(({ ring, box }) => [ring, meetsAny(box, places)]))
  const touched: Ring[] = []
  const rest: Ring[] = []
  for (const ring of shape) {
    const owner = ringArea(ring) > 0 ? ring : ownerOf(ring, outers)
    // A hole without an owner cannot be; with all the others it stays right.
    ;(isTouched.get(owner ?? ring) === true ? touched : rest).push(ring)
  }
  return { touched, rest }
}

/** The smallest outer ring that holds a hole. */
function ownerOf(hole: Ring, outers: readonly { readonly ring: Ring; readonly box: Box }[]): Ring | undefined {
  const inner = boxOf([hole])
  const holding = outers.filter(({ ring, box }) => box.left <= inner.left && box.right >= inner.right && box.top <= inner.top && box.bottom >= inner.bottom && holds(ring, hole[0] ?? 0, hole[1] ?? 0))
  return holding.toSorted((a, b) => ringArea(a.ring) - ringArea(b.ring))[0]?.ring
}

/** Whether a point lies in a ring, by crossings of a line to the right. */
function holds(ring: Ring, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0]
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  }
  return inside
}

function meetsAny(box: Box, places: readonly Place[]): boolean {
  const near = LEAST_GAP + 2
  return places.some(({ x, y }) => x > box.left - near && x < box.right + near && y > box.top - near && y < box.bottom + near)
}
