/** Shapes by their thickness: what vanishes when a mask is opened by an eight-sided brush is thinner than the brush. */

/** One byte a pixel, 0 or 1. */
export interface Mask {
  readonly bits: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Pixels of the mask that no brush of `size` pixels reaches. What a round brush leaves in a corner is not among them:
 * one pixel of slack is given on every side.
 */
export function thinnerThan({ bits, width, height }: Mask, size: number): Mask {
  const short = Math.max(1, Math.round(size * 0.5))
  // Where both bars of the cross fit, each of them spreads it again.
  const core = erodedDown(erodedAcross(bits, width, height, size), width, height, short)
  const upright = erodedDown(erodedAcross(bits, width, height, short), width, height, size)
  for (let place = 0; place < core.length; place++) if (upright[place] === 0) core[place] = 0
  const left = Uint8Array.from(bits)
  for (const [across, down] of [[size, short], [short, size]] as const) {
    const reached = spreadDown(spreadAcross(core, width, height, across), width, height, down)
    for (let place = 0; place < left.length; place++) if (reached[place] === 1) left[place] = 0
  }
  return { bits: left, width, height }
}

/** Ones whose row has `size` ones in line around them. */
function erodedAcross(bits: Uint8Array, width: number, height: number, size: number): Uint8Array {
  const out = new Uint8Array(bits.length)
  const behind = size >> 1
  for (let y = 0; y < height; y++) {
    let run = 0
    for (let x = 0, at = y * width; x < width; x++, at++) {
      run = bits[at] === 1 ? run + 1 : 0
      if (run >= size) out[at - behind] = 1
    }
  }
  return out
}

function erodedDown(bits: Uint8Array, width: number, height: number, size: number): Uint8Array {
  const out = new Uint8Array(bits.length)
  const behind = (size >> 1) * width
  const runs = new Uint16Array(width)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const run = bits[at] === 1 ? Math.min(60_000, (runs[x] ?? 0) + 1) : 0
      runs[x] = run
      if (run >= size) out[at - behind] = 1
    }
  }
  return out
}

/** Every one takes its neighbours in the row with it, half the size and one more to each side. */
function spreadAcross(bits: Uint8Array, width: number, height: number, size: number): Uint8Array {
  const out = new Uint8Array(bits.length)
  const by = (size >> 1) + 1
  for (let y = 0; y < height; y++) {
    let last = -1_000_000
    for (let x = 0; x < width + by; x++) {
      if (x < width && bits[y * width + x] === 1) last = x
      if (x >= by && last >= x - 2 * by) out[y * width + x - by] = 1
    }
  }
  return out
}

function spreadDown(bits: Uint8Array, width: number, height: number, size: number): Uint8Array {
  const out = new Uint8Array(bits.length)
  const by = (size >> 1) + 1
  const last = new Int32Array(width).fill(-1_000_000)
  for (let y = 0; y < height + by; y++) {
    for (let x = 0; x < width; x++) {
      if (y < height && bits[y * width + x] === 1) last[x] = y
      if (y >= by && (last[x] ?? 0) >= y - 2 * by) out[(y - by) * width + x] = 1
    }
  }
  return out
}

/** Connected groups of ones that are at least `least` pixels long, by the longer side of their box. */
export function stretches({ bits, width, height }: Mask, least: number): { places: number; length: number } {
  const seen = new Uint8Array(bits.length)
  const open: number[] = []
  let [places, length] = [0, 0]
  for (let start = 0; start < bits.length; start++) {
    if (bits[start] === 0 || seen[start] === 1) continue
    let [left, right, top, bottom] = [width, 0, height, 0]
    seen[start] = 1
    open.push(start)
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const [x, y] = [place % width, Math.floor(place / width)]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (bits[next] === 0 || seen[next] === 1) continue
          seen[next] = 1
          open.push(next)
        }
      }
    }
    const extent = Math.max(right - left, bottom - top) + 1
    if (extent < least) continue
    places += 1
    length += extent
  }
  return { places, length }
}

export function onesOfMask({ bits }: Mask): number {
  let ones = 0
  for (let place = 0; place < bits.length; place++) ones += bits[place] ?? 0
  return ones
}
