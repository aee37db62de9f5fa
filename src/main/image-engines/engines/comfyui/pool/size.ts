/** Pixels that a workflow is asked for: the wish's shape with about as many pixels as the workflow was drawn for. */

export interface Size {
  readonly width: number
  readonly height: number
}

/** What all of today's models take; the steps that make pictures transparent want multiples of 64. */
const STEP = 64
const LEAST = 256

/** Models draw two heads or four legs when a picture has many more pixels than they learned on; the file is enlarged afterwards. `smaller` halves the pixels so often. */
export function sizeFor(wish: { readonly widthPx: number; readonly heightPx: number }, own: Size | null, smaller: number): Size | null {
  if (own === null) return null
  const area = (own.width * own.height) / 2 ** smaller
  // A ribbon becomes as narrow as models can draw, not larger.
  const width = Math.max(LEAST, Math.min(area / LEAST, Math.sqrt((area * wish.widthPx) / wish.heightPx)))
  return { width: stepped(width), height: stepped(area / width) }
}

function stepped(pixels: number): number {
  return Math.max(LEAST, Math.round(pixels / STEP) * STEP)
}
