/** Cloth seen from a step away, as square tiles of bytes that repeat without a seam; 128 is the mean. */
import { grain } from './noise.mjs'

/** `value(x, y, at)` over a tile, brought to a spread of 42; `at(x, y, seed)` is white noise that repeats with the tile. */
function tile(size, value) {
  const at = (x, y, seed) => grain(((x % size) + size) % size, ((y % size) + size) % size, seed) - 0.5
  const values = new Float32Array(size * size)
  let power = 0
  let mean = 0
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const v = value(x, y, at)
      values[y * size + x] = v
      power += v * v
      mean += v
    }
  }
  mean /= values.length
  const scale = 42 / Math.sqrt(power / values.length - mean * mean)
  return Buffer.from(Uint8Array.from(values, (v) => Math.min(255, Math.max(0, Math.round(128 + (v - mean) * scale)))))
}

/** Jersey: wales and courses near the limit of what the picture resolves, with uneven yarn. */
export function weaveTile(size) {
  return tile(size, (x, y, at) => {
    let wale = 0
    for (let k = -2; k <= 2; k++) wale += at(x, y + k, 301) * (3 - Math.abs(k))
    let course = 0
    for (let k = -1; k <= 1; k++) course += at(x + k, y, 302) * (2 - Math.abs(k))
    const clump = at(x >> 1, y >> 1, 303) + at((x + 1) >> 1, (y + 1) >> 1, 304)
    const stripe = Math.cos((x / size) * Math.PI * 2 * 180) * 0.35
    return wale * 0.32 + course * 0.2 + clump * 0.35 + at(x, y, 305) * 0.5 + stripe * 0.3
  })
}

/** Fleece: a jersey face with a little nap, softer than a tee's. */
export function fleeceTile(size) {
  return tile(size, (x, y, at) => {
    let wale = 0
    for (let k = -3; k <= 3; k++) wale += at(x, y + k, 321) * (4 - Math.abs(k))
    let nap = 0
    for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1]]) nap += at((x + dx) >> 1, (y + dy) >> 1, 322)
    return wale * 0.24 + nap * 0.45 + at(x, y, 325) * 0.35 + Math.cos((x / size) * Math.PI * 2 * 150) * 0.1
  })
}

/** Canvas: thick threads over and under one another, every `thread` pixels, of uneven yarn with a slub here and there. */
export function canvasTile(size, thread = 4) {
  const count = size / thread
  return tile(size, (x, y, at) => {
    const [column, row] = [Math.floor(x / thread), Math.floor(y / thread)]
    const over = (column + row) % 2 === 0
    const [cx, cy] = [((x + 0.5) % thread) / thread - 0.5, ((y + 0.5) % thread) / thread - 0.5]
    // Thickness runs slowly along a thread, and differs from one to the next.
    const yarn = (k, along, seed) => {
      const [cell, share] = [Math.floor(along / 8), (along % 8) / 8]
      const ease = share * share * (3 - 2 * share)
      const knot = (j) => at((cell + j) % (size / 8), k % count, seed)
      return at(k % count, 7, seed + 1) * 0.4 + (knot(0) * (1 - ease) + knot(1) * ease) * 1.0
    }
    const crown = over ? 1 - 3.4 * cx * cx : 1 - 3.4 * cy * cy
    const arch = over ? 1 - 2.2 * cy * cy : 1 - 2.2 * cx * cx
    return crown * arch * 1.15 + (over ? yarn(column, y, 341) : yarn(row, x, 351)) * 0.95 + at(x, y, 361) * 0.5 + (over ? 0.12 : 0)
  })
}
