/** What touches what should stand clear of it. */
import type { Fault } from './faults.ts'
import { inkOf, type Cover } from '../geometry/raster.ts'
import type { LineSeen, Thumbnail } from './thumbnail.ts'

/** A fiftieth of the width, in pixels of a block 132 wide. */
const REACH_PX = 2
/** Pixels of letters that may come that near before it counts: a tail, a comma. */
const FEW = 6
/** Letters that share so many square pixels with another line, or lose them to it: about half a comma. */
const SHARED_PX = 2
/** A line of which more than this is seen is whole; under it something crosses it. */
const WHOLE = 0.72

export function collisions({ lines, pictures }: Pick<Thumbnail, 'lines' | 'pictures'>): Fault[] {
  const faults: Fault[] = []
  if (lines.some((line) => pictures.some((picture) => touches(line, picture)))) {
    faults.push({ name: 'picture-touches-letters', says: 'The picture and the letters nearly touch.' })
  }
  const crossed = lines.find(({ visible }) => visible < WHOLE)
  if (crossed !== undefined) faults.push({ name: 'letters-cross-outline', says: `Something runs across “${crossed.text}”.` })
  const touching = lines.find((line, index) => line.lostPx > SHARED_PX || lines.slice(index + 1).some((other) => sharedPx(line.cover, other.cover) > SHARED_PX))
  if (touching !== undefined && touching !== crossed) faults.push({ name: 'lines-touch', says: `“${touching.text}” runs into another line.` })
  return faults
}

/** Square pixels that lie in both, at the least: edges that only meet in a pixel share nothing. */
function sharedPx(one: Cover, other: Cover): number {
  let shared = 0
  for (let y = Math.max(one.top, other.top); y < Math.min(one.bottom, other.bottom); y++) {
    for (let x = Math.max(one.left, other.left); x < Math.min(one.right, other.right); x++) {
      const at = y * one.widthPx + x
      shared += Math.max(0, (one.cells[at] ?? 0) + (other.cells[at] ?? 0) - 1)
    }
  }
  return shared
}

/** Letters near the picture; letters that lie in the picture as a whole are meant to. */
function touches({ cover }: LineSeen, picture: Cover): boolean {
  if (cover.left - REACH_PX >= picture.right || cover.right + REACH_PX <= picture.left || cover.top - REACH_PX >= picture.bottom || cover.bottom + REACH_PX <= picture.top) return false
  let [near, within] = [0, 0]
  for (let y = Math.max(cover.top, picture.top - REACH_PX); y < Math.min(cover.bottom, picture.bottom + REACH_PX); y++) {
    for (let x = Math.max(cover.left, picture.left - REACH_PX); x < Math.min(cover.right, picture.right + REACH_PX); x++) {
      const c = cover.cells[y * cover.widthPx + x] ?? 0
      if (c < 0.4) continue
      if (isNear(picture, x, y)) near += 1
      within += c
    }
  }
  return near > FEW && within < inkOf(cover) * 0.9
}

function isNear({ cells, widthPx, heightPx }: Cover, x: number, y: number): boolean {
  for (let v = Math.max(0, y - REACH_PX); v <= Math.min(heightPx - 1, y + REACH_PX); v++) {
    for (let u = Math.max(0, x - REACH_PX); u <= Math.min(widthPx - 1, x + REACH_PX); u++) {
      if ((cells[v * widthPx + u] ?? 0) > 0.4) return true
    }
  }
  return false
}
