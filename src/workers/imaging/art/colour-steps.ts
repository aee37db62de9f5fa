import { oklabDistance, oklabOf, type Oklab } from '../../../main/designs/pure/colour/oklab.ts'

const STEPS = 128

/** How far a pixel lies from one colour, by a table of two-step channels that fills as colours are met: a picture has millions of pixels. */
export function stepsFrom(colour: Oklab): (red: number, green: number, blue: number) => number {
  const known = new Float32Array(STEPS ** 3).fill(-1)
  return (red, green, blue) => {
    const key = ((red >> 1) * STEPS + (green >> 1)) * STEPS + (blue >> 1)
    const found = known[key] ?? -1
    if (found >= 0) return found
    return (known[key] = oklabDistance(oklabOf(red, green, blue), colour))
  }
}
