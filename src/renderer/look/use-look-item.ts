import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'
import type { Target } from '../decisions/decide.ts'
import { useLook } from './look-state.ts'
import { useMaking } from './use-more-like.ts'

/** Everything that is known of the design in sight: `base` or, where one was chosen, a sister of it. */
export function useLookItem(base: Target) {
  const { garmentId, variantId } = useLook()
  const shownId = variantId ?? base.id
  const item = useQuery(trpc.listings.reviewItem.queryOptions({ designId: shownId }))
  const art = useQuery(trpc.designs.art.queryOptions({ designId: shownId }))
  const { data: family = [] } = useQuery(trpc.listings.family.queryOptions({ designId: base.id }))
  const design = item.data?.design
  const ideaId = design?.ideaId ?? ''
  const making = useMaking((state) => state.byIdea.get(ideaId) ?? 0)
  return {
    shown: { id: shownId, phrase: design?.phrase ?? base.phrase, status: design?.status ?? base.status } satisfies Target,
    item: item.data,
    art: art.data,
    garment: art.data?.garments.find(({ id }) => id === (garmentId ?? design?.garment)) ?? art.data?.garments[0],
    family,
    ideaId,
    making,
    trouble: item.error ?? art.error,
  }
}
export type LookItem = ReturnType<typeof useLookItem>
