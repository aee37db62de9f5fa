/**
 * How thin strokes and gaps are, measured on the outlines themselves: from points along every edge straight across to
 * the edge opposite. Edges that face each other within 14° bound a stroke or a gap; where they lean more it is a corner.
 * Widths are exact to a tenth of a pixel (0.01 mm). Points lie at most 8 pixels apart, so that a neck between two long
 * straight edges that is shorter than 0.7 mm can be missed.
 */
import type { EdgeGrid } from './edge-grid.ts'

/** Pixels of 1/300 inch in a millimetre. */
export const PX_PER_MM = 300 / 25.4
/** The thinnest stroke and the narrowest gap that a press holds, in print pixels: 0.35 mm and 0.5 mm. */
export const LEAST_STROKE = 0.35 * PX_PER_MM
export const LEAST_GAP = 0.5 * PX_PER_MM

/** What is wider than this, about a millimetre, is not looked for. */
const REACH = 12
const STEP = 8
const FACING = -0.97
/** Two inks that meet have no gap between them but for rounding. */
const MEETING = 0.75
/** Less outline than this at a width is a nick: a quarter of a millimetre on each side. */
export const NICK = 6

/** A place that is `width` across from (x, y) along (nx, ny), on a stretch of outline `length` long. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly nx: number
  readonly ny: number
  readonly width: number
  readonly length: number
  readonly area: number
  readonly opposite: number
}

export interface Fineness {
  readonly strokes: readonly Place[]
  readonly gaps: readonly Place[]
}

/** Every stroke and gap narrower than a millimetre. */
export function finenessOf(grid: EdgeGrid): Fineness {
  const strokes: Place[] = []
  const gaps: Place[] = []
  for (let edge = 0; edge < grid.count; edge++) {
    const [ax, ay, bx, by] = [grid.x0[edge] ?? 0, grid.y0[edge] ?? 0, grid.x1[edge] ?? 0, grid.y1[edge] ?? 0]
    const long = Math.hypot(bx - ax, by - ay)
    if (long < 0.05) continue
    const [nx, ny] = [-(by - ay) / long, (bx - ax) / long]
    const points = Math.ceil(long / STEP)
    for (let point = 0; point < points; point++) {
      const t = (point + 0.5) / points
      const at = { x: ax + (bx - ax) * t, y: ay + (by - ay) * t, length: long / points, area: grid.area[edge] ?? 0 }
      const stroke = across(grid, edge, at.x, at.y, nx, ny, 1)
      if (stroke !== undefined) strokes.push({ ...at, nx, ny, ...stroke })
      const gap = across(grid, edge, at.x, at.y, -nx, -ny, -1)
      if (gap !== undefined && gap.width > MEETING) gaps.push({ ...at, nx: -nx, ny: -ny, ...gap })
    }
  }
  return { strokes, gaps }
}

/** The nearest edge from a point along a unit way, when it faces the one we come from. `side` is 1 through ink, -1 through cloth. */
function across(grid: EdgeGrid, from: number, x: number, y: number, nx: number, ny: number, side: 1 | -1): { width: number; opposite: number } | undefined {
  let [nearest, hit] = [REACH, -1]
  const [ex, ey] = [x + nx * REACH, y + ny * REACH]
  const mine = grid.area[from] ?? 0
  grid.near(Math.min(x, ex), Math.min(y, ey), Math.max(x, ex), Math.max(y, ey), (edge) => {
    if (edge === from || (side === 1 && grid.area[edge] !== mine)) return
    const [ax, ay] = [grid.x0[edge] ?? 0, grid.y0[edge] ?? 0]
    const [dx, dy] = [(grid.x1[edge] ?? 0) - ax, (grid.y1[edge] ?? 0) - ay]
    const cross = nx * dy - ny * dx
    if (cross === 0) return
    const t = ((ax - x) * dy - (ay - y) * dx) / cross
    const u = ((ax - x) * ny - (ay - y) * nx) / cross
    if (t > 0.02 && t < nearest && u >= 0 && u <= 1) {
      nearest = t
      hit = edge
    }
  })
  if (hit < 0) return undefined
  const [dx, dy] = [(grid.x1[hit] ?? 0) - (grid.x0[hit] ?? 0), (grid.y1[hit] ?? 0) - (grid.y0[hit] ?? 0)]
  const facing = (side * (nx * -dy + ny * dx)) / Math.hypot(dx, dy)
  return facing <= FACING ? { width: nearest, opposite: grid.area[hit] ?? 0 } : undefined
}

/** The width that holds for more than a nick of outline, in millimetres; 1.02 where nothing is as narrow as that. */
export function narrowestMm(places: readonly Place[]): number {
  let length = 0
  for (const place of places.toSorted((a, b) => a.width - b.width)) {
    length += place.length
    if (length > NICK) return Math.round((place.width / PX_PER_MM) * 100) / 100
  }
  return Math.round((REACH / PX_PER_MM) * 100) / 100
}
