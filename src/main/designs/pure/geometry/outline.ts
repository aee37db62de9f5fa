/** Curves to polygons: font outlines and motif path data come in, rings go out. */
import type { Shape } from './shape.ts'

export type Command =
  | { readonly kind: 'move'; readonly points: readonly [number, number] }
  | { readonly kind: 'line'; readonly points: readonly [number, number] }
  | { readonly kind: 'quadratic'; readonly points: readonly [number, number, number, number] }
  | { readonly kind: 'cubic'; readonly points: readonly [number, number, number, number, number, number] }

/** Rings of a path; no flattened curve lies further than about `tolerance` from the true one. */
export function flatten(commands: readonly Command[], tolerance: number): Shape {
  const rings: number[][] = []
  let ring: number[] = []
  let [x, y] = [0, 0]
  for (const command of commands) {
    if (command.kind === 'move') {
      ring = []
      rings.push(ring)
    }
    if (command.kind === 'quadratic') addCubic(ring, x, y, raise(x, y, command.points), tolerance)
    else if (command.kind === 'cubic') addCubic(ring, x, y, command.points, tolerance)
    else ring.push(...command.points)
    const { points } = command
    x = points[points.length - 2] ?? 0
    y = points[points.length - 1] ?? 0
  }
  return rings.filter((points) => points.length >= 6)
}

type CubicPoints = readonly [number, number, number, number, number, number]

/** A quadratic as the cubic that traces the same curve. */
function raise(x: number, y: number, [cx, cy, ex, ey]: readonly [number, number, number, number]): CubicPoints {
  return [x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y), ex + (2 / 3) * (cx - ex), ey + (2 / 3) * (cy - ey), ex, ey]
}

/** Uniform steps, as many as the second difference of the control points asks for (Wang's formula). */
function addCubic(ring: number[], x: number, y: number, [ax, ay, bx, by, ex, ey]: CubicPoints, tolerance: number): void {
  const bend = Math.max(Math.hypot(x - 2 * ax + bx, y - 2 * ay + by), Math.hypot(ax - 2 * bx + ex, ay - 2 * by + ey))
  const steps = Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / tolerance)))
  for (let step = 1; step <= steps; step++) {
    const t = step / steps
    const u = 1 - t
    const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    ring.push(p * x + q * ax + r * bx + s * ex, p * y + q * ay + r * by + s * ey)
  }
}

/** Path data of absolute M, L, C, Q and Z (what the vendored motifs use); anything else throws. */
export function parsePath(data: string): Command[] {
  const commands: Command[] = []
  for (const [, letter = '', numbers = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const values = numbers.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g)?.map(Number) ?? []
    if (letter === 'Z' || letter === 'z') continue
    const size = { M: 2, L: 2, Q: 4, C: 6 }[letter]
    if (size === undefined || values.length % size !== 0 || values.length === 0) throw new Error(`path data has an unexpected “${letter}”`)
    for (let i = 0; i < values.length; i += size) commands.push(toCommand(letter, values.slice(i, i + size), i > 0))
  }
  return commands
}

function toCommand(letter: string, points: number[], repeated: boolean): Command {
  if (letter === 'Q') return { kind: 'quadratic', points: points as [number, number, number, number] }
  if (letter === 'C') return { kind: 'cubic', points: points as [number, number, number, number, number, number] }
  return { kind: letter === 'M' && !repeated ? 'move' : 'line', points: points as [number, number] }
}
