import { Keyboard, Undo2 } from 'lucide-react'
import type { ListingStatus } from '../../main/listings/contract.ts'
import { openSheet } from '../app/view-state.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { words } from '../words/en.ts'
import { undoChange } from './change-listing.ts'
import { filterListings, FINDINGS, useListings } from './listings-state.ts'
import { useProfiles } from './use-profile.ts'

const STATUSES: readonly (ListingStatus | 'any')[] = ['any', 'review', 'approved', 'rejected']

export function ListingsToolbar({ total }: { readonly total: number | undefined }) {
  const { status, market, finding, query } = useListings()
  const profiles = useProfiles()
  return (
    <Toolbar title={words.app.places.listings} note={total === undefined ? undefined : words.listings.total(total)}>
      <Segmented
        label={words.listings.filters}
        value={status ?? 'any'}
        options={STATUSES.map((value) => ({ value, label: value === 'any' ? words.listings.anyStatus : words.listings.status[value] }))}
        onChange={(next) => filterListings({ status: next === 'any' ? null : next })}
      />
      <Choice label={words.listings.market} any={words.listings.anyMarket} value={market} options={profiles.map(({ id, name }) => ({ value: id, label: name }))} onChange={(next) => filterListings({ market: next })} />
      <Choice label={words.listings.finding} any={words.listings.anyFinding} value={finding} options={FINDINGS.map((value) => ({ value, label: words.listings.findings[value] }))} onChange={(next) => filterListings({ finding: next })} />
      <SearchField
        label={words.listings.search}
        hint={words.listings.searchHint}
        value={query}
        onChange={(text) => filterListings({ query: text })}
        onLeave={() => document.querySelector<HTMLElement>('main [role=listbox]')?.focus()}
      />
      <IconButton label={words.app.undo} shortcut="Z" onClick={() => void undoChange()} className="@max-[72rem]/window:hidden">
        <Undo2 size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.app.keys} shortcut="?" onClick={() => openSheet('keys')} className="@max-[72rem]/window:hidden">
        <Keyboard size={17} aria-hidden="true" />
      </IconButton>
    </Toolbar>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly any: string
  readonly value: T | null
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T | null) => void
}

function Choice<T extends string>({ label, any, value, options, onChange }: ChoiceProps<T>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value ?? null)}
      className="h-8 w-32 rounded-8 @max-[72rem]/window:w-28 bg-fill px-2 text-13 text-ink hover:bg-fill-2"
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
