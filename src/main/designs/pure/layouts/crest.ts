/** The picture that crowns or carries a block, sometimes with rays, a disc or stars round it. */
import { intersect } from '../geometry/clip.ts'
import { ellipse, pair, rectangle, star, sunburst } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import type { Picture } from '../motifs.ts'
import { moveParts, partsBox, WIDTH, type Part, type Setting } from './layout.ts'
import { cutClear, pictureRow, weighPicture, type Row } from './rows.ts'

type Setup = Pick<Setting, 'rng'>

/** How large a picture stands over a block: the lower the block, the larger, so that both fill a shirt's front. */
export function crownSize(blockHeight: number): number {
  return Math.min(600, Math.max(400, WIDTH * 1.06 - blockHeight))
}

/** A row of about `height`, dressed as the seed says and never wider than the block; `below` when the picture is the block's pedestal. */
export function crestRow(setting: Setup, picture: Picture, height: number, place: 'above' | 'below' = 'above'): Row {
  const chance = setting.rng.fork('crest').next()
  if (chance < 0.2 && place === 'above') return within((size) => rays(picture, size), height)
  if (chance < 0.36) return within((size) => disc(picture, size), height)
  if (chance < 0.5) return within((size) => starred(picture, size), height)
  return pictureRow(picture, height * 1.08)
}

/** Dressed at `height`, or at what keeps the dress inside the block. */
function within(dress: (size: number) => Part[], height: number): Row {
  const parts = dress(height)
  const wide = partsBox(parts).width / WIDTH
  return wide > 1 ? risen(dress(height / wide), height / wide) : risen(parts, height)
}

function risen(parts: Part[], height: number): Row {
  const box = partsBox(parts)
  return { parts: moveParts(parts, 0, -box.top), height: box.height, weight: height * 0.4 }
}

/** Long and short rays over the upper half. */
function rays(picture: Picture, height: number): Part[] {
  const figure = weighPicture(picture, height * 0.94)
  const box = partsBox(figure)
  const inner = Math.hypot(box.width / 2, box.height) * 0.86 + 26
  const sky = rectangle(-2 * WIDTH, -2 * WIDTH, 4 * WIDTH, 2 * WIDTH)
  const long = sunburst(inner + height * 0.3, inner, 18, 0.3)
  const short = sunburst(inner + height * 0.17, inner, 36, 0.34).filter((_, index) => index % 2 === 1)
  return [{ shape: intersect([...long, ...short], sky), ink: 'third' }, ...moveParts(figure, 0, -box.bottom)]
}

/** A plain sun behind, the picture cut clear of it. */
function disc(picture: Picture, height: number): Part[] {
  const radius = height * 0.62
  const figure = weighPicture(picture, radius * 1.5, 'key', 'bare')
  const solid = figure.length === 1
  return [
    { shape: ellipse(radius), ink: 'second' },
    ...cutClear(solid ? figure.map((part) => ({ ...part, ink: 'key' as const })) : figure, 12),
  ]
}

/** Three stars to each side, falling away. */
function starred(picture: Picture, height: number): Part[] {
  const figure = weighPicture(picture, height * 1.04)
  const edge = partsBox(figure).width / 2
  const stars = [0.1, 0.075, 0.055].flatMap((size, index) => move(pair(star(height * size), edge + height * (0.2 + index * 0.22)), 0, height * (0.2 + index * 0.12)))
  return [...figure, { shape: stars, ink: 'second' }]
}
