/** What a press would lose or fill is mended in the outlines: crumbs go, hairlines get flesh, slits open or close. */
import type { PrintFacts } from '../../contract.ts'
import type { InkArea } from '../finish-parts.ts'
import { intersect, outset, simplify, subtract, unite, within } from '../geometry/clip.ts'
import { areaOf, boxOf, ringArea, type Box, type Ring, type Shape } from '../geometry/shape.ts'
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
const CRUMB = 0.5
/** Pieces reach this far into what they join. */
const OVERLAP = 0.06
/** What stands out less than this where pieces were joined is a seam. */
const SEAM = 0.25
/** Round a place, so that what is done there does not see the edge of its window. */
const ROOM = 24

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
    areas = mendOnce(areas, thin, tight, round > 0)
    grid = edgeGrid(areas, widthPx, heightPx)
    found = finenessOf(grid)
  }
  return { areas, grid, facts: factsOf(found) }
}

/** All of them, or none where they are no more than a nick together. */
function worthwhile(places: readonly Place[]): readonly Place[] {
  return places.reduce((sum, { length }) => sum + length, 0) > NICK ? places : []
}

/** First near the places alone, which is quick; `whole` letters at a time where that left something. */
function mendOnce(areas: readonly InkArea[], thin: readonly Place[], tight: readonly Place[], whole: boolean): InkArea[] {
  const [close, grow] = whole ? [closeWhole, thickenWhole] : [closeSlits, thicken]
  const closed = areas.map((area, index) => close(area, tight.filter((place) => place.area === index && place.opposite === index), areas))
  const thick = closed.map(({ ink, shape }, index) => ({ ink, shape: grow(shape, thin.filter(({ area }) => area === index)) }))
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
  const windows = windowsAt(places)
  const local = seenIn(shape, windows)
  const reach = LEAST_GAP / 2 + SPARE
  const filled = subtract(outset(outset(local, reach), -reach), local).filter((ring) => ringArea(ring) > CRUMB)
  const others = all.filter((other) => other.ink !== ink).flatMap((other) => seenIn(other.shape, windows))
  // Where another ink lies between, the other gives way instead.
  const free = others.length === 0 ? filled : filled.filter((ring) => areaOf(intersect([ring], others)) < CRUMB)
  return { ink, shape: joined(shape, places, outset(free, OVERLAP)) }
}

/** The same on whole islands: slower, and no seam is left. */
function closeWhole({ ink, shape }: InkArea, places: readonly Place[], all: readonly InkArea[]): InkArea {
  if (places.length === 0) return { ink, shape }
  const { touched, rest } = islandsAt(shape, places)
  const reach = LEAST_GAP / 2 + SPARE
  const closed = outset(outset(touched, reach), -reach)
  const others = all.filter((other) => other.ink !== ink).flatMap((other) => other.shape.filter((ring) => meetsAny(boxOf([ring]), places)))
  return { ink, shape: [...rest, ...(others.length === 0 ? closed : subtract(closed, unite(others)))].filter((ring) => !isCrumb(ring)) }
}

function thickenWhole(shape: Shape, places: readonly Place[]): Shape {
  if (places.length === 0) return shape
  const { touched, rest } = islandsAt(shape, places)
  const least = Math.max(0, Math.min(...places.map(({ width }) => width)))
  const grown = outset(lostIn(touched, LEAST_STROKE / 2 + SPARE), (LEAST_STROKE - least) / 2 + SPARE)
  return [...rest, ...simplify(unite(touched, grown), SEAM)].filter((ring) => !isCrumb(ring))
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
  const windows = windowsAt(places)
  const others = all.filter((other) => other.ink !== ink && places.some(({ area, opposite }) => all[area] === other || all[opposite] === other))
  const near = others.flatMap((other) => seenIn(other.shape, windows))
  const cut = subtract(touched, outset(unite(near), LEAST_GAP + SPARE))
  // What is left of it as a sliver goes as well.
  return { ink, shape: [...rest, ...subtract(cut, outset(lostIn(seenIn(cut, windows), LEAST_STROKE / 2), OVERLAP))].filter((ring) => !isCrumb(ring)) }
}

/** Hairlines, and the ends of what tapers, grow to what a press holds. */
function thicken(shape: Shape, places: readonly Place[]): Shape {
  if (places.length === 0) return shape
  const lost = lostIn(seenIn(shape, windowsAt(places)), LEAST_STROKE / 2 + SPARE)
  const least = Math.max(0, Math.min(...places.map(({ width }) => width)))
  return joined(shape, places, outset(lost, (LEAST_STROKE - least) / 2 + SPARE))
}

/** What is thinner than twice the reach. */
function lostIn(shape: Shape, reach: number): Shape {
  return subtract(shape, outset(outset(shape, -reach), reach + 0.1)).filter((ring) => ringArea(ring) > CORNER)
}

/** Pieces added to the islands of a shape that they touch. */
function joined(shape: Shape, places: readonly Place[], pieces: Shape): Shape {
  if (pieces.length === 0) return shape
  const { touched, rest } = islandsAt(shape, places)
  return [...rest, ...simplify(unite(touched, pieces), SEAM)].filter((ring) => !isCrumb(ring))
}

type Window = Omit<Box, 'width' | 'height'>

/** Boxes round the places with room for what is done there, none of them overlapping. */
function windowsAt(places: readonly Place[]): Window[] {
  let windows: Window[] = []
  for (const { x, y, length } of places) {
    const room = length / 2 + ROOM
    const one = { left: x - room, top: y - room, right: x + room, bottom: y + room }
    windows = merged(windows, one)
  }
  return windows
}

function merged(windows: readonly Window[], one: Window): Window[] {
  const meets = windows.filter((other) => other.left < one.right && other.right > one.left && other.top < one.bottom && other.bottom > one.top)
  if (meets.length === 0) return [...windows, one]
  const all = [one, ...meets]
  const whole = {
    left: Math.min(...all.map(({ left }) => left)), top: Math.min(...all.map(({ top }) => top)),
    right: Math.max(...all.map(({ right }) => right)), bottom: Math.max(...all.map(({ bottom }) => bottom)),
  }
  return merged(windows.filter((other) => !meets.includes(other)), whole)
}

function seenIn(shape: Shape, windows: readonly Window[]): Shape {
  return windows.flatMap((window) => within(shape, window))
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
