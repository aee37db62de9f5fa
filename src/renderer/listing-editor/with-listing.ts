import type { Listing } from '../../main/listings/contract.ts'
import type { ReviewData } from '../decisions/review-pages.ts'

/** The queue with one listing renewed, wherever it stands. */
export function withListing(data: ReviewData, listing: Listing): ReviewData {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((item) =>
      item.design.id === listing.designId ? { ...item, listings: item.listings.map((one) => (one.id === listing.id ? listing : one)) } : item,
    ),
  }))
  return { ...data, pages }
}
