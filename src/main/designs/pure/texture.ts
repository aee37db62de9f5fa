/**
 * Wear: specks and short scratches taken out of large areas, thicker in a few worn patches, as an old print has. A speck
 * lies whole inside one ink and keeps its distance from every edge and from other specks, so that no stroke breaks.
 */
import type { Rng } from '../../kernel/pure/rng.ts'
import type { InkArea } from './finish-parts.ts'
import { coverOf, type Cover } from './geometry/raster.ts'
import { boxOf, type Box, type Ring } from './geometry/shape.ts'
import type { EdgeGrid } from './print/edge-grid.ts'
import { LEAST_GAP, LEAST_STROKE } from './print/measure.ts'

/** How many places are tried; in bold letters half of them lie on ink. */
const SPECKS = 1500
const PATCHES = 9
/** Width of the picture that tells which ink lies where. */
const MAP_PX = 300

interface Speck {
  readonly x: number
  readonly y: number
  /** No point of it is farther from the middle. */
  readonly reach: number
  readonly ring: Ring
}

/** The same inks with wear cut out of them. Lengths follow the width of the design, so that every area wears alike. */
export function wear({ areas, grid }: { readonly areas: readonly InkArea[]; readonly grid: EdgeGrid }, rng: Rng): InkArea[] {
  const box = boxOf(areas.flatMap(({ shape }) => shape))
  const maps = areas.map(({ shape }) => mapOf(shape, box))
  const patches = Array.from({ length: PATCHES }, () => [box.left + rng.next() * box.width, box.top + rng.next() * box.height, 0.05 + rng.next() * 0.14] as const)
  const holes = areas.map((): Ring[] => [])
  const kept = speckField(box)
  for (let index = 0; index < SPECKS; index++) {
    const patch = patches[index % (PATCHES + 4)]
    const one = patch === undefined ? speck(rng, ...anywhere(rng, box), box.width) : speck(rng, ...near(rng, patch, box.width), box.width)
    const area = maps.findIndex((map) => isInside(map, box, one))
    if (area < 0 || !isClear(grid, one) || !kept.add(one)) continue
    holes[area]?.push(one.ring)
  }
  // They lie whole in their ink: as rings that run the other way they are holes, and nothing has to be cut.
  return areas.map(({ ink, shape }, index) => ({ ink, shape: [...shape, ...(holes[index] ?? [])] }))
}

function mapOf(shape: InkArea['shape'], box: Box): Cover {
  const factor = MAP_PX / box.width
  return coverOf(shape, { factor, dx: -box.left * factor, dy: -box.top * factor }, MAP_PX, Math.max(1, Math.ceil(box.height * factor)))
}

function isInside({ cells, widthPx, heightPx }: Cover, box: Box, { x, y }: Speck): boolean {
  const [column, row] = [Math.floor(((x - box.left) / box.width) * MAP_PX), Math.floor(((y - box.top) / box.width) * MAP_PX)]
  return column >= 0 && row >= 0 && column < widthPx && row < heightPx && (cells[row * widthPx + column] ?? 0) > 0.999
}

/** Whether no edge lies so near that too little ink would stand between. */
function isClear(grid: EdgeGrid, { x, y, reach }: Speck): boolean {
  const room = reach + LEAST_STROKE + 1
  let clear = true
  grid.near(x - room, y - room, x + room, y + room, (edge) => {
    if (clear && distanceTo(grid, edge, x, y) < room) clear = false
  })
  return clear
}

function distanceTo({ x0, y0, x1, y1 }: EdgeGrid, edge: number, x: number, y: number): number {
  const [ax, ay] = [x0[edge] ?? 0, y0[edge] ?? 0]
  const [dx, dy] = [(x1[edge] ?? 0) - ax, (y1[edge] ?? 0) - ay]
  const long = dx * dx + dy * dy
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / long))
  return Math.hypot(ax + t * dx - x, ay + t * dy - y)
}

/** Keeps specks apart from each other; `add` says whether there was room. */
function speckField(box: Box): { add(one: Speck): boolean } {
  const side = box.width * 0.03
  const cells = new Map<number, Speck[]>()
  const key = (column: number, row: number): number => row * 4096 + column
  return {
    add(one) {
      const [column, row] = [Math.floor((one.x - box.left) / side) + 1, Math.floor((one.y - box.top) / side) + 1]
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          if (cells.get(key(column + dx, row + dy))?.some((other) => Math.hypot(other.x - one.x, other.y - one.y) < other.reach + one.reach + LEAST_STROKE) === true) return false
        }
      }
      const cell = cells.get(key(column, row))
      if (cell === undefined) cells.set(key(column, row), [one])
      else cell.push(one)
      return true
    },
  }
}

function anywhere(rng: Rng, box: Box): [number, number] {
  return [box.left + rng.next() * box.width, box.top + rng.next() * box.height]
}

/** Denser towards the middle of the patch. */
function near(rng: Rng, [x, y, size]: readonly [number, number, number], width: number): [number, number] {
  const angle = rng.next() * 2 * Math.PI
  const reach = rng.next() ** 1.3 * size * width
  return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
}

/** A ragged grain, or one time in five a short scratch, never finer than a press holds. Most are small. */
function speck(rng: Rng, x: number, y: number, width: number): Speck {
  const size = Math.max(LEAST_GAP, width * (0.0012 + 0.0034 * rng.next() ** 3))
  const stretch = rng.next() < 0.2 ? 2.5 + rng.next() * 3.5 : 1 + rng.next() * 0.8
  const lean = rng.next() * Math.PI
  const corners = 6 + rng.int(3)
  const ring: number[] = []
  let reach = 0
  for (let i = 0; i < corners; i++) {
    const angle = (-2 * Math.PI * i) / corners
    const r = size * (0.55 + 0.6 * rng.next())
    const [dx, dy] = [r * stretch * Math.cos(angle), r * Math.sin(angle)]
    reach = Math.max(reach, Math.hypot(dx, dy))
    ring.push(x + dx * Math.cos(lean) - dy * Math.sin(lean), y + dx * Math.sin(lean) + dy * Math.cos(lean))
  }
  return { x, y, reach, ring }
}
