/** Outlines that hold a design together: shields, hearts, seals, laurels. All around the origin unless said otherwise. */
import { subtract, unite } from './clip.ts'
import { ellipse } from './figures.ts'
import { flatten, parsePath } from './outline.ts'
import { mapPoints, move, rotate, scale, type Shape } from './shape.ts'

/** A figure drawn in a square of side 1, stretched to `width` and `height`. */
function drawn(path: string, width: number, height: number): Shape {
  return scale(flatten(parsePath(path), 0.0006), width, height)
}

/** A shield with a peak in its upper edge and a point below. */
export function shield(width: number, height: number): Shape {
  return drawn('M-0.5 -0.42 Q-0.22 -0.4 0 -0.5 Q0.22 -0.4 0.5 -0.42 L0.5 0.06 C0.5 0.3 0.24 0.42 0 0.5 C-0.24 0.42 -0.5 0.3 -0.5 0.06 Z', width, height)
}

/** A full heart, roomy enough for words. */
export function heart(width: number, height: number): Shape {
  return drawn('M0 -0.33 C0.06 -0.45 0.17 -0.5 0.28 -0.5 C0.42 -0.5 0.5 -0.39 0.5 -0.24 C0.5 0.06 0.24 0.3 0 0.5 C-0.24 0.3 -0.5 0.06 -0.5 -0.24 C-0.5 -0.39 -0.42 -0.5 -0.28 -0.5 C-0.17 -0.5 -0.06 -0.45 0 -0.33 Z', width, height)
}

/** A disc whose edge runs in `count` points (`round` false) or scallops, `depth` deep. */
export function scalloped(radius: number, count: number, depth: number, round: boolean): Shape {
  const ring: number[] = []
  const steps = round ? 16 : 2
  for (let i = 0; i < count * steps; i++) {
    const t = (i % steps) / steps
    const r = radius - depth * (round ? 1 - Math.abs(Math.sin(Math.PI * t)) : t < 0.5 ? 0 : 1)
    const angle = (2 * Math.PI * (i + 0)) / (count * steps) - Math.PI / 2
    ring.push(r * Math.cos(angle), r * Math.sin(angle))
  }
  return [ring]
}

/** A regular polygon with its first corner up (`turned` 0) or its first side up (`turned` 0.5). */
export function polygon(radius: number, corners: number, turned = 0): Shape {
  const ring: number[] = []
  for (let i = 0; i < corners; i++) {
    const angle = (2 * Math.PI * (i + turned)) / corners - Math.PI / 2
    ring.push(radius * Math.cos(angle), radius * Math.sin(angle))
  }
  return [ring]
}

/** A window with a round head about the origin and straight legs down to `foot`. */
export function archWindow(half: number, foot: number): Shape {
  const ring: number[] = [half, foot, -half, foot]
  for (let i = 0; i <= 120; i++) ring.push(-half * Math.cos((Math.PI * i) / 120), -half * Math.sin((Math.PI * i) / 120))
  return [ring]
}

/** A leaf from the origin to (length, 0). */
export function leaf(length: number, width: number): Shape {
  return flatten(parsePath(`M0 0 C${length * 0.25} ${-width * 0.75} ${length * 0.7} ${-width * 0.6} ${length} 0 C${length * 0.7} ${width * 0.6} ${length * 0.25} ${width * 0.75} 0 0 Z`), 0.4)
}

/**
 * A laurel branch along the right half of a circle, from the foot upwards to `end` radians from the top; leaves on
 * both sides of the stem, smaller towards the tip.
 */
export function laurelBranch(radius: number, size: number, end: number, start = Math.PI * 0.985): Shape {
  const count = Math.max(5, Math.round(((start - end) * radius) / (size * 0.62)))
  const rings: number[][] = []
  for (let i = 0; i < count; i++) {
    const t = i / (count - 1)
    const angle = start + (end - start) * (0.03 + 0.97 * t)
    const length = size * (1.02 - 0.36 * t)
    // Direction of growth on the right half of the circle: upwards, so against the clock as seen from the top.
    const along = ((angle - Math.PI / 2) * 180) / Math.PI - 90
    for (const side of [-1, 1]) {
      const placed = move(rotate(leaf(length, length * 0.42), along + side * 38), radius * Math.sin(angle), -radius * Math.cos(angle))
      rings.push(...placed.map((ring) => [...ring]))
    }
  }
  const tip = rotate(leaf(size * 0.62, size * 0.28), ((end - Math.PI / 2) * 180) / Math.PI - 90)
  rings.push(...move(tip, radius * Math.sin(end), -radius * Math.cos(end)).map((ring) => [...ring]))
  return [...rings, ...arcBand(radius, size * 0.09, end, start)]
}

/** A bow of `thick` units along a circle, angles in radians clockwise from the top. */
export function arcBand(radius: number, thick: number, from: number, to: number): Shape {
  const ring: number[] = []
  const steps = Math.max(8, Math.ceil(Math.abs(to - from) * 40))
  for (let i = 0; i <= steps; i++) {
    const angle = from + ((to - from) * i) / steps
    ring.push((radius + thick / 2) * Math.sin(angle), -(radius + thick / 2) * Math.cos(angle))
  }
  for (let i = steps; i >= 0; i--) {
    const angle = from + ((to - from) * i) / steps
    ring.push((radius - thick / 2) * Math.sin(angle), -(radius - thick / 2) * Math.cos(angle))
  }
  return [ring]
}

/** The same shape on the other side of x = 0, its rings running as before. */
export function mirrored(shape: Shape): Shape {
  return mapPoints(shape, (x, y) => [-x, y]).map((ring) => {
    const out: number[] = []
    for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i] ?? 0, ring[i + 1] ?? 0)
    return out
  })
}

/** A pad with four toes, `width` wide; the pad is the lower two thirds. */
export function paw(width: number): Shape {
  const pad = drawn('M0 -0.19 C0.2 -0.19 0.3 -0.02 0.4 0.1 C0.54 0.28 0.46 0.5 0.26 0.5 C0.14 0.5 0.1 0.45 0 0.45 C-0.1 0.45 -0.14 0.5 -0.26 0.5 C-0.46 0.5 -0.54 0.28 -0.4 0.1 C-0.3 -0.02 -0.2 -0.19 0 -0.19 Z', width, width)
  const toe = (x: number, y: number, lean: number): Shape => move(rotate(ellipse(width * 0.095, width * 0.14), lean), width * x, width * y)
  return [...pad, ...toe(-0.14, -0.37, -8), ...toe(0.14, -0.37, 8), ...toe(-0.39, -0.16, -24), ...toe(0.39, -0.16, 24)]
}

/** A mug with its handle on the right and steam above; the body is centred on x = 0. */
export function mug(width: number): Shape {
  const body = drawn('M-0.42 -0.3 L0.42 -0.3 L0.42 0.34 C0.42 0.44 0.36 0.5 0.26 0.5 L-0.26 0.5 C-0.36 0.5 -0.42 0.44 -0.42 0.34 Z', width, width)
  const ring = subtract(ellipse(width * 0.23, width * 0.24), ellipse(width * 0.14, width * 0.15))
  const steam = (x: number): Shape => move(drawn('M0 -0.5 C0.5 -0.2 -0.5 0.1 0.1 0.5 C-0.9 0.1 0.2 -0.2 0 -0.5 Z', width * 0.09, width * 0.17), width * x, -width * 0.43)
  return [...unite(body, move(ring, width * 0.42, width * 0.06)), ...steam(-0.2), ...steam(0.01), ...steam(0.22)]
}
