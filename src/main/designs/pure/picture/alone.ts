/** A picture by itself as a design: as large as the face allows, twice on a wrap. */
import type { Garment, PrintArea } from '../../../products/contract.ts'
import type { InkVariant } from '../../contract.ts'
import { inksFor, variantFor, variantsOf } from '../colour/inks.ts'
import { facesOf, onEveryFace } from '../faces.ts'
import { placeIn } from '../finish-parts.ts'
import type { GeneratedPicture } from './generated.ts'
import { placedAt, rimOf } from './held.ts'
import { paletteOf } from './picture-palette.ts'
import { pictureSvg } from './picture-svg.ts'

/** Part of every stored design: same cut-out, area and garments, same bytes. Raise it when any output changes. */
const ENGINE = 'picture@1'

export interface PictureAlone {
  readonly engine: string
  readonly variants: { readonly variant: InkVariant; readonly svg: string; readonly inks: string[] }[]
  readonly garments: { readonly garment: string; readonly variant: InkVariant }[]
}

/** `filled`: it has a ground of its own, so that no cloth can hide it. */
export function pictureAlone(picture: GeneratedPicture, { area, garments, filled }: { readonly area: PrintArea; readonly garments: readonly Garment[]; readonly filled: boolean }): PictureAlone {
  const face = facesOf(area)
  const { widthPx: width, heightPx: height } = picture
  const { factor, dx, dy } = placeIn({ left: 0, top: 0, right: width, bottom: height, width, height }, face.widthPx, face.heightPx)
  const held = placedAt(picture, { left: dx, top: dy, width: width * factor, height: height * factor })
  const palette = paletteOf(picture.colours)
  const places = face.lefts.map((left) => ({ ...held.place, left: held.place.left + left }))
  return {
    engine: ENGINE,
    variants: variantsOf(garments).map(({ variant, cloths }) => {
      const rim = filled ? [] : rimOf(held, cloths, inksFor(palette, variant, cloths).inks.key, face.widthPx)
      const below = rim.map(({ colour, shape }) => ({ colour, shape: onEveryFace(shape, face) }))
      return { variant, svg: pictureSvg({ ...area, below, above: [], png: picture.png, places }), inks: rim.map(({ colour }) => colour) }
    }),
    garments: garments.map(({ id, hex }) => ({ garment: id, variant: variantFor(hex) })),
  }
}
