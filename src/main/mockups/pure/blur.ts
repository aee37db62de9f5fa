/** A blur by three running means, which is close to a Gaussian of radius times one (P. Kovesi, "Fast Almost-Gaussian Filtering", 2010). */
export function blur(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = values.slice()
  for (let pass = 0; pass < 3; pass++) {
    means(out, width, height, radius, 1, width)
    means(out, height, width, radius, width, 1)
  }
  return out
}

/** The mean of 2 × radius + 1 values along each of `lines`, in place; the ends are carried on. */
function means(values: Float32Array, count: number, lines: number, radius: number, step: number, nextLine: number): void {
  const line = new Float32Array(count + 2 * radius + 1)
  const share = 1 / (2 * radius + 1)
  for (let l = 0; l < lines; l++) {
    const from = l * nextLine
    for (let i = 0; i < line.length; i++) line[i] = values[from + Math.min(count - 1, Math.max(0, i - radius)) * step] as number
    let sum = 0
    for (let i = 0; i <= 2 * radius; i++) sum += line[i] as number
    for (let i = 0; i < count; i++) {
      values[from + i * step] = sum * share
      sum += (line[i + 2 * radius + 1] as number) - (line[i] as number)
    }
  }
}
