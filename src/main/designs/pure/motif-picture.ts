/** From the outlines of an icon to a picture in two inks. */
import { z } from 'zod'
import { silhouette, subtract, unite, uniteEvenOdd } from './geometry/clip.ts'
import { flatten, parsePath } from './geometry/outline.ts'
import { areaOf, boxOf, move, scale, type Shape } from './geometry/shape.ts'

const paths = z.array(z.object({ d: z.string(), evenOdd: z.boolean().optional() })).min(1)

export const outlines = z.object({
  paths,
  /** What to colour, where it is not everything that the lines enclose. */
  inside: paths.optional(),
})
export type Outlines = z.infer<typeof outlines>

/** A picture in two inks: its lines and what they enclose. Centred on the origin, the longer side 1000 units. */
export interface Picture {
  readonly lines: Shape
  /** Empty where the picture is one solid figure. */
  readonly inside: Shape
}

/** Insides smaller than this part of the whole are details of a solid figure and stay bare. */
const LEAST_INSIDE = 0.09

/** `open`: its holes are openings, not insides to colour. */
export function drawPicture(from: Outlines, open: boolean): Picture {
  const lines = drawn(from.paths)
  if (from.inside !== undefined) return centred({ lines, inside: subtract(drawn(from.inside), lines) })
  if (open) return centred({ lines, inside: [] })
  const whole = silhouette(lines)
  const inside = subtract(whole, lines)
  return centred({ lines, inside: areaOf(inside) < LEAST_INSIDE * areaOf(whole) ? [] : inside })
}

function centred({ lines, inside }: Picture): Picture {
  const box = boxOf([...lines, ...inside])
  const factor = 1000 / Math.max(box.width, box.height)
  const place = (shape: Shape): Shape => scale(move(shape, -(box.left + box.right) / 2, -(box.top + box.bottom) / 2), factor)
  return { lines: place(lines), inside: place(inside) }
}

function drawn(from: z.infer<typeof paths>): Shape {
  // Icons are 32 units wide; the tolerance is that of type, in thousandths of the picture.
  const rings = from.map(({ d, evenOdd }) => {
    const raw = scale(flatten(parsePath(d), 0.008), 1000 / 32)
    return evenOdd === true ? uniteEvenOdd(raw) : unite(raw)
  })
  return unite(...rings)
}
