import { Slider } from '@base-ui/react/slider'
import { Search, X } from 'lucide-react'
import { useRef, type Ref } from 'react'
import type { DesignStatus } from '../../main/designs/contract.ts'
import { useView } from '../app/view-state.ts'
import { useKeysEverywhere } from '../keyboard/use-keys.ts'
import { Toolbar } from '../ui/toolbar.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { NOTHING } from './selection.ts'
import { setSelection } from './gallery-state.ts'

const STATUSES: readonly DesignStatus[] = ['review', 'approved', 'rejected']
const SIZES = { min: 110, max: 380 } as const

export function GalleryToolbar({ total, ref }: { readonly total: number | undefined; readonly ref: Ref<HTMLElement> }) {
  return (
    <Toolbar over ref={ref} title={words.app.places.gallery} note={total === undefined ? undefined : words.gallery.total(total)}>
      <StatusChips />
      <SearchField />
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

function SearchField() {
  const query = useView((state) => state.galleryQuery)
  const input = useRef<HTMLInputElement>(null)
  useKeysEverywhere((event) => {
    const find = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f'
    if (find) input.current?.select()
    return find
  })
  return (
    <div className="relative">
      <Search size={15} aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
      <input
        ref={input}
        type="search"
        value={query}
        aria-label={words.gallery.search}
        placeholder={words.gallery.searchHint}
        onChange={(event) => {
          useView.setState({ galleryQuery: event.target.value })
          setSelection(NOTHING)
        }}
        onKeyDown={(event) => event.key === 'Escape' && useView.setState({ galleryQuery: '' })}
        className="h-8 w-48 rounded-full bg-fill pr-3 pl-8 text-13 transition-[width,background-color] duration-200 focus-visible:bg-raised"
      />
    </div>
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
