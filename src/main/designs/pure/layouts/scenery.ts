/** Flat landscapes for a window `2 × half` wide: sun, far and near ridges, firs, water. Parts in the order of painting. */
import { ellipse, rectangle } from '../geometry/figures.ts'
import { intersect, subtract } from '../geometry/clip.ts'
import { move, scale, type Shape } from '../geometry/shape.ts'
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { Part } from './layout.ts'

export interface View {
  readonly half: number
  readonly top: number
  /** Where the ground ends. */
  readonly bottom: number
}

/** Gap between two planes of the scene. */
const GAP = 12

/** The whole view, cut to `window`. */
export function landscape(view: View, window: Shape, rng: Rng): Part[] {
  const planes = [...sky(view, rng), ...ridges(view, rng), ...ground(view, rng)]
  return planes.map((part) => ({ ...part, shape: intersect(part.shape, window) }))
}

/** A sun with a ring, or a sun over stripes of haze. */
function sky(view: View, rng: Rng): Part[] {
  const high = view.bottom - view.top
  const radius = high * 0.19
  const x = rng.pick([-0.34, 0, 0.34]) * view.half
  const y = view.top + high * 0.33
  const disc = move(ellipse(radius), x, y)
  if (rng.next() < 0.5) return [{ shape: [...disc, ...move(subtract(ellipse(radius * 1.28), ellipse(radius * 1.18)), x, y)], ink: 'second' }]
  const stripes = [0.1, 0.42, 0.7].map((at, index) => rectangle(x - radius * 1.2, y + radius * at, radius * 2.4, 8 + index * 5)).flat()
  return [{ shape: subtract(disc, stripes), ink: 'second' }]
}

type Peak = readonly [x: number, height: number]

/** Two chains of mountains; the near one has snow. */
function ridges(view: View, rng: Rng): Part[] {
  const high = view.bottom - view.top
  const base = view.bottom
  const mirror = rng.next() < 0.5 ? -1 : 1
  const jitter = (): number => (rng.next() - 0.5) * 0.08
  const far: Peak[] = [[-0.8, 0.4 + jitter()], [-0.3, 0.52 + jitter()], [0.34, 0.44 + jitter()], [0.86, 0.52 + jitter()]]
  const near: Peak[] = [[-0.42 + jitter(), 0.42 + jitter()], [0.22 + jitter(), 0.64 + jitter()], [0.78, 0.36]]
  const place = (peaks: readonly Peak[]): Peak[] => peaks.map(([x, h]) => [x * view.half * mirror, h * high] as const)
  return [
    { shape: mountains(place(far), base, 1.05), ink: 'fourth', gap: GAP },
    { shape: mountains(place(near), base, 0.92), ink: 'third', gap: GAP },
    { shape: place(near).flatMap((peak) => snow(peak, base, 0.92)), ink: 'bare' },
  ]
}

/** Triangles with a broken flank; `slope` is half the foot over the height. */
function mountains(peaks: readonly Peak[], base: number, slope: number): Shape {
  return peaks.map(([x, h]) => {
    const w = h * slope
    return [x, base - h, x + w * 0.34, base - h * 0.7, x + w * 0.46, base - h * 0.64, x + w * 1.15, base + 4, x - w * 1.15, base + 4, x - w * 0.5, base - h * 0.58, x - w * 0.36, base - h * 0.62]
  })
}

/** A cap of snow with a ragged lower edge, a little inside the flanks. */
function snow([x, h]: Peak, base: number, slope: number): Shape {
  const w = h * slope
  const y = (part: number): number => base - h * part
  return [[x, y(0.955), x + w * 0.25, y(0.745), x + w * 0.14, y(0.78), x + w * 0.05, y(0.7), x - w * 0.05, y(0.77), x - w * 0.15, y(0.69), x - w * 0.27, y(0.735)]]
}

/** Firs on a hill, or firs at both sides of a lake with ripples. */
function ground(view: View, rng: Rng): Part[] {
  const high = view.bottom - view.top
  const lake = rng.next() < 0.45
  const firs = row(view, high, rng, lake)
  if (!lake) {
    const hill: Shape = [hillside(view, high * 0.14)]
    return [{ shape: [...hill, ...firs], ink: 'key', gap: GAP }]
  }
  const level = view.bottom - high * 0.17
  const water = rectangle(-view.half, level, view.half * 2, high * 0.17 + 4)
  const ripples = [0, 1, 2, 3].map((index) => rectangle(-view.half * (0.24 + 0.17 * (index % 2)) + (index - 1.5) * view.half * 0.12, level + high * (0.032 + index * 0.034), view.half * (0.5 + 0.14 * index), 8)).flat()
  return [{ shape: water, ink: 'key', gap: GAP }, { shape: ripples, ink: 'bare' }, { shape: firs.map((ring) => [...ring]), ink: 'key', gap: GAP }]
}

function hillside({ half, bottom }: View, height: number): number[] {
  const ring: number[] = [half, bottom + 4, -half, bottom + 4]
  for (let i = 0; i <= 24; i++) ring.push(-half + (2 * half * i) / 24, bottom - height * (0.55 + 0.45 * Math.cos((Math.PI * (i - 9)) / 15)))
  return ring
}

function row(view: View, high: number, rng: Rng, lake: boolean): Shape {
  const places = lake ? [-0.96, -0.82, -0.7, 0.72, 0.86, 0.99] : [-0.94, -0.78, -0.62, -0.46, 0.52, 0.68, 0.82, 0.96]
  return places.flatMap((at) => {
    const size = high * (0.22 + 0.16 * rng.next() + 0.1 * Math.abs(at))
    return move(fir(size), at * view.half, view.bottom - high * (lake ? 0.15 : 0.06))
  })
}

/** A fir `height` high, its foot at the origin. */
export function fir(height: number): Shape {
  const tiers = 5
  const right: number[] = [0, -1]
  for (let i = 1; i <= tiers; i++) {
    const y = -1 + (i / tiers) * 0.9
    right.push(0.055 + 0.2 * (i / tiers), y)
    if (i < tiers) right.push(0.03 + 0.11 * (i / tiers), y - 0.035)
  }
  right.push(0.035, -0.1, 0.035, 0)
  const ring = [...right]
  for (let i = right.length - 2; i >= 2; i -= 2) ring.push(-(right[i] ?? 0), right[i + 1] ?? 0)
  return scale([ring], height)
}
