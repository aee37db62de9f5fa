/** Connected regions of a grid, row by row; cells touch at their sides. */

/** The number of each marked cell's region, from 1; 0 where nothing is marked. */
export function regionsOf(marked: Uint8Array, width: number, height: number): { readonly labels: Int32Array; readonly count: number } {
  const labels = new Int32Array(marked.length)
  let count = 0
  for (let i = 0; i < marked.length; i++) {
    if (marked[i] === 0 || labels[i] !== 0) continue
    count++
    spread(i, width, height, (cell) => {
      if (marked[cell] === 0 || labels[cell] !== 0) return false
      labels[cell] = count
      return true
    })
  }
  return { labels, count }
}

/** Marks every cell that cannot be reached from the edge of the grid over cells that are not marked. In place. */
export function fillHoles(marked: Uint8Array, width: number, height: number): void {
  const isOutside = new Uint8Array(marked.length)
  const enter = (cell: number): boolean => {
    if (marked[cell] !== 0 || isOutside[cell] !== 0) return false
    isOutside[cell] = 1
    return true
  }
  for (let x = 0; x < width; x++) for (const cell of [x, (height - 1) * width + x]) if (enter(cell)) spread(cell, width, height, enter)
  for (let y = 0; y < height; y++) for (const cell of [y * width, y * width + width - 1]) if (enter(cell)) spread(cell, width, height, enter)
  for (let i = 0; i < marked.length; i++) marked[i] = isOutside[i] === 0 ? 1 : 0
}

/** Goes to the neighbours of `from`, and on from each that `enter` takes. */
function spread(from: number, width: number, height: number, enter: (cell: number) => boolean): void {
  const stack = [from]
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    enter(cell)
    const x = cell % width
    if (x > 0 && enter(cell - 1)) stack.push(cell - 1)
    if (x < width - 1 && enter(cell + 1)) stack.push(cell + 1)
    if (cell >= width && enter(cell - width)) stack.push(cell - width)
    if (cell < width * (height - 1) && enter(cell + width)) stack.push(cell + width)
  }
}
