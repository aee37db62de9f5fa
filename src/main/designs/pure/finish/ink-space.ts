/** Where ink lies and how far from its edges, told fast enough to ask for thousands of specks. */
import type { InkArea } from '../finish-parts.ts'
import { coverOf, type Cover } from '../geometry/raster.ts'
import { boxOf, type Box } from '../geometry/shape.ts'
import type { EdgeGrid } from '../print/edge-grid.ts'

/** Width of the picture that tells which ink lies where. */
const MAP_PX = 300

export interface InkSpace {
  readonly box: Box
  /** The area whose ink wholly covers the surroundings of a place, by index; -1 for none. */
  inkAt(x: number, y: number): number
  /** Pixels to the nearest edge of any ink, exactly; `most` where it is farther. */
  clearance(x: number, y: number, most: number): number
}

/** `grid` has the edges of these areas. */
export function inkSpace(areas: readonly InkArea[], grid: EdgeGrid): InkSpace {
  const box = boxOf(areas.flatMap(({ shape }) => shape))
  const maps = areas.map(({ shape }) => mapOf(shape, box))
  return {
    box,
    inkAt: (x, y) => maps.findIndex((map) => isCovered(map, box, x, y)),
    clearance(x, y, most) {
      let least = most
      grid.near(x - most, y - most, x + most, y + most, (edge) => (least = Math.min(least, distanceTo(grid, edge, x, y))))
      return least
    },
  }
}

function mapOf(shape: InkArea['shape'], box: Box): Cover {
  const factor = MAP_PX / box.width
  return coverOf(shape, { factor, dx: -box.left * factor, dy: -box.top * factor }, MAP_PX, Math.max(1, Math.ceil(box.height * factor)))
}

function isCovered({ cells, widthPx, heightPx }: Cover, box: Box, x: number, y: number): boolean {
  const [column, row] = [Math.floor(((x - box.left) / box.width) * MAP_PX), Math.floor(((y - box.top) / box.width) * MAP_PX)]
  return column >= 0 && row >= 0 && column < widthPx && row < heightPx && (cells[row * widthPx + column] ?? 0) > 0.999
}

function distanceTo({ x0, y0, x1, y1 }: EdgeGrid, edge: number, x: number, y: number): number {
  const [ax, ay] = [x0[edge] ?? 0, y0[edge] ?? 0]
  const [dx, dy] = [(x1[edge] ?? 0) - ax, (y1[edge] ?? 0) - ay]
  const long = dx * dx + dy * dy
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / long))
  return Math.hypot(ax + t * dx - x, ay + t * dy - y)
}
