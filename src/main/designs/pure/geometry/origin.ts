/**
 * Where an outline comes from: the line of type or the picture it was made for. Moving, scaling and bending keep it;
 * cutting does not. The judge reads it, so that no family has to say which of its parts are letters.
 */
import type { Ring, Shape } from './shape.ts'

export type Origin = { readonly kind: 'letters'; readonly text: string; readonly face: string } | { readonly kind: 'picture' }

interface Birth {
  readonly origin: Origin
  /** The outline as it was set, before anything moved or bent it. */
  readonly asSet: Ring
}

const births = new WeakMap<Ring, Birth>()

export function originOf(ring: Ring): Origin | undefined {
  return births.get(ring)?.origin
}

/** The outline that `ring` was before it was moved, scaled or bent. */
export function asFirstSet(ring: Ring): Ring | undefined {
  return births.get(ring)?.asSet
}

/** The same outlines, as new rings that know what they are of; `asSet`, ring for ring, is how they lay on a straight line. */
export function comingFrom(shape: Shape, origin: Origin, asSet: Shape = shape): Shape {
  return shape.map((ring, index) => {
    const copy = [...ring]
    births.set(copy, { origin, asSet: asSet[index] ?? copy })
    return copy
  })
}

/** `ring`, of the same origin as the ring it was made from. */
export function inheriting(ring: Ring, source: Ring): Ring {
  const birth = births.get(source)
  if (birth !== undefined) births.set(ring, birth)
  return ring
}
