/** The table of listings and the texts of one of them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ListingStatus, MarketId } from '../../main/listings/contract.ts'
import { client } from './client.ts'
import { keys } from './keys.ts'

const PAGE = 60
const first = null as string | null

export type Finding = 'block' | 'warn' | 'not-checked' | 'clear'

export interface ListingFilter {
  readonly status: ListingStatus | null
  readonly market: MarketId | null
  readonly finding: Finding | null
  readonly query: string
}

/** Newest first. */
export const listingTable = ({ status, market, finding, query }: ListingFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.listings, 'table', status, market, finding, query],
    queryFn: ({ pageParam, signal }) =>
      client.listings.table.query(
        { limit: PAGE, query, ...(pageParam === null ? {} : { after: pageParam }), ...(status === null ? {} : { status }), ...(market === null ? {} : { market }), ...(finding === null ? {} : { finding }) },
        { signal },
      ),
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  })

export const listingById = (id: string) => queryOptions({ queryKey: [...keys.listings, 'one', id], queryFn: ({ signal }) => client.listings.get.query({ id }, { signal }) })

export const listingVersions = (id: string) => queryOptions({ queryKey: [...keys.listings, 'versions', id], queryFn: ({ signal }) => client.listings.versions.query({ id }, { signal }) })
