/** Places of a print that is laid along a mesh: a smooth surface through its points, turned round pixel by pixel. */
import { createPlaces, NOWHERE } from './places.ts'
import { boxAround, shiftAt, type Point, type PrintPlaces, type WarpMap } from './print-area.ts'

export interface Placement {
  readonly mesh: readonly (readonly Point[])[]
  /** Height by width of the area that the mesh shows; measured on the picture when null. */
  readonly aspect: number | null
  /** The part of the product's print area that the mesh shows. */
  readonly covers: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
}

/** Small enough that the surface is flat between two steps. */
const STEP_PX = 4

/** Works the places out once per scene. `size` is the picture's side in pixels. */
export function meshPlaces({ mesh, aspect, covers }: Placement, warp: WarpMap | null, size: number): PrintPlaces {
  const surface = surfaceOf(mesh)
  const grid = gridOf(surface, mesh)
  const box = boxAround(grid.points, size)
  const flat = createPlaces(box)
  fill(grid, flat)
  const places = warp === null ? flat : strayed(flat, warp, size)
  const [wide, high] = [covers.right - covers.left, covers.bottom - covers.top]
  for (let i = 0; i < places.across.length; i++) {
    if ((places.across[i] as number) < NOWHERE / 2) continue
    places.across[i] = covers.left + (places.across[i] as number) * wide
    places.down[i] = covers.top + (places.down[i] as number) * high
  }
  const shown = aspect ?? lengthOf(surface, 'down') / lengthOf(surface, 'across')
  return { ...places, aspect: (shown * wide) / high, acrossPx: widest(surface) / wide }
}

type Surface = (u: number, v: number) => Point

/** Catmull-Rom along both sides, ends carried on straight, so that two points a side are a straight line. */
function surfaceOf(mesh: readonly (readonly Point[])[]): Surface {
  const columns = (mesh[0] ?? []).length
  return (u, v) => {
    const across = weights(u * (columns - 1), columns)
    const down = weights(v * (mesh.length - 1), mesh.length)
    let [x, y] = [0, 0]
    for (const [row, byRow] of down) {
      for (const [column, byColumn] of across) {
        const [px, py] = mesh[row]?.[column] ?? [0, 0]
        x += px * byRow * byColumn
        y += py * byRow * byColumn
      }
    }
    return [x, y]
  }
}

/** Which of `count` points weigh how much at `at`, the points beyond the ends replaced by mirrored differences. */
function weights(at: number, count: number): readonly (readonly [number, number])[] {
  const cell = Math.min(count - 2, Math.max(0, Math.floor(at)))
  const t = at - cell
  const four = [-t * (1 - t) ** 2 / 2, (2 - 5 * t * t + 3 * t ** 3) / 2, (t + 4 * t * t - 3 * t ** 3) / 2, (t ** 3 - t * t) / 2]
  const out = new Map<number, number>()
  const add = (index: number, weight: number): void => void out.set(index, (out.get(index) ?? 0) + weight)
  four.forEach((weight, k) => {
    const index = cell - 1 + k
    const end = index < 0 ? 0 : index >= count ? count - 1 : null
    if (end === null) return add(index, weight)
    add(end, 2 * weight)
    add(end === 0 ? 1 : count - 2, -weight)
  })
  return [...out]
}

interface Grid {
  readonly columns: number
  readonly points: readonly Point[]
  readonly us: readonly number[]
  readonly vs: readonly number[]
}

function gridOf(surface: Surface, mesh: readonly (readonly Point[])[]): Grid {
  const us = stepsOf(mesh[0]?.length ?? 2, widest(surface))
  const vs = stepsOf(mesh.length, tallest(surface))
  return { columns: us.length, us, vs, points: vs.flatMap((v) => us.map((u) => surface(u, v))) }
}

/** From just before 0 to just after 1, so that the edge is mapped on both its sides. */
function stepsOf(points: number, px: number): number[] {
  const steps = Math.max(points - 1, Math.ceil(px / STEP_PX))
  const inside = Array.from({ length: steps + 1 }, (_, i) => i / steps)
  const beyond = 2 / Math.max(px, 1)
  return [-beyond, ...inside, 1 + beyond]
}

function widest(surface: Surface): number {
  return Math.max(...samples(16).flatMap((v) => samples(32).map((u) => distance(surface(u, v), surface(u + 1 / 32, v)) * 32)))
}

function tallest(surface: Surface): number {
  return Math.max(...samples(16).flatMap((u) => samples(32).map((v) => distance(surface(u, v), surface(u, v + 1 / 32)) * 32)))
}

const samples = (count: number): number[] => Array.from({ length: count }, (_, i) => i / count)
const distance = (one: Point, other: Point): number => Math.hypot(one[0] - other[0], one[1] - other[1])

/** Along the middle. */
function lengthOf(surface: Surface, way: 'across' | 'down'): number {
  const at = (share: number): Point => (way === 'across' ? surface(share, 0.5) : surface(0.5, share))
  return samples(64).reduce((sum, share) => sum + distance(at(share), at(share + 1 / 64)), 0)
}

type Places = ReturnType<typeof createPlaces>

function fill({ columns, points, us, vs }: Grid, into: Places): void {
  for (let row = 0; row + 1 < vs.length; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corner = (r: number, c: number): Corner => {
        const [x, y] = points[(row + r) * columns + column + c] ?? [0, 0]
        return { x: x - into.left, y: y - into.top, u: us[column + c] ?? 0, v: vs[row + r] ?? 0 }
      }
      const [a, b, c, d] = [corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)]
      fillTriangle(a, b, c, into)
      fillTriangle(a, c, d, into)
    }
  }
}

interface Corner {
  readonly x: number
  readonly y: number
  readonly u: number
  readonly v: number
}

function fillTriangle(a: Corner, b: Corner, c: Corner, into: Places): void {
  const twice = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
  // A part that turns its back is not seen.
  if (twice <= 1e-9) return
  const right = Math.min(into.width - 1, Math.floor(Math.max(a.x, b.x, c.x)))
  const bottom = Math.min(into.height - 1, Math.floor(Math.max(a.y, b.y, c.y)))
  for (let y = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y))); y <= bottom; y++) {
    for (let x = Math.max(0, Math.ceil(Math.min(a.x, b.x, c.x))); x <= right; x++) {
      const ofA = ((b.x - x) * (c.y - y) - (c.x - x) * (b.y - y)) / twice
      const ofB = ((c.x - x) * (a.y - y) - (a.x - x) * (c.y - y)) / twice
      const ofC = 1 - ofA - ofB
      if (ofA < -1e-6 || ofB < -1e-6 || ofC < -1e-6) continue
      into.across[y * into.width + x] = a.u * ofA + b.u * ofB + c.u * ofC
      into.down[y * into.width + x] = a.v * ofA + b.v * ofB + c.v * ofC
    }
  }
}

/** The same places seen through the folds: each pixel shows what lay where its cloth came from. */
function strayed(flat: Places, warp: WarpMap, size: number): Places {
  const out = createPlaces(flat)
  for (let y = 0; y < flat.height; y++) {
    for (let x = 0; x < flat.width; x++) {
      const [dx, dy] = shiftAt(warp, flat.left + x, flat.top + y, size)
      const at = y * flat.width + x
      out.across[at] = between(flat.across, flat, x - dx, y - dy)
      out.down[at] = between(flat.down, flat, x - dx, y - dy)
    }
  }
  return out
}

function between(values: Float32Array, { width, height }: Places, x: number, y: number): number {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) return NOWHERE
  const at = y0 * width + x0
  const [fx, fy] = [x - x0, y - y0]
  const top = (values[at] as number) * (1 - fx) + (values[at + 1] as number) * fx
  const bottom = (values[at + width] as number) * (1 - fx) + (values[at + width + 1] as number) * fx
  return top * (1 - fy) + bottom * fy
}
