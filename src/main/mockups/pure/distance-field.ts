/**
 * Distance of each cell of a grid from the nearest marked one, in cells; exact (Felzenszwalb and Huttenlocher, "Distance
 * Transforms of Sampled Functions", 2012: squared distances, row by row and column by column). Far beyond the grid
 * everywhere where nothing is marked.
 */
export function distancesFrom(marked: Uint8Array, width: number, height: number): Float32Array {
  const far = width * width + height * height
  const squared = Float32Array.from(marked, (mark) => (mark === 0 ? far : 0))
  const most = Math.max(width, height)
  const work = { values: new Float32Array(most), sites: new Int32Array(most), bounds: new Float32Array(most + 1) }
  for (let x = 0; x < width; x++) lowerEnvelope(squared, x, width, height, work)
  for (let y = 0; y < height; y++) lowerEnvelope(squared, y * width, 1, width, work)
  for (let i = 0; i < squared.length; i++) squared[i] = Math.sqrt(squared[i] as number)
  return squared
}

interface Work {
  readonly values: Float32Array
  readonly sites: Int32Array
  readonly bounds: Float32Array
}

function lowerEnvelope(field: Float32Array, from: number, step: number, count: number, { values, sites, bounds }: Work): void {
  for (let i = 0; i < count; i++) values[i] = field[from + i * step] as number
  let last = 0
  sites[0] = 0
  bounds[0] = -Infinity
  bounds[1] = Infinity
  const meet = (i: number, j: number): number => ((values[i] as number) + i * i - ((values[j] as number) + j * j)) / (2 * (i - j))
  for (let i = 1; i < count; i++) {
    let at = meet(i, sites[last] as number)
    while (at <= (bounds[last] as number)) at = meet(i, sites[--last] as number)
    sites[++last] = i
    bounds[last] = at
    bounds[last + 1] = Infinity
  }
  for (let i = 0, k = 0; i < count; i++) {
    while ((bounds[k + 1] as number) < i) k++
    const site = sites[k] as number
    field[from + i * step] = (i - site) ** 2 + (values[site] as number)
  }
}
