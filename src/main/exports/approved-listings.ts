import type { Listing, MarketId } from '../listings/contract.ts'
import type { ListingsService } from '../listings/index.ts'

/** Listings read at a time: memory stays flat however many there are. */
const PAGE = 200

/** Approved listings of one market, or of all, in a fixed order; of the named designs and listings only, when some are named. */
export function* approvedListings({ listings }: { readonly listings: Pick<ListingsService, 'page'> }, market: MarketId | null, wanted: ReadonlySet<string> | null): Generator<Listing> {
  let after: string | undefined
  do {
    const page = listings.page({ status: 'approved', market: market ?? undefined }, after, PAGE)
    yield* page.items.filter((listing) => wanted === null || wanted.has(listing.id) || wanted.has(listing.designId))
    after = page.next ?? undefined
  } while (after !== undefined)
}
