/**
 * Where a sticker is cut. A sticker is one sheet: nothing is open inside it, and what lies apart (a star beside an arch)
 * hangs together. The art is closed (grown and shrunk again, which fills bays and gaps), at first by little, then by
 * more until it is one piece; what is still apart then gets the plainest outline there is, its convex hull. The cut runs
 * a border outside.
 */
import { blur } from './blur.ts'
import { distancesFrom } from './distance-field.ts'
import { fillHoles, regionsOf } from './regions.ts'

/** Alpha from which art counts as there: a soft shadow of the art does not carry the cut outwards. */
const THERE = 96
/** The closing is done on a grid this fine at most: a border is many times wider than its cells. */
const GRID = 360
/** Closing radii to try, in borders; the first leaves no bay that a knife could not follow. */
const CLOSINGS = [4, 7, 12] as const
/** Parts of a border over which the cut is evened out: leaf by leaf it would be all bumps. */
const SMOOTH = 4

/** Distance of each pixel from what the border runs round, in pixels; 0 inside. Cut where it equals `border`. */
export function stickerField(rgba: Uint8Array, width: number, height: number, border: number): Float32Array {
  const art = artOf(rgba)
  const cell = Math.max(1, Math.ceil(Math.max(width, height) / GRID))
  const sheet = onePiece(coarse(art, width, height, cell, Math.ceil(border / cell)), border / cell)
  for (let y = 0, i = 0; y < height; y++) {
    const row = (Math.floor(y / cell) + sheet.margin) * sheet.width + sheet.margin
    for (let x = 0; x < width; x++, i++) art[i] = (art[i] as number) | (sheet.marked[row + Math.floor(x / cell)] as number)
  }
  const field = blur(distancesFrom(art, width, height), width, height, Math.round(border / SMOOTH))
  closeHoles(field, width, height, border)
  return field
}

/** Art with nothing firm on it counts wherever it has anything. */
function artOf(rgba: Uint8Array): Uint8Array {
  let most = 0
  for (let o = 3; o < rgba.length; o += 4) most = Math.max(most, rgba[o] as number)
  const least = Math.max(1, Math.min(THERE, most))
  const art = new Uint8Array(rgba.length / 4)
  for (let i = 0; i < art.length; i++) art[i] = (rgba[i * 4 + 3] as number) >= least ? 1 : 0
  return art
}

interface Sheet {
  readonly marked: Uint8Array
  readonly width: number
  readonly height: number
  /** Free cells round it, for growing. */
  readonly margin: number
}

function coarse(art: Uint8Array, width: number, height: number, cell: number, border: number): Sheet {
  const margin = Math.ceil(border * (CLOSINGS.at(-1) ?? 0)) + 3
  const [across, down] = [Math.ceil(width / cell) + 2 * margin, Math.ceil(height / cell) + 2 * margin]
  const marked = new Uint8Array(across * down)
  for (let y = 0, i = 0; y < height; y++) {
    const row = (Math.floor(y / cell) + margin) * across + margin
    for (let x = 0; x < width; x++, i++) if (art[i] === 1) marked[row + Math.floor(x / cell)] = 1
  }
  return { marked, width: across, height: down, margin }
}

/** The art closed so far that its sticker is one piece. */
function onePiece(art: Sheet, border: number): Sheet {
  const away = distancesFrom(art.marked, art.width, art.height)
  for (const borders of CLOSINGS) {
    const closed = closedBy(art, away, border * borders)
    if (isOnePiece(closed, away, border)) return closed
  }
  return hullOf(art)
}

/** `away` is the distance from the art. A little less than was grown is kept, so that coarse cells do not reach past the art. */
function closedBy({ width, height, margin }: Sheet, away: Float32Array, radius: number): Sheet {
  const open = Uint8Array.from(away, (distance) => (distance > radius ? 1 : 0))
  const depth = distancesFrom(open, width, height)
  const closed = Uint8Array.from(depth, (distance) => (distance > radius + 0.75 ? 1 : 0))
  fillHoles(closed, width, height)
  return { marked: closed, width, height, margin }
}

/** Grown a little less than the border, so that a neck is never a thread. */
function isOnePiece({ marked, width, height }: Sheet, fromArt: Float32Array, border: number): boolean {
  const away = distancesFrom(marked, width, height)
  return regionsOf(Uint8Array.from(away, (distance, i) => (Math.min(distance, fromArt[i] as number) <= border * 0.7 ? 1 : 0)), width, height).count <= 1
}

/** The convex hull (Andrew's monotone chain over the first and last cell of each row), filled row by row. */
function hullOf({ marked, width, height, margin }: Sheet): Sheet {
  const [left, right]: [Point[], Point[]] = [[], []]
  for (let y = 0; y < height; y++) {
    const first = marked.indexOf(1, y * width)
    if (first < 0 || first >= (y + 1) * width) continue
    bend(left, [first - y * width, y], 1)
    bend(right, [marked.lastIndexOf(1, (y + 1) * width - 1) - y * width, y], -1)
  }
  const hull = new Uint8Array(marked.length)
  for (let y = left[0]?.[1] ?? 0; y <= (left.at(-1)?.[1] ?? -1); y++) hull.fill(1, y * width + Math.ceil(acrossAt(left, y)), y * width + Math.floor(acrossAt(right, y)) + 1)
  return { marked: hull, width, height, margin }
}

type Point = readonly [x: number, y: number]

/** Adds a point further down to one side of a hull, and drops those that now lie inside. */
function bend(side: Point[], to: Point, turn: 1 | -1): void {
  for (let a = side.at(-2), b = side.at(-1); a !== undefined && b !== undefined; a = side.at(-2), b = side.at(-1)) {
    if (turn * ((b[0] - a[0]) * (to[1] - a[1]) - (b[1] - a[1]) * (to[0] - a[0])) < 0) break
    side.pop()
  }
  side.push(to)
}

function acrossAt(side: readonly Point[], y: number): number {
  const next = side.findIndex((point) => point[1] >= y)
  const [a, b] = [side[next - 1] ?? side[next], side[next]]
  if (a === undefined || b === undefined) return 0
  return b[1] === a[1] ? b[0] : a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1])
}

/** What the border leaves open inside is sheet too; half-covered pixels at the outer cut stay as they are. */
function closeHoles(field: Float32Array, width: number, height: number, border: number): void {
  const sheet = Uint8Array.from(field, (distance) => (distance <= border - 0.5 ? 1 : 0))
  const filled = sheet.slice()
  fillHoles(filled, width, height)
  for (let i = 0; i < field.length; i++) if (filled[i] === 1 && sheet[i] === 0) field[i] = 0
}
