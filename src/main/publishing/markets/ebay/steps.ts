/** One listing on eBay: an item and an unpublished offer for each colour and size, their group, and if it is wanted, live. */
import { z } from 'zod'
import type { Look, MarketStep } from '../../api/market.ts'
import type { PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { readAs, readOrNone } from '../read.ts'
import { feeIn, type Offer } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'

export const ebayState = z.object({
  reference: z.string(),
  place: z.string(),
  skus: z.array(z.string()),
  /** eBay's numbers of the offers, by SKU. */
  offers: z.record(z.string(), z.string()),
  listingId: z.string().nullable(),
  /** What eBay said that going live costs. */
  fee: z.string().nullable(),
})
export type EbayState = z.infer<typeof ebayState>

type Step = MarketStep<EbayState>

export function ebaySteps(item: Publishable, terms: ask.EbayTerms, goal: PublishGoal, settleMs: number): readonly Step[] {
  const variants = ask.variantsOf(item)
  const [first] = variants
  return [
    ...variants.map((variant, index) => itemStep(item, terms, variant, `Sets item ${index + 1} of ${variants.length}`)),
    ...variants.map((variant, index) => offerStep(item, terms, variant, { settleMs, says: `Makes offer ${index + 1} of ${variants.length}` })),
    ...(variants.length > 1 ? [groupStep(item, terms)] : []),
    ...(goal === 'live' && first !== undefined ? [feeStep(), publishStep(item, terms, first.sku, settleMs)] : []),
  ]
}

/** What eBay has for a SKU; there is at most one offer of it on a marketplace. */
async function offerOf(place: string, sku: string, look: Look): Promise<Offer | null> {
  return readOrNone(schema.offers, await look(ask.offersOf(place, sku)), 'eBay', 'getOffers')?.offers[0] ?? null
}

function itemStep(item: Publishable, terms: ask.EbayTerms, variant: ask.Variant, says: string): Step {
  return {
    id: `item-${variant.sku}`, effect: 'sets', says,
    request: () => ask.putItem(item, terms, variant),
    read: (_answer, state) => ({ ...state, place: terms.place, skus: [...new Set([...state.skus, variant.sku])] }),
  }
}

function offerStep(item: Publishable, terms: ask.EbayTerms, variant: ask.Variant, { settleMs, says }: { readonly settleMs: number; readonly says: string }): Step {
  const { sku } = variant
  const has = (state: EbayState, offerId: string, listingId: string | null): EbayState => ({ ...state, offers: { ...state.offers, [sku]: offerId }, listingId: listingId ?? state.listingId })
  return {
    id: `offer-${sku}`, effect: 'creates', findFirst: true, settleMs, says,
    needed: ({ offers }) => offers[sku] === undefined,
    request: () => ask.createOffer(item, terms, variant),
    read: (answer, state) => has(state, readAs(schema.offerMade, answer, 'eBay', 'createOffer').offerId, null),
    find: async (state, look) => {
      const offer = await offerOf(terms.place, sku, look)
      return offer === null ? null : has(state, offer.offerId, publishedAs(offer))
    },
  }
}

function publishedAs({ status, listing }: Offer): string | null {
  return status === 'PUBLISHED' ? (listing?.listingId ?? null) : null
}

function groupStep(item: Publishable, terms: ask.EbayTerms): Step {
  return { id: 'group', effect: 'sets', says: 'Puts colours and sizes together', request: () => ask.putGroup(item, terms), read: (_answer, state) => state }
}

/** Looked at, so that it stands in the history; eBay charges it at the next step. */
function feeStep(): Step {
  return {
    id: 'fees', effect: 'reads', says: 'Asks what going live costs', needed: ({ listingId }) => listingId === null,
    request: ({ offers }) => ask.fees(Object.values(offers).length === 0 ? ['{offerId}'] : Object.values(offers)),
    read: (answer, state) => ({ ...state, fee: feeIn(readAs(schema.fees, answer, 'eBay', 'getListingFees')) }),
  }
}

function publishStep(item: Publishable, terms: ask.EbayTerms, sku: string, settleMs: number): Step {
  const many = ask.variantsOf(item).length > 1
  return {
    id: 'publish', effect: 'creates', settleMs, says: 'Puts it on sale', needed: ({ listingId }) => listingId === null,
    request: ({ offers }) => (many ? ask.publishGroup(item.reference, terms.place) : ask.publishOne(offers[sku] ?? '{offerId}')),
    read: (answer, state) => ({ ...state, listingId: readAs(schema.published, answer, 'eBay', 'publishOffer').listingId }),
    find: async (state, look) => {
      const offer = await offerOf(terms.place, sku, look)
      const listingId = offer === null ? null : publishedAs(offer)
      return listingId === null ? null : { ...state, listingId }
    },
  }
}

/** What is on sale ends; what was never on sale is deleted with its offers. */
export function withdrawEbay(known: EbayState): readonly Step[] {
  const [sku = ''] = known.skus
  if (known.listingId === null) return known.skus.map((one) => ({ id: `delete-${one}`, effect: 'sets' as const, says: `Deletes ${one}`, request: () => ask.deleteItem(one), read: (_answer, state) => state }))
  return [{
    id: 'withdraw', effect: 'sets', says: 'Takes it off sale',
    request: () => (known.skus.length > 1 ? ask.withdrawGroup(known.reference, known.place) : ask.withdrawOne(known.offers[sku] ?? '{offerId}')),
    read: (_answer, state) => state,
  }]
}
