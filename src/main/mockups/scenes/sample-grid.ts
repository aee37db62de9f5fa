/** A print that shows how it lies: an even grid with its corners and middle marked, in inks that show on any garment. */

const [WIDTH, HEIGHT, COLUMNS, ROWS] = [1200, 1440, 10, 12]

/** An SVG of plain paths on a transparent ground. */
export function sampleGrid(): string {
  const stepX = WIDTH / COLUMNS
  const stepY = HEIGHT / ROWS
  const upright = Array.from({ length: COLUMNS + 1 }, (_, i) => bar(i * stepX - 3, 0, 6, HEIGHT))
  const level = Array.from({ length: ROWS + 1 }, (_, i) => bar(0, i * stepY - 3, WIDTH, 6))
  const corners = [[0, 0], [WIDTH - stepX, 0], [0, HEIGHT - stepY], [WIDTH - stepX, HEIGHT - stepY]].map(([x = 0, y = 0]) => bar(x, y, stepX, stepY))
  const middle = ring(WIDTH / 2, HEIGHT / 2, 2.2 * stepX) + ring(WIDTH / 2, HEIGHT / 2, 1.9 * stepX)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path fill="#E8505B" d="${[...upright, ...level].join('')}"/><path fill="#E8505B" fill-opacity=".75" d="${corners.join('')}"/><path fill="#1FA2A6" fill-rule="evenodd" d="${middle}"/></svg>`
}

const bar = (x: number, y: number, width: number, height: number): string => `M${Math.max(0, x)} ${Math.max(0, y)}h${width}v${height}h${-width}Z`
const ring = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
