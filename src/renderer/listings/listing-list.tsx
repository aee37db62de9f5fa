import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type MouseEvent } from 'react'
import type { TableItem } from '../../main/listings/contract.ts'
import { inPixels } from '../ui/in-pixels.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { words } from '../words/en.ts'
import { ListingRow } from './listing-row.tsx'
import { showListing } from './listings-state.ts'

interface ListingListProps {
  readonly items: readonly TableItem[]
  readonly currentId: string
  /** How many there are in all; more than `items` while pages are still to come. */
  readonly total: number
  readonly more: boolean
  readonly onEnd: () => void
}

/** A row, in rem: larger text makes taller rows. */
const ROW_REM = 4.5
const ROWS_AHEAD = 20

/** The listings, newest first; only the rows in sight are in the page. */
export function ListingList({ items, currentId, total, more, onEnd }: ListingListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [row] = useState(() => inPixels(ROW_REM))
  const at = items.findIndex(({ listing }) => listing.id === currentId)
  const virtual = useVirtualizer({
    count: items.length, getScrollElement: () => scroller.current, estimateSize: () => row, paddingStart: 8, paddingEnd: 24, scrollPaddingStart: 8, scrollPaddingEnd: 24, overscan: 6,
    getItemKey: (index) => items[index]?.listing.id ?? index,
  })
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= items.length - ROWS_AHEAD) onEnd()
  }, [more, last, items.length, onEnd])

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the place hears the keys
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={words.listings.list}
      aria-activedescendant={at === -1 ? undefined : `listing-${currentId}`}
      onFocus={keepFocus}
      onClick={showClicked}
      className="min-h-0 flex-1 overflow-y-auto px-3 outline-offset-[-3px]"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <div key={key} role="presentation" className="absolute inset-x-0 top-0 py-px" style={{ height: row, transform: `translateY(${start}px)` }}>
              <ListingRow item={item} current={item.listing.id === currentId} at={index} of={total} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function showClicked(event: MouseEvent): void {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-listing]') : null
  const id = row?.dataset['listing']
  if (id !== undefined) showListing(id, true)
}
