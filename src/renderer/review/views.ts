/** The ways one design can be looked at, in the order of the keys 1 to 9. Pure. */
import type { Picture, ReviewItem } from '../../main/listings/contract.ts'
import type { Garment } from '../../main/products/contract.ts'

export type View =
  | { readonly kind: 'mockup'; readonly picture: ReviewItem['pictures']['mockups'][number]; readonly garment: Garment | null }
  | { readonly kind: 'art'; readonly picture: Picture; readonly garment: Garment }
  /** On a checkerboard: what the print file leaves open. */
  | { readonly kind: 'transparent'; readonly picture: Picture }

const MOST = 9
/** Of up to forty: the close look has them all. */
const MOST_MOCKUPS = 5

/**
 * The first few mock-ups, the design's own garment leading; then the art on every colour it was inked for; the bare art last.
 * The art comes in one ink variant, so it is never laid on a colour made for the other.
 */
export function viewsOf({ design, pictures, garments }: Pick<ReviewItem, 'design' | 'pictures' | 'garments'>): readonly View[] {
  const byId = new Map(garments.map((garment) => [garment.id, garment]))
  const mockups = pictures.mockups
    .map((picture): View => ({ kind: 'mockup', picture, garment: byId.get(picture.garment) ?? null }))
    .toSorted((a, b) => Number(isOn(b, design.garment)) - Number(isOn(a, design.garment)))
    .slice(0, MOST_MOCKUPS)
  const art = garments
    .filter((garment) => garment.id === design.garment || inkedFor(garment, design.variant))
    .toSorted((a, b) => Number(b.id === design.garment) - Number(a.id === design.garment))
    .map((garment): View => ({ kind: 'art', picture: pictures.preview, garment }))
  return [...[...mockups, ...art].slice(0, MOST - 1), { kind: 'transparent', picture: pictures.preview }]
}

const isOn = (view: View, garment: string): boolean => view.kind !== 'transparent' && view.garment?.id === garment

const inkedFor = (garment: Garment, variant: ReviewItem['design']['variant']): boolean =>
  variant === 'on-dark' ? garment.tone === 'dark' : garment.tone === 'light'
