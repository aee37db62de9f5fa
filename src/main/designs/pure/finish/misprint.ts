/** A sheet that slipped in the press: the accents lie beside where they belong. Of a design in one ink the second sheet is a ghost of the first. */
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { InkArea } from '../finish-parts.ts'
import { outset, subtract, unite } from '../geometry/clip.ts'
import { move } from '../geometry/shape.ts'

/** How far it slips over the width of the print area: 18 pixels on a shirt, 1.5 mm. */
const SLIP = 0.004
/** 0.5 mm at 300 DPI. */
const LEAST_SLIP = 6

export function misprint(areas: readonly InkArea[], widthPx: number, rng: Rng): InkArea[] {
  const slip = Math.max(LEAST_SLIP, SLIP * widthPx) * (0.85 + 0.3 * rng.next())
  const [dx, dy] = [slip * (rng.next() < 0.5 ? -1 : 1), slip * (0.5 + 0.5 * rng.next())]
  const first = areas.find(({ ink }) => ink === 'key') ?? areas[0]
  if (first === undefined) return []
  const fixed = unite(first.shape)
  const others = areas.filter((area) => area !== first)
  if (others.length === 0) {
    const ghost = { ink: first.ink === 'second' ? ('third' as const) : ('second' as const), shape: swept(subtract(move(fixed, dx * 1.4, dy * 1.4), fixed)) }
    return [ghost, { ...first, shape: fixed }]
  }
  let printed = fixed
  const slipped = others.map(({ ink, shape }) => {
    // No ink prints on another: what slips under one that lies already is lost.
    const left = swept(subtract(unite(move(shape, dx, dy)), printed))
    printed = unite(printed, left)
    return { ink, shape: left }
  })
  return [...slipped, { ...first, shape: fixed }]
}

/** Without slivers that no press would hold. */
function swept(shape: InkArea['shape']): InkArea['shape'] {
  return outset(outset(unite(shape), -2.2), 2.2, 'sharp')
}
