import { create } from 'zustand'
import type { Finding, ListingFilter } from '../api/listings.ts'
import type { Draft } from '../listing-editor/limits.ts'

/** Words that are not saved yet, and the version they were written over. */
export interface Unsaved {
  readonly draft: Draft
  readonly basedOn: number
}

interface ListingsState extends ListingFilter {
  readonly currentId: string | null
  /** In a narrow window the listing lies over the list. */
  readonly opened: boolean
  /** By listing: going to another one and back keeps what was typed. */
  readonly unsaved: Readonly<Record<string, Unsaved>>
  /** What the seller changed in this window, the newest last: which version each listing had before. */
  readonly changes: readonly { readonly id: string; readonly version: number }[]
  readonly comparing: number | null
}

export const useListings = create<ListingsState>()(() => ({ status: null, market: null, finding: null, query: '', currentId: null, opened: false, unsaved: {}, changes: [], comparing: null }))

export const showListing = (currentId: string, opened = useListings.getState().opened): void => useListings.setState({ currentId, opened, comparing: null })

export const filterListings = (filter: Partial<ListingFilter>): void => useListings.setState({ ...filter, currentId: null, opened: false, comparing: null })

export const showAllListings = (): void => filterListings({ status: null, market: null, finding: null, query: '' })

export const FINDINGS: readonly Finding[] = ['block', 'warn', 'not-checked', 'clear']

/** null forgets what was typed. */
export function keepUnsaved(id: string, unsaved: Unsaved | null): void {
  useListings.setState(({ unsaved: all }) => ({ unsaved: unsaved === null ? Object.fromEntries(Object.entries(all).filter(([key]) => key !== id)) : { ...all, [id]: unsaved } }))
}

export function noteChange(id: string, version: number): void {
  useListings.setState(({ changes }) => ({ changes: [...changes, { id, version }] }))
}
