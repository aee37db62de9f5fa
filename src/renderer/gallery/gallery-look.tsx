import { useQuery } from '@tanstack/react-query'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { trpc } from '../api/client.ts'
import { useView } from '../app/view-state.ts'
import { decide } from '../decisions/decide.ts'
import { Frame, viewName } from '../review/frame.tsx'
import { viewsOf } from '../review/views.ts'
import { QuickLook } from '../ui/quick-look.tsx'
import { words } from '../words/en.ts'
import { useState } from 'react'
import { setSelection, useGallery } from './gallery-state.ts'
import { TilePicture } from './tile-picture.tsx'

/** One tile, large; the keys 1 to 9 show it on other garments as in Review. */
export function GalleryLook({ items }: { readonly items: readonly GalleryItem[] }) {
  const lookingAt = useGallery((state) => state.lookingAt)
  const at = items.findIndex((item) => item.id === lookingAt)
  const item = items[at]
  // null shows what the tile shows; the first digit turns to the views of Review.
  const [shown, setShown] = useState<number | null>(null)
  const { data: full } = useQuery(trpc.listings.reviewItem.queryOptions({ designId: item?.id ?? '' }, { enabled: item !== undefined }))
  const views = full === undefined || full.design.id !== item?.id ? [] : viewsOf(full)
  const view = shown === null ? undefined : views[Math.min(shown, views.length - 1)]
  const move = (by: number): void => {
    const next = items[at + by]
    if (next === undefined) return
    setShown(null)
    useGallery.setState({ lookingAt: next.id })
    setSelection({ ids: new Set([next.id]), cursor: next.id, anchor: next.id })
  }
  return (
    <QuickLook
      open={item !== undefined}
      title={item?.phrase ?? ''}
      note={item === undefined ? '' : [words.gallery.status[item.status], view === undefined ? '' : viewName(view)].filter(Boolean).join(' · ')}
      onClose={() => {
        setShown(null)
        useGallery.setState({ lookingAt: null })
      }}
      onMove={move}
      originOf={() => document.getElementById(`tile-${lookingAt ?? ''}`)?.getBoundingClientRect() ?? null}
      onKey={(event) => {
        if (item === undefined || event.ctrlKey || event.metaKey) return false
        if (event.key === 'a') decide([item], 'approve')
        else if (/^[1-9]$/.test(event.key)) setShown(Number(event.key) - 1)
        else return false
        return true
      }}
    >
      {(side) => item !== undefined && (view === undefined ? <TilePicture item={item} width={side} soon={useView.getState().tileSize} /> : <Frame view={view} phrase={item.phrase} size={side} />)}
    </QuickLook>
  )
}
