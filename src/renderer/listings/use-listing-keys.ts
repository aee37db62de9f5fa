import type { TableItem } from '../../main/listings/contract.ts'
import { openSheet } from '../app/view-state.ts'
import { listingCommand, type ListingCommand } from '../keyboard/keymap.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { focusSearch } from '../ui/search-field.tsx'
import { undoChange } from './change-listing.ts'
import { showAllListings, showListing, useListings } from './listings-state.ts'

interface ListingPlace {
  readonly items: readonly TableItem[]
  readonly at: number
  readonly current: TableItem | undefined
}

/** Up and down move, Enter and E go to the words, V to the versions, Z takes the last change back. */
export function useListingKeys(place: ListingPlace): void {
  useKeys((event) => {
    const command = listingCommand(event)
    return command !== null && obey(command, place)
  })
}

/** Carries out a key's command; false when there was nothing to do. */
function obey(command: ListingCommand, { items, at, current }: ListingPlace): boolean {
  switch (command.do) {
    case 'undo':
      void undoChange()
      return true
    case 'search':
      focusSearch()
      return true
    case 'keys':
      openSheet('keys')
      return true
    case 'close':
      return leaveListing()
    case 'previous':
      return move(items, at - 1)
    case 'next':
      return move(items, at + 1)
    case 'open':
      return current !== undefined && goInto(current, '#listing-words textarea')
    case 'versions':
      return current !== undefined && goInto(current, '#listing-versions')
  }
}

function goInto({ listing }: TableItem, target: string): boolean {
  showListing(listing.id, true)
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(target)
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'nearest' })
  })
  return true
}

function move(items: readonly TableItem[], to: number): boolean {
  const item = items[to]
  if (item !== undefined) showListing(item.listing.id)
  return item !== undefined
}

/** Closes what is open, the innermost first; false when nothing is. */
export function leaveListing(): boolean {
  const { opened, comparing, status, market, finding, query } = useListings.getState()
  const narrow = document.querySelector('[data-back]')?.checkVisibility() ?? false
  if (comparing !== null) useListings.setState({ comparing: null })
  else if (opened && narrow) useListings.setState({ opened: false })
  else if (document.activeElement?.closest('#listing-pane') != null) document.querySelector<HTMLElement>('main [role=listbox]')?.focus({ preventScroll: true })
  else if (status !== null || market !== null || finding !== null || query !== '') showAllListings()
  else return false
  return true
}
