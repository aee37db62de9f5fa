/** Square pictures as Float32Array of size × size, row by row. */

/** Close to a Gauss of `sigma` pixels: three box passes, or one pass of three taps when it is small. Edges repeat. */
export function blur(source, size, sigma) {
  if (sigma < 1) return threeTaps(threeTaps(source, size, sigma, 1), size, sigma, size)
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2))
  let from = Float32Array.from(source)
  let to = new Float32Array(source.length)
  for (let pass = 0; pass < 3; pass++) {
    boxRows(from, to, size, radius)
    boxColumns(to, from, size, radius)
  }
  return from
}

function threeTaps(source, size, sigma, stride) {
  const side = (sigma * sigma) / 2
  return Float32Array.from(source, (value, i) => {
    const at = stride === 1 ? i % size : Math.floor(i / size)
    const before = at === 0 ? value : source[i - stride]
    const after = at === size - 1 ? value : source[i + stride]
    return value + side * (before + after - 2 * value)
  })
}

function boxRows(from, to, size, radius) {
  const scale = 1 / (2 * radius + 1)
  for (let y = 0; y < size; y++) {
    const row = y * size
    let sum = from[row] * (radius + 1)
    for (let i = 0; i < radius; i++) sum += from[row + Math.min(size - 1, i)]
    for (let x = 0; x < size; x++) {
      sum += from[row + Math.min(size - 1, x + radius)]
      if (x > 0) sum -= from[row + Math.max(0, x - radius - 1)]
      else sum -= from[row]
      to[row + x] = sum * scale
    }
  }
}

function boxColumns(from, to, size, radius) {
  const scale = 1 / (2 * radius + 1)
  const sum = new Float64Array(size)
  for (let x = 0; x < size; x++) {
    sum[x] = from[x] * radius
    for (let i = 0; i < radius; i++) sum[x] += from[Math.min(size - 1, i) * size + x]
  }
  for (let y = 0; y < size; y++) {
    const add = Math.min(size - 1, y + radius) * size
    const drop = Math.max(0, y - radius - 1) * size
    for (let x = 0; x < size; x++) {
      sum[x] += from[add + x] - (y > 0 ? from[drop + x] : 0)
      to[y * size + x] = sum[x] * scale
    }
  }
}

/** Blurs only what `weight` covers, so that nothing bleeds in from outside. */
export function blurWithin(source, weight, size, sigma) {
  const top = blur(source.map((value, i) => value * weight[i]), size, sigma)
  const bottom = blur(weight, size, sigma)
  return top.map((value, i) => (bottom[i] > 1e-5 ? value / bottom[i] : 0))
}

/** Distance in pixels from every covered pixel to the nearest bare one (Felzenszwalb and Huttenlocher, 2012). */
export function distanceInside(covered, size) {
  const far = 1e9
  const grid = new Float64Array(size * size)
  for (let i = 0; i < grid.length; i++) grid[i] = covered[i] > 0.5 ? far : 0
  const line = new Float64Array(size)
  for (let x = 0; x < size; x++) {
    for (let y = 0; y < size; y++) line[y] = grid[y * size + x]
    const out = lowerEnvelope(line, size)
    for (let y = 0; y < size; y++) grid[y * size + x] = out[y]
  }
  for (let y = 0; y < size; y++) grid.set(lowerEnvelope(grid.subarray(y * size, (y + 1) * size), size), y * size)
  return Float32Array.from(grid, Math.sqrt)
}

function lowerEnvelope(f, n) {
  const out = new Float64Array(n)
  const v = new Int32Array(n)
  const z = new Float64Array(n + 1)
  let k = 0
  z[0] = -Infinity
  z[1] = Infinity
  for (let q = 1; q < n; q++) {
    let s
    do {
      const r = v[k]
      s = (f[q] + q * q - (f[r] + r * r)) / (2 * q - 2 * r)
    } while (s <= z[k] && --k >= 0)
    v[++k] = q
    z[k] = s
    z[k + 1] = Infinity
  }
  k = 0
  for (let q = 0; q < n; q++) {
    while (z[k + 1] < q) k++
    out[q] = (q - v[k]) ** 2 + f[v[k]]
  }
  return out
}

/** Fills bare pixels from their covered neighbours, `rings` times. */
export function grow(source, covered, size, rings) {
  const out = Float32Array.from(source)
  let known = Uint8Array.from(covered, (c) => (c > 0.5 ? 1 : 0))
  for (let ring = 0; ring < rings; ring++) {
    const next = Uint8Array.from(known)
    for (let y = 1; y < size - 1; y++) {
      for (let x = 1; x < size - 1; x++) {
        const i = y * size + x
        if (known[i]) continue
        let sum = 0
        let count = 0
        for (const j of [i - 1, i + 1, i - size, i + size]) {
          if (!known[j]) continue
          sum += out[j]
          count++
        }
        if (count === 0) continue
        out[i] = sum / count
        next[i] = 1
      }
    }
    known = next
  }
  return out
}

/** A picture moved by whole pixels; what comes in from outside is 0. */
export function shifted(picture, size, dx, dy) {
  const [sx, sy] = [Math.round(dx), Math.round(dy)]
  const out = new Float32Array(picture.length)
  for (let y = Math.max(0, sy); y < Math.min(size, size + sy); y++) {
    for (let x = Math.max(0, sx); x < Math.min(size, size + sx); x++) out[y * size + x] = picture[(y - sy) * size + x - sx]
  }
  return out
}
