/** Points of a placement, in shares of the picture: rows from the top, each from the left. */
import type { Placing } from '../../main/mockups/scenes/contract.ts'

export type Mesh = Placing['mesh']
type Point = Mesh[number][number]

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

/** The same area with `side` points a side; points in between lie on straight lines of the old ones. */
export function withPoints(mesh: Mesh, side: number): Mesh {
  return Array.from({ length: side }, (_, row) => Array.from({ length: side }, (__, column) => at(mesh, column / (side - 1), row / (side - 1))))
}

function at(mesh: Mesh, u: number, v: number): Point {
  const [x, y] = [u * ((mesh[0]?.length ?? 2) - 1), v * (mesh.length - 1)]
  const [column, row] = [Math.min((mesh[0]?.length ?? 2) - 2, Math.floor(x)), Math.min(mesh.length - 2, Math.floor(y))]
  const [right, below] = [x - column, y - row]
  const corner = (r: number, c: number): Point => mesh[row + r]?.[column + c] ?? [0, 0]
  const mix = (axis: 0 | 1): number => {
    const top = corner(0, 0)[axis] * (1 - right) + corner(0, 1)[axis] * right
    const bottom = corner(1, 0)[axis] * (1 - right) + corner(1, 1)[axis] * right
    return rounded(top * (1 - below) + bottom * below)
  }
  return [mix(0), mix(1)]
}

/** One point somewhere else, inside the picture. */
export function withPointAt(mesh: Mesh, row: number, column: number, x: number, y: number): Mesh {
  return mesh.map((points, r) => points.map((point, c): Point => (r === row && c === column ? [rounded(clamp(x)), rounded(clamp(y))] : point)))
}

/** All points moved alike, as far as the picture reaches. */
export function moved(mesh: Mesh, dx: number, dy: number): Mesh {
  const [xs, ys] = [mesh.flat().map(([x]) => x), mesh.flat().map(([, y]) => y)]
  const within = (by: number, values: readonly number[]): number => Math.min(1 - Math.max(...values), Math.max(-Math.min(...values), by))
  const [x, y] = [within(dx, xs), within(dy, ys)]
  return mesh.map((points) => points.map(([px, py]): Point => [rounded(px + x), rounded(py + y)]))
}

/** Whether every cell runs clockwise: only then can a print be laid on it. */
export function isOpen(mesh: Mesh): boolean {
  return mesh.slice(1).every((below, r) =>
    below.slice(1).every((corner, c) => {
      const above = mesh[r] ?? []
      const cell = [above[c] ?? corner, above[c + 1] ?? corner, corner, below[c] ?? corner]
      return cell.reduce((sum, [x, y], i) => sum + x * (cell[(i + 1) % 4]?.[1] ?? 0) - (cell[(i + 1) % 4]?.[0] ?? 0) * y, 0) > 1e-5
    }),
  )
}

/** The lines between the points, as an SVG path in thousandths of the picture. */
export function meshPath(mesh: Mesh): string {
  const line = (points: readonly Point[]): string => points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x * 1000} ${y * 1000}`).join('')
  const columns = (mesh[0] ?? []).map((_, c) => mesh.flatMap((row) => (row[c] === undefined ? [] : [row[c]])))
  return [...mesh, ...columns].map(line).join('')
}
