import { Check } from 'lucide-react'
import { memo } from 'react'
import type { DesignStatus } from '../../main/designs/contract.ts'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { useGallery } from './gallery-state.ts'
import { TilePicture } from './tile-picture.tsx'

interface TileProps {
  readonly item: GalleryItem
  readonly at: number
  readonly of: number
  readonly side: number
}

const DOTS: Readonly<Record<DesignStatus, string>> = { review: 'bg-[#f2a93b]', approved: 'bg-[#34b35f]', rejected: 'bg-[#9a9aa2]' }

/** One design; the grid hears its clicks. */
export const Tile = memo(function Tile({ item, at, of, side }: TileProps) {
  const chosen = useGallery((state) => state.selection.ids.has(item.id))
  const here = useGallery((state) => state.selection.cursor === item.id)
  return (
    <div
      id={`tile-${item.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-setsize={of}
      aria-posinset={at + 1}
      aria-label={words.gallery.tile(item.phrase, words.gallery.status[item.status])}
      data-tile={item.id}
      className={classes(
        'group edged shrink-0 overflow-hidden rounded-12 transition-[box-shadow,scale] duration-150',
        chosen ? 'scale-[0.965] outline-3 outline-offset-2 outline-accent' : 'shadow-card',
        here && !chosen && '[[role=listbox]:focus-visible_&]:outline-[2.5px] [[role=listbox]:focus-visible_&]:outline-offset-2 [[role=listbox]:focus-visible_&]:outline-accent',
      )}
      style={{ width: side, height: side }}
    >
      <div className={classes('size-full', item.status === 'rejected' && 'opacity-45 grayscale-50')}>
        <TilePicture item={item} width={side} />
      </div>
      <div className="pointer-events-none absolute inset-x-0 bottom-0 bg-linear-to-t from-black/70 to-transparent px-3 pt-8 pb-2.5 text-13 text-white opacity-0 transition-opacity duration-150 group-hover:opacity-100">
        <span className="line-clamp-2">{item.phrase}</span>
      </div>
      <span aria-hidden="true" className={classes('absolute top-2.5 right-2.5 size-2.5 rounded-full ring-2 ring-white/85', DOTS[item.status])} />
      {chosen && (
        <span aria-hidden="true" className="absolute top-2 left-2 grid size-5 place-items-center rounded-full bg-accent-strong text-white ring-2 ring-white/90">
          <Check size={13} strokeWidth={3} />
        </span>
      )}
    </div>
  )
})
