import { missing } from '../../../kernel/errors.ts'
import { decimalText, fromMajorUnits } from '../../../products/index.ts'
import type { ApiMarket, Look, Standing } from '../../api/market.ts'
import type { PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { plainText } from '../plain-text.ts'
import { readAs, readOrNone } from '../read.ts'
import { errorOfStatus } from '../refused.ts'
import { EBAY_PACE } from './limits.ts'
import { sentenceIn } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { ebayFields, ebayProblems, ebayShopProblems, ebaySigner, readEbayShop, sureTerms, type EbayShop } from './shop.ts'
import { ebayState, ebaySteps, withdrawEbay, type EbayState } from './steps.ts'

export interface EbayOptions {
  /** Where eBay is, or its test marketplace; only tests send elsewhere. */
  readonly place: (sandbox: boolean) => string
  readonly settleMs: number
}

/** The test marketplace's host is widely documented, and not in the stored descriptions. */
const PLACES: EbayOptions = { place: (sandbox) => (sandbox ? 'https://api.sandbox.ebay.com' : 'https://api.ebay.com'), settleMs: 30_000 }

/** Offers on eBay by its Inventory API. Not yet proven live. */
export function ebayMarket({ place, settleMs }: EbayOptions = PLACES): ApiMarket<EbayState, EbayShop> {
  return {
    id: 'ebay',
    title: 'eBay',
    capabilities: ['draft', 'publish', 'withdraw'],
    limits: EBAY_PACE,
    fields: ebayFields,
    state: ebayState,
    start: ({ reference }) => ({ reference, place: '', skus: [], offers: {}, listingId: null, fee: null }),
    shop: readEbayShop,
    shopProblems: ebayShopProblems,
    describe: ({ fulfillment, payment, returns, locations }) => [`Policies: ${fulfillment.length} for shipping, ${payment.length} for payment, ${returns.length} for returns.`, `Locations: ${locations.length === 0 ? 'none' : locations.map(({ title }) => title).join(', ')}.`],
    problems: ebayProblems,
    steps: (item, shop, values, goal) => ebaySteps(item, sureTerms(item, shop, values), goal, settleMs),
    remote: ({ listingId, offers }) => {
      const id = listingId ?? Object.values(offers)[0]
      return id === undefined ? null : { id, url: listingId === null ? null : `https://www.ebay.com/itm/${listingId}` }
    },
    expected: (item, shop, values, goal) => expected(item, sureTerms(item, shop, values), goal),
    readBack,
    withdraw: withdrawEbay,
    signer: (connection) => ebaySigner(connection, place),
    refusal: (answer, _operation, now) => errorOfStatus({ who: 'eBay', answer, says: sentenceIn(answer.body), now }),
  }
}

function expected(item: Publishable, terms: ask.EbayTerms, goal: PublishGoal): Standing {
  const { title, price, currency } = item.listing
  return {
    state: goal === 'live' ? 'PUBLISHED' : 'UNPUBLISHED',
    title: plainText(title),
    description: plainText(ask.descriptionOf(item)),
    pictures: item.pictures.length,
    offers: ask.variantsOf(item).length,
    prices: [`${decimalText(fromMajorUnits(price, currency))} ${currency}`],
    categories: [terms.category],
  }
}

async function readBack({ reference, place, skus }: EbayState, look: Look): Promise<Standing> {
  const offers = []
  for (const sku of skus) offers.push(...(readOrNone(schema.offers, await look(ask.offersOf(place, sku)), 'eBay', 'getOffers')?.offers ?? []))
  const [sku = missing('The item on eBay')] = skus
  const one = skus.length > 1
    ? readAs(schema.group, await look(ask.group(reference)), 'eBay', 'getInventoryItemGroup')
    : readAs(schema.item, await look(ask.item(sku)), 'eBay', 'getInventoryItem').product
  return {
    state: [...new Set(offers.map(({ status }) => status ?? ''))].join(', '),
    title: plainText(one.title ?? ''),
    description: plainText(one.description ?? ''),
    pictures: one.imageUrls.length,
    offers: offers.length,
    prices: [...new Set(offers.map(({ pricingSummary }) => `${pricingSummary?.price?.value ?? ''} ${pricingSummary?.price?.currency ?? ''}`))],
    categories: [...new Set(offers.map(({ categoryId }) => categoryId ?? ''))],
  }
}
