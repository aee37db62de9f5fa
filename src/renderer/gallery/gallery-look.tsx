import type { GalleryItem } from '../../main/listings/contract.ts'
import { decide } from '../decisions/decide.ts'
import { DesignLook } from '../look/design-look.tsx'
import { showVariation } from '../look/look-state.ts'
import { setSelection, useGallery } from './gallery-state.ts'

/** One tile under the glass; the arrows go on through the grid. */
export function GalleryLook({ items }: { readonly items: readonly GalleryItem[] }) {
  const lookingAt = useGallery((state) => state.lookingAt)
  const at = items.findIndex((item) => item.id === lookingAt)
  const item = items[at]
  const move = (by: number): void => {
    const next = items[at + by]
    if (next === undefined) return
    useGallery.setState({ lookingAt: next.id })
    setSelection({ ids: new Set([next.id]), cursor: next.id, anchor: next.id })
  }
  return (
    <DesignLook
      base={item ?? null}
      onClose={() => useGallery.setState({ lookingAt: null })}
      onMove={move}
      originOf={() => document.getElementById(`tile-${lookingAt ?? ''}`)?.getBoundingClientRect() ?? null}
      onKey={(event, shown) => {
        if (event.key !== 'a' || event.ctrlKey || event.metaKey) return false
        decide([shown], 'approve')
        return true
      }}
      onMade={showVariation}
    />
  )
}
