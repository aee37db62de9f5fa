/**
 * Where an outline comes from: the line of type or the picture it was made for. Moving, scaling and bending keep it;
 * cutting does not. The judge reads it, so that no family has to say which of its parts are letters.
 */
import type { Ring, Shape } from './shape.ts'

export type Origin = { readonly kind: 'letters'; readonly text: string; readonly face: string } | { readonly kind: 'picture' }

const origins = new WeakMap<Ring, Origin>()

export function originOf(ring: Ring): Origin | undefined {
  return origins.get(ring)
}

/** The same outlines, as new rings that know what they are of. */
export function comingFrom(shape: Shape, origin: Origin): Shape {
  return shape.map((ring) => {
    const copy = [...ring]
    origins.set(copy, origin)
    return copy
  })
}

/** `ring`, of the same origin as the ring it was made from. */
export function inheriting(ring: Ring, source: Ring): Ring {
  const origin = origins.get(source)
  if (origin !== undefined) origins.set(ring, origin)
  return ring
}
