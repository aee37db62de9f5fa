/** Which of a design's mock-ups is meant. Pure. */
import type { ReviewItem } from '../../main/listings/contract.ts'

export type Worn = ReviewItem['pictures']['mockups'][number]

/** The one on this garment: in the scene that was chosen, or in the first that has it. */
export function wornIn(mockups: readonly Worn[], garmentId: string, sceneId: string | null): Worn | undefined {
  const onGarment = mockups.filter(({ garment }) => garment === garmentId)
  return onGarment.find(({ scene }) => scene === sceneId) ?? onGarment[0]
}

/** Scene by scene in the order of the mock-ups, each with its garments in the order of the product's colours. */
export function byScene(mockups: readonly Worn[], garments: readonly { readonly id: string }[]): readonly { readonly scene: string; readonly mockups: readonly Worn[] }[] {
  const place = new Map(garments.map(({ id }, index) => [id, index]))
  const at = ({ garment }: Worn): number => place.get(garment) ?? garments.length
  return [...Map.groupBy(mockups, ({ scene }) => scene)].map(([scene, list]) => ({ scene, mockups: list.toSorted((a, b) => at(a) - at(b)) }))
}
