/** A box of picture pixels with a place on the print for each. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A place that no print reaches: far enough that mixing it with a neighbour never comes near. */
export const NOWHERE = -1e6

export function createPlaces(box: Box): Box & { across: Float32Array; down: Float32Array } {
  const count = Math.max(0, box.width * box.height)
  return { ...box, across: new Float32Array(count).fill(NOWHERE), down: new Float32Array(count).fill(NOWHERE) }
}
