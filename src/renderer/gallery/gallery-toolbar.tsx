import { Slider } from '@base-ui/react/slider'
import { X } from 'lucide-react'
import type { Ref } from 'react'
import type { DesignStatus } from '../../main/designs/contract.ts'
import type { Likeness } from '../../main/ideas/contract.ts'
import { useView } from '../app/view-state.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LikenessLabel } from '../ui/likeness-label.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { NOTHING } from './selection.ts'
import { setSelection } from './gallery-state.ts'

const STATUSES: readonly DesignStatus[] = ['review', 'approved', 'rejected']
const SIZES = { min: 110, max: 380 } as const

interface GalleryToolbarProps {
  readonly total: number | undefined
  readonly likeness: Likeness | undefined
  readonly ref: Ref<HTMLElement>
}

export function GalleryToolbar({ total, likeness, ref }: GalleryToolbarProps) {
  const like = useView((state) => state.galleryLike)
  return (
    <Toolbar over ref={ref} title={words.app.places.gallery} note={total === undefined ? undefined : words.gallery.total(total)}>
      {like === null ? <StatusChips /> : <LikeChip phrase={like.phrase} />}
      <Search likeness={likeness} />
      <SizeSlider />
    </Toolbar>
  )
}

function StatusChips() {
  const chosen = useView((state) => state.galleryStatus)
  const set = (galleryStatus: readonly DesignStatus[]): void => {
    useView.setState({ galleryStatus })
    setSelection(NOTHING)
  }
  return (
    <div role="group" aria-label={words.gallery.filters} className="flex gap-1">
      {STATUSES.map((status) => {
        const on = chosen.includes(status)
        return (
          <button
            key={status}
            type="button"
            aria-pressed={on}
            onClick={() => set(on ? chosen.filter((other) => other !== status) : [...chosen, status])}
            className={classes(
              'inline-flex min-h-8 items-center gap-1 rounded-full px-3 text-13 font-medium transition-colors duration-150',
              on ? 'bg-accent-fill pr-2 text-accent' : 'text-ink-2 hover:bg-fill hover:text-ink',
            )}
          >
            {words.gallery.status[status]}
            {on && <X size={13} aria-hidden="true" />}
          </button>
        )
      })}
    </div>
  )
}

function Search({ likeness }: { readonly likeness: Likeness | undefined }) {
  const query = useView((state) => state.galleryQuery)
  return (
    <SearchField
      label={words.gallery.search}
      hint={words.gallery.searchHint}
      value={query}
      onChange={(galleryQuery) => {
        useView.setState({ galleryQuery, galleryLike: null })
        setSelection(NOTHING)
      }}
      onLeave={() => document.querySelector<HTMLElement>('main [role=listbox]')?.focus()}
      aside={likeness === undefined ? null : <LikenessLabel likeness={likeness} />}
    />
  )
}

function LikeChip({ phrase }: { readonly phrase: string }) {
  return (
    <span className="flex min-h-8 min-w-0 items-center gap-1.5 rounded-full bg-accent-fill py-0.5 pr-1 pl-3 text-13 font-medium text-accent">
      <span className="max-w-64 truncate">{words.ideas.alikeTo(phrase)}</span>
      <IconButton label={words.gallery.noMatchDo} onClick={() => useView.setState({ galleryLike: null })} className="size-6 rounded-full">
        <X size={14} aria-hidden="true" />
      </IconButton>
    </span>
  )
}

function SizeSlider() {
  const size = useView((state) => state.tileSize)
  return (
    <Slider.Root value={size} min={SIZES.min} max={SIZES.max} step={10} onValueChange={(tileSize) => useView.setState({ tileSize })} className="w-28 px-2">
      <Slider.Control className="flex h-8 items-center">
        <Slider.Track className="h-1 w-full rounded-full bg-fill-2">
          <Slider.Indicator className="rounded-full bg-ink-3" />
          <Slider.Thumb aria-label={words.gallery.size} className="size-4 rounded-full bg-raised shadow-float ring-1 ring-hairline-2 has-focus-visible:outline-[2.5px] has-focus-visible:outline-accent" />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  )
}
