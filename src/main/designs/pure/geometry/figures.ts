/** Plain figures, all around the origin unless said otherwise. */
import { subtract } from './clip.ts'
import { move, type Shape } from './shape.ts'

/** A rectangle with corners (left, top) and (left + width, top + height). */
export function rectangle(left: number, top: number, width: number, height: number): Shape {
  return [[left, top, left + width, top, left + width, top + height, left, top + height]]
}

export function ellipse(rx: number, ry: number = rx, from = 0, steps = 360): Shape {
  const ring: number[] = []
  for (let i = 0; i < steps; i++) {
    const angle = from + (2 * Math.PI * i) / steps
    ring.push(rx * Math.cos(angle), ry * Math.sin(angle))
  }
  return [ring]
}

/** The band between two circles. */
export function annulus(outer: number, inner: number): Shape {
  return subtract(ellipse(outer), ellipse(inner))
}

/** `radius` is clipped to half the shorter side. */
export function roundedRectangle(left: number, top: number, width: number, height: number, radius: number): Shape {
  const r = Math.min(radius, width / 2, height / 2)
  const ring: number[] = []
  const corners = [
    [left + width - r, top + height - r, 0],
    [left + r, top + height - r, 1],
    [left + r, top + r, 2],
    [left + width - r, top + r, 3],
  ] as const
  for (const [cx, cy, quarter] of corners) {
    for (let i = 0; i <= 16; i++) {
      const angle = (Math.PI / 2) * (quarter + i / 16)
      ring.push(cx + r * Math.cos(angle), cy + r * Math.sin(angle))
    }
  }
  return [ring]
}

/** A star with its first point up; `waist` is the inner radius as a part of the outer. */
export function star(radius: number, points = 5, waist = 0.42): Shape {
  const ring: number[] = []
  for (let i = 0; i < points * 2; i++) {
    const angle = (Math.PI * i) / points - Math.PI / 2
    const r = i % 2 === 0 ? radius : radius * waist
    ring.push(r * Math.cos(angle), r * Math.sin(angle))
  }
  return [ring]
}

/** A diamond as wide as `width` and as high as `height`. */
export function diamond(width: number, height: number): Shape {
  return [[0, -height / 2, width / 2, 0, 0, height / 2, -width / 2, 0]]
}

/** Rays between two radii; every other wedge is left open. `density` is the filled part of the circle. */
export function sunburst(outer: number, inner: number, rays: number, density: number): Shape {
  return Array.from({ length: rays }, (_, i) => {
    const middle = (2 * Math.PI * i) / rays - Math.PI / 2
    const half = (Math.PI / rays) * density
    const [a, b] = [middle - half, middle + half]
    return [
      inner * Math.cos(a), inner * Math.sin(a), outer * Math.cos(a), outer * Math.sin(a),
      outer * Math.cos(b), outer * Math.sin(b), inner * Math.cos(b), inner * Math.sin(b),
    ]
  })
}

/** A rule that swells in its middle, `width` long and `height` thick there. */
export function swellRule(width: number, height: number): Shape {
  const ring: number[] = []
  for (let i = 0; i <= 40; i++) {
    const x = -width / 2 + (width * i) / 40
    ring.push(x, (-height / 2) * Math.cos((Math.PI * x) / width))
  }
  for (let i = 40; i >= 0; i--) {
    const x = -width / 2 + (width * i) / 40
    ring.push(x, (height / 2) * Math.cos((Math.PI * x) / width))
  }
  return [ring]
}

/** The same figure on both sides of x = 0, `distance` from it. */
export function pair(shape: Shape, distance: number): Shape {
  return [...move(shape, -distance, 0), ...move(shape, distance, 0)]
}
