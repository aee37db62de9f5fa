/**
 * Specks and short scratches that an old print has lost, thicker in a few worn patches. A speck lies whole inside one
 * ink and keeps its distance from every edge and from other specks, so that no stroke breaks.
 */
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { InkArea } from '../finish-parts.ts'
import type { Box, Ring } from '../geometry/shape.ts'
import { LEAST_GAP, LEAST_STROKE } from '../print/measure.ts'
import type { InkSpace } from './ink-space.ts'

export interface SpeckPlan {
  /** How many places are tried; in bold letters half of them lie on ink. */
  readonly tries: number
  /** Half of a speck over the width of the design, least and greatest; most are small. */
  readonly size: readonly [number, number]
  /** Part of the specks that are scratches. */
  readonly scratches: number
  /** Part of the specks that lie in patches. */
  readonly gathered: number
}

/** A place where nothing more may be lost: no point of it is farther than `reach` from the middle. */
export interface Lost {
  readonly x: number
  readonly y: number
  readonly reach: number
}

interface Speck extends Lost {
  readonly ring: Ring
}

const PATCHES = 9

/** The same inks without the specks, which lie in them as rings that run the other way: nothing has to be cut. */
export function withoutSpecks(areas: readonly InkArea[], space: InkSpace, plan: SpeckPlan, rng: Rng, lost: readonly Lost[] = []): InkArea[] {
  const { box } = space
  const patches = Array.from({ length: PATCHES }, () => [box.left + rng.next() * box.width, box.top + rng.next() * box.height, 0.05 + rng.next() * 0.14] as const)
  const holes = areas.map((): Ring[] => [])
  const kept = lostField(box)
  for (const one of lost) kept.add(one)
  for (let tried = 0; tried < plan.tries; tried++) {
    const patch = rng.next() < plan.gathered ? rng.pick(patches) : undefined
    const one = speck(rng, ...(patch === undefined ? anywhere(rng, box) : near(rng, patch, box.width)), box.width, plan)
    const area = space.inkAt(one.x, one.y)
    const room = one.reach + LEAST_STROKE + 1
    if (area < 0 || space.clearance(one.x, one.y, room) < room || !kept.add(one)) continue
    holes[area]?.push(one.ring)
  }
  return areas.map(({ ink, shape }, index) => ({ ink, shape: [...shape, ...(holes[index] ?? [])] }))
}

/** Keeps specks apart from each other; `add` says whether there was room. */
function lostField(box: Box): { add(one: Lost): boolean } {
  const side = box.width * 0.03
  const cells = new Map<number, Lost[]>()
  const key = (column: number, row: number): number => row * 4096 + column
  return {
    add(one) {
      const [column, row] = [Math.floor((one.x - box.left) / side) + 1, Math.floor((one.y - box.top) / side) + 1]
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          if (cells.get(key(column + dx, row + dy))?.some((other) => Math.hypot(other.x - one.x, other.y - one.y) < other.reach + one.reach + LEAST_STROKE) === true) return false
        }
      }
      const cell = cells.get(key(column, row))
      if (cell === undefined) cells.set(key(column, row), [one])
      else cell.push(one)
      return true
    },
  }
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

/** Of a ragged speck so large the narrowest part is half a millimetre across. */
const LEAST_SIZE = LEAST_GAP / 1.12

/** A ragged grain or a scratch, never finer than a press holds. */
function speck(rng: Rng, x: number, y: number, width: number, { size: [least, most], scratches }: SpeckPlan): Speck {
  const size = Math.max(LEAST_SIZE, width * (least + (most - least) * rng.next() ** 3))
  const stretch = rng.next() < scratches ? 2.5 + rng.next() * 3.5 : 1 + rng.next() * 0.8
  const lean = rng.next() * Math.PI
  const corners = 6 + rng.int(2) + Math.min(9, Math.floor((size * stretch) / 6))
  const ring: number[] = []
  let reach = 0
  for (let i = 0; i < corners; i++) {
    const angle = (-2 * Math.PI * i) / corners
    const r = size * (0.68 + 0.42 * rng.next())
    // Blunt at both ends: the tip of a long ellipse would be finer than a press holds.
    const across = stretch > 2 ? Math.sign(Math.sin(angle)) * Math.sqrt(Math.abs(Math.sin(angle))) : Math.sin(angle)
    const [dx, dy] = [r * stretch * Math.cos(angle), r * across]
    reach = Math.max(reach, Math.hypot(dx, dy))
    ring.push(x + dx * Math.cos(lean) - dy * Math.sin(lean), y + dx * Math.sin(lean) + dy * Math.cos(lean))
  }
  return { x, y, reach, ring }
}
