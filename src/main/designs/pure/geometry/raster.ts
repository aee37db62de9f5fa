/** Outlines as small pictures: how much of each pixel they cover. What a buyer sees in a list of results. */
import { ringArea, type Ring } from './shape.ts'

/** Where a point comes to lie: (x, y) · factor + (dx, dy). */
export interface Place {
  readonly factor: number
  readonly dx: number
  readonly dy: number
}

/** Cover from 0 to 1, row by row, and the rows and columns in which there is any. */
export interface Cover {
  readonly cells: Float32Array
  readonly widthPx: number
  readonly heightPx: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Lines of scan to each pixel; along a line cover is exact. */
const SCANS = 4

/**
 * Cover of rings by the non-zero rule. `solid` fills their holes. Edges are exact across, and sampled four times down a
 * pixel: a flat edge is off by an eighth of a pixel at most.
 */
export function coverOf(rings: readonly Ring[], place: Place, widthPx: number, heightPx: number, solid = false): Cover {
  const cells = new Float32Array(widthPx * heightPx)
  const bounds = { left: widthPx, right: 0, top: heightPx, bottom: 0 }
  const { starts, x, turn } = crossingsOf(rings, place, heightPx * SCANS, solid)
  for (let scan = 0; scan < heightPx * SCANS; scan++) {
    const [begin, end] = [starts[scan] ?? 0, starts[scan + 1] ?? 0]
    if (end - begin < 2) continue
    sortCrossings(x, turn, begin, end)
    const row = Math.floor(scan / SCANS)
    const ends = fillScan(cells, row * widthPx, widthPx, x, turn, begin, end)
    if (ends === undefined) continue
    if (ends[0] < bounds.left) bounds.left = ends[0]
    if (ends[1] > bounds.right) bounds.right = ends[1]
    if (row < bounds.top) bounds.top = row
    bounds.bottom = row + 1
  }
  return { cells, widthPx, heightPx, ...bounds }
}

interface Crossings {
  /** Where the crossings of each scan begin, and at the end how many there are. */
  readonly starts: Int32Array
  readonly x: Float64Array
  readonly turn: Int8Array
}

/** Two walks along all edges: the first counts, the second keeps. */
function crossingsOf(rings: readonly Ring[], place: Place, scans: number, solid: boolean): Crossings {
  const starts = new Int32Array(scans + 2)
  eachEdge(rings, place, solid, scans, (first, end) => {
    for (let scan = first; scan < end; scan++) starts[scan + 2] = (starts[scan + 2] ?? 0) + 1
  })
  for (let scan = 2; scan < starts.length; scan++) starts[scan] = (starts[scan] ?? 0) + (starts[scan - 1] ?? 0)
  const count = starts[scans + 1] ?? 0
  const [x, turn] = [new Float64Array(count), new Int8Array(count)]
  eachEdge(rings, place, solid, scans, (first, end, x0, y0, slope, way) => {
    for (let scan = first; scan < end; scan++) {
      const at = starts[scan + 1] ?? 0
      x[at] = x0 + (scan - y0) * slope
      turn[at] = way
      starts[scan + 1] = at + 1
    }
  })
  return { starts, x, turn }
}

type OnEdge = (first: number, end: number, x0: number, y0: number, slope: number, way: number) => void

/** Every edge that meets a scan, with the scans it meets. */
function eachEdge(rings: readonly Ring[], { factor, dx, dy }: Place, solid: boolean, scans: number, onEdge: OnEdge): void {
  for (const ring of rings) {
    const turn = solid && ringArea(ring) < 0 ? -1 : 1
    const last = ring.length - 2
    let x0 = (ring[last] ?? 0) * factor + dx
    let y0 = ((ring[last + 1] ?? 0) * factor + dy) * SCANS - 0.5
    for (let i = 0; i <= last; i += 2) {
      const x1 = (ring[i] ?? 0) * factor + dx
      const y1 = ((ring[i + 1] ?? 0) * factor + dy) * SCANS - 0.5
      const down = y1 > y0
      const first = Math.max(0, Math.ceil(down ? y0 : y1))
      const end = Math.min(scans, Math.ceil(down ? y1 : y0))
      if (end > first) onEdge(first, end, x0, y0, (x1 - x0) / (y1 - y0), down ? turn : -turn)
      x0 = x1
      y0 = y1
    }
  }
}

/** By insertion: a scan has few crossings, and they come nearly in order. */
function sortCrossings(x: Float64Array, turn: Int8Array, begin: number, end: number): void {
  for (let i = begin + 1; i < end; i++) {
    const [value, way] = [x[i] ?? 0, turn[i] ?? 0]
    let j = i - 1
    while (j >= begin && (x[j] ?? 0) > value) {
      x[j + 1] = x[j] ?? 0
      turn[j + 1] = turn[j] ?? 0
      j -= 1
    }
    x[j + 1] = value
    turn[j + 1] = way
  }
}

/** Adds the spans with a winding other than 0; gives the first and one past the last column that got any. */
function fillScan(cells: Float32Array, row: number, widthPx: number, x: Float64Array, turn: Int8Array, begin: number, end: number): [number, number] | undefined {
  let [winding, from, left, right] = [0, 0, widthPx, 0]
  for (let i = begin; i < end; i++) {
    const at = x[i] ?? 0
    if (winding === 0) from = at
    winding += turn[i] ?? 0
    if (winding !== 0) continue
    const [a, b] = [Math.max(0, from), Math.min(widthPx, at)]
    if (b <= a) continue
    addSpan(cells, row, a, b)
    if (a < left) left = Math.floor(a)
    right = Math.max(right, Math.ceil(b))
  }
  return right > left ? [left, right] : undefined
}

function addSpan(cells: Float32Array, row: number, from: number, to: number): void {
  const [first, last] = [Math.floor(from), Math.floor(to)]
  if (first === last) {
    addTo(cells, row + first, (to - from) / SCANS)
    return
  }
  addTo(cells, row + first, (first + 1 - from) / SCANS)
  for (let column = first + 1; column < last; column++) addTo(cells, row + column, 1 / SCANS)
  if (to > last) addTo(cells, row + last, (to - last) / SCANS)
}

function addTo(cells: Float32Array, at: number, part: number): void {
  const sum = (cells[at] ?? 0) + part
  cells[at] = sum > 1 ? 1 : sum
}

/** Sum of a cover in pixels. */
export function inkOf({ cells, widthPx, left, right, top, bottom }: Cover): number {
  let sum = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += cells[y * widthPx + x] ?? 0
  return sum
}
