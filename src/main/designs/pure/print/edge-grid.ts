/** The edges of separated inks, found by place: what lies near a point or on a short way, without a look at all the others. */
import type { InkArea } from '../finish-parts.ts'
import { ringArea } from '../geometry/shape.ts'

/** Side of a cell in print pixels: a millimetre at 300 DPI. */
const CELL = 12

/** Edge i runs from (x0, y0) to (x1, y1), with the ink on the side of (-dy, dx). */
export interface EdgeGrid {
  readonly count: number
  readonly x0: Float64Array
  readonly y0: Float64Array
  readonly x1: Float64Array
  readonly y1: Float64Array
  /** Which area each edge bounds. */
  readonly area: Uint8Array
  /** Calls for every edge in the cells of a box, an edge now and then twice. */
  near(left: number, top: number, right: number, bottom: number, onEdge: (edge: number) => void): void
}

/** Lengths are print pixels; all areas must lie in the width and height. */
export function edgeGrid(areas: readonly InkArea[], widthPx: number, heightPx: number): EdgeGrid {
  const edges = edgesOf(areas)
  const [columns, rows] = [Math.ceil(widthPx / CELL) + 1, Math.ceil(heightPx / CELL) + 1]
  const starts = new Int32Array(columns * rows + 2)
  for (let edge = 0; edge < edges.count; edge++) eachCell(edges, edge, columns, rows, (cell) => (starts[cell + 2] = (starts[cell + 2] ?? 0) + 1))
  for (let cell = 2; cell < starts.length; cell++) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0)
  const held = new Int32Array(starts.at(-1) ?? 0)
  for (let edge = 0; edge < edges.count; edge++) {
    eachCell(edges, edge, columns, rows, (cell) => {
      const at = starts[cell + 1] ?? 0
      held[at] = edge
      starts[cell + 1] = at + 1
    })
  }
  return {
    ...edges,
    near(left, top, right, bottom, onEdge) {
      const [c0, c1] = [columnOf(left, columns), columnOf(right, columns)]
      const [r0, r1] = [columnOf(top, rows), columnOf(bottom, rows)]
      for (let row = r0; row <= r1; row++) {
        const [begin, end] = [starts[row * columns + c0] ?? 0, starts[row * columns + c1 + 1] ?? 0]
        for (let at = begin; at < end; at++) onEdge(held[at] ?? 0)
      }
    },
  }
}

function columnOf(value: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(value / CELL)))
}

type Edges = Omit<EdgeGrid, 'near'>

function edgesOf(areas: readonly InkArea[]): Edges {
  const count = areas.reduce((sum, { shape }) => sum + shape.reduce((points, ring) => points + ring.length / 2, 0), 0)
  const [x0, y0, x1, y1] = [new Float64Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const area = new Uint8Array(count)
  let edge = 0
  areas.forEach(({ shape }, index) => {
    // Clean shapes run one way outside and the other way in holes: the largest ring is an outer one.
    const largest = shape.reduce((best, ring) => (Math.abs(ringArea(ring)) > Math.abs(best) ? ringArea(ring) : best), 0)
    for (const ring of shape) {
      for (let i = 0; i < ring.length; i += 2, edge++) {
        const j = (i + 2) % ring.length
        const [from, to] = largest >= 0 ? [i, j] : [j, i]
        x0[edge] = ring[from] ?? 0
        y0[edge] = ring[from + 1] ?? 0
        x1[edge] = ring[to] ?? 0
        y1[edge] = ring[to + 1] ?? 0
        area[edge] = index
      }
    }
  })
  return { count, x0, y0, x1, y1, area }
}

/** The cells that an edge touches, row by row. */
function eachCell({ x0, y0, x1, y1 }: Edges, edge: number, columns: number, rows: number, onCell: (cell: number) => void): void {
  const [ax, ay, bx, by] = [x0[edge] ?? 0, y0[edge] ?? 0, x1[edge] ?? 0, y1[edge] ?? 0]
  const [first, last] = [columnOf(Math.min(ay, by), rows), columnOf(Math.max(ay, by), rows)]
  for (let row = first; row <= last; row++) {
    const [from, to] = first === last ? [ax, bx] : [xAt(ax, ay, bx, by, row * CELL), xAt(ax, ay, bx, by, (row + 1) * CELL)]
    const [c0, c1] = [columnOf(Math.min(from, to), columns), columnOf(Math.max(from, to), columns)]
    for (let column = c0; column <= c1; column++) onCell(row * columns + column)
  }
}

/** Where the edge is at height y, y kept within the edge. */
function xAt(ax: number, ay: number, bx: number, by: number, y: number): number {
  const t = Math.min(1, Math.max(0, (y - ay) / (by - ay)))
  return ax + t * (bx - ax)
}
