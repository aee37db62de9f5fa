/** The outline of what is drawn in a picture, read from its alpha: what lettering is set round. */
import { silhouette, simplify, unite } from '../geometry/clip.ts'
import type { Ring, Shape } from '../geometry/shape.ts'

/** One byte a pixel, row by row. */
export interface AlphaGrid {
  readonly alpha: Uint8Array
  readonly width: number
  readonly height: number
}

const INKED = 100
/** Points to each side by which the steps of the grid are evened out, twice; and what is left out of a straight run, in cells. */
const [REACH, SLACK] = [4, 0.1]

/** Outer outlines, holes filled, in cells of the grid; empty where nothing is drawn. */
export function traced(grid: AlphaGrid): Shape {
  const rings = boundaries(grid).map((ring) => evened(evened(ring)))
  return rings.length === 0 ? [] : simplify(silhouette(unite(rings)), SLACK)
}

/** Every point in the middle of its neighbours: all edges are one cell long, so that a flight of steps becomes a slope. */
function evened(ring: Ring): Ring {
  const count = ring.length / 2
  const reach = Math.min(REACH, Math.floor((count - 1) / 8))
  const out: number[] = []
  for (let i = 0; i < count; i++) {
    let [x, y] = [0, 0]
    for (let step = -reach; step <= reach; step++) {
      const at = (((i + step) % count) + count) % count
      x += ring[2 * at] ?? 0
      y += ring[2 * at + 1] ?? 0
    }
    out.push(x / (2 * reach + 1), y / (2 * reach + 1))
  }
  return out
}

/** Edges between ink and no ink, joined end to end: ink lies to the right of the way they run. */
function boundaries({ alpha, width, height }: AlphaGrid): Ring[] {
  const inked = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < width && y < height && (alpha[y * width + x] ?? 0) >= INKED
  const across = width + 1
  /** Corner by corner, where the edges that begin there go. */
  const next = new Map<number, number[]>()
  const edge = (x0: number, y0: number, x1: number, y1: number): void => {
    const from = y0 * across + x0
    const ways = next.get(from)
    if (ways === undefined) next.set(from, [y1 * across + x1])
    else ways.push(y1 * across + x1)
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!inked(x, y)) continue
      if (!inked(x, y - 1)) edge(x, y, x + 1, y)
      if (!inked(x + 1, y)) edge(x + 1, y, x + 1, y + 1)
      if (!inked(x, y + 1)) edge(x + 1, y + 1, x, y + 1)
      if (!inked(x - 1, y)) edge(x, y + 1, x, y)
    }
  }
  const rings: Ring[] = []
  for (const start of next.keys()) {
    for (let ring = follow(next, start, across); ring !== undefined; ring = follow(next, start, across)) rings.push(ring)
  }
  return rings
}

function follow(next: Map<number, number[]>, start: number, across: number): number[] | undefined {
  const ring: number[] = []
  for (let at = start; ; ) {
    const to = next.get(at)?.pop()
    if (to === undefined) return ring.length === 0 ? undefined : ring
    ring.push(at % across, Math.floor(at / across))
    at = to
    if (at === start) return ring
  }
}
