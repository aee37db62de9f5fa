/** Wear: specks and short scratches taken out of large areas, thicker in a few worn patches, as an old print has. */
import type { Rng } from '../../kernel/pure/rng.ts'
import { subtract } from './geometry/clip.ts'
import { boxOf, type Box } from './geometry/shape.ts'
import type { InkArea } from './finish-parts.ts'

/** How many specks on a print 4000 pixels wide. */
const SPECKS = 620
const PATCHES = 9

/** The same inks with wear cut out of them. Lengths follow the width of the design, so that every area wears alike. */
export function wear(areas: readonly InkArea[], rng: Rng): InkArea[] {
  const box = boxOf(areas.flatMap(({ shape }) => shape))
  const patches = Array.from({ length: PATCHES }, () => [box.left + rng.next() * box.width, box.top + rng.next() * box.height, 0.05 + rng.next() * 0.14] as const)
  const specks = Array.from({ length: SPECKS }, (_, index) => {
    const patch = patches[index % (PATCHES + 4)]
    return patch === undefined ? speck(rng, ...anywhere(rng, box), box.width) : speck(rng, ...near(rng, patch, box.width), box.width)
  })
  return areas.map(({ ink, shape }) => ({ ink, shape: subtract(shape, specks) }))
}

function anywhere(rng: Rng, box: Box): [number, number] {
  return [box.left + rng.next() * box.width, box.top + rng.next() * box.height]
}

/** Denser towards the middle of the patch. */
function near(rng: Rng, [x, y, size]: readonly [number, number, number], width: number): [number, number] {
  const angle = rng.next() * 2 * Math.PI
  const reach = rng.next() ** 1.3 * size * width
  return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
}

/** A ragged grain, or one time in five a short scratch. Most are small. */
function speck(rng: Rng, x: number, y: number, width: number): number[] {
  const size = width * (0.0006 + 0.0032 * rng.next() ** 3)
  const stretch = rng.next() < 0.2 ? 2.5 + rng.next() * 3.5 : 1 + rng.next() * 0.8
  const lean = rng.next() * Math.PI
  const corners = 6 + rng.int(3)
  const ring: number[] = []
  for (let i = 0; i < corners; i++) {
    const angle = (2 * Math.PI * i) / corners
    const r = size * (0.55 + 0.6 * rng.next())
    const [dx, dy] = [r * stretch * Math.cos(angle), r * Math.sin(angle)]
    ring.push(x + dx * Math.cos(lean) - dy * Math.sin(lean), y + dx * Math.sin(lean) + dy * Math.cos(lean))
  }
  return ring
}
