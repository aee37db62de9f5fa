/** Every stand-in that publications are tried against; a further market is one row here. */
import type { MarketId } from '../../src/main/listings/contract.ts'
import type { ApiMarket, ConnectionValues } from '../../src/main/publishing/api/market.ts'
import { ebayMarket } from '../../src/main/publishing/markets/ebay/index.ts'
import { etsyMarket } from '../../src/main/publishing/markets/etsy/index.ts'
import { printfulMarket } from '../../src/main/publishing/markets/printful/index.ts'
import { printifyMarket } from '../../src/main/publishing/markets/printify/index.ts'
import { shopifyMarket } from '../../src/main/publishing/markets/shopify/index.ts'
import { EBAY_KEY, standInEbay } from '../../test/support/market-stand-ins/ebay.ts'
import { ETSY_KEY, standInEtsy } from '../../test/support/market-stand-ins/etsy.ts'
import type { MarketFault, MarketStandIn } from '../../test/support/market-stand-ins/kit.ts'
import { PRINTFUL_TOKEN, standInPrintful } from '../../test/support/market-stand-ins/printful.ts'
import { PRINTIFY_TOKEN, standInPrintify } from '../../test/support/market-stand-ins/printify.ts'
import { SHOPIFY_APP, standInShopify } from '../../test/support/market-stand-ins/shopify.ts'
import { SMALL_KEY, smallMarket, standInSmall } from '../../test/support/market-stand-ins/small.ts'

/** What the process that publishes needs to find a stand-in. */
export interface MarketPlace {
  readonly name: MarketName
  readonly market: MarketId
  readonly origin: string
  readonly values: Record<string, string | number | boolean | null>
  readonly secrets: Record<string, string>
}

/** One thing at the market, as its own records have it. */
export interface Standing {
  readonly remoteId: string
  /** What tells listings apart; two with the same are doubled. */
  readonly title: string
  readonly live: boolean
  /** All that was sent with it is there. */
  readonly whole: boolean
}

interface OpenStandIn {
  readonly standIn: MarketStandIn
  readonly place: Omit<MarketPlace, 'name'>
  readonly standing: () => readonly Standing[]
  /** How often each was charged for, by its number there. */
  readonly fees: () => readonly string[]
}

interface BenchMarket {
  readonly title: string
  // What a market remembers of a listing is its own; nobody here looks into it.
  readonly market: (origin: string) => ApiMarket<never, never>
  readonly open: () => Promise<OpenStandIn>
  /** Faults that can happen to it. */
  readonly faults: readonly MarketFault[]
}

const SETTLE_MS = 250
const LINE: readonly MarketFault[] = ['limited', 'fails', 'gateway', 'drops-accepted', 'drops-refused', 'hangs-accepted', 'slow', 'html']
/** How many requests a stand-in of a long run keeps. */
const KEEP = 50

function hidden<State, Shop>(market: ApiMarket<State, Shop>): ApiMarket<never, never> {
  return market as unknown as ApiMarket<never, never>
}

export const MARKETS = {
  small: {
    title: 'Small (of our own making)',
    market: (origin) => hidden(smallMarket(origin, SETTLE_MS)),
    faults: [...LINE, 'token-expired', 'picture-dropped', 'late-list', 'field-ignored'],
    async open() {
      const standIn = await standInSmall(() => Date.now(), KEEP)
      return {
        standIn, place: { market: 'woocommerce', origin: standIn.origin, values: {}, secrets: { key: SMALL_KEY } },
        standing: () => [...standIn.records.values()].map(({ id, title, state, pictures, tags }) => ({ remoteId: String(id), title, live: state === 'live', whole: pictures.toSorted((a, b) => a - b).join() === '1,2,3' && tags.length === 3 })),
        fees: () => standIn.fees.map(String),
      }
    },
  },
  etsy: {
    title: 'Etsy',
    market: (origin) => hidden(etsyMarket({ places: { api: origin, page: `${origin}/oauth/connect` }, settleMs: SETTLE_MS })),
    faults: [...LINE, 'picture-dropped', 'late-list'],
    async open() {
      const standIn = await standInEtsy(() => Date.now(), KEEP)
      const values: ConnectionValues & Record<string, string> = { keystring: ETSY_KEY.keystring }
      const secrets: Record<string, string> = { 'shared-secret': ETSY_KEY.secret }
      await signInToEtsy(standIn.origin, standIn.code, values, secrets)
      return {
        standIn, place: { market: 'etsy', origin: standIn.origin, values, secrets },
        standing: () => [...standIn.listings.values()].map(({ id, state, fields, images, products }) => ({ remoteId: String(id), title: fields['title'] ?? '', live: state === 'active', whole: images.length === 3 && products.length > 0 })),
        fees: () => standIn.fees.map(String),
      }
    },
  },
  printify: {
    title: 'Printify',
    market: (origin) => hidden(printifyMarket({ api: origin, settleMs: SETTLE_MS, pollMs: 20 })),
    faults: [...LINE, 'late-list'],
    async open() {
      const standIn = await standInPrintify(KEEP)
      return {
        standIn, place: { market: 'printify', origin: standIn.origin, values: { shop: '77', currency: 'USD', 'hand-on': true, 'blueprint-t-shirt': '6', 'provider-t-shirt': '99' }, secrets: { token: PRINTIFY_TOKEN } },
        standing: () => [...standIn.products.values()].map(({ id, fields, handedOn, external }) => ({ remoteId: id, title: fields.title, live: false, whole: handedOn === 1 && external !== null })),
        fees: () => [],
      }
    },
  },
  shopify: {
    title: 'Shopify',
    market: (origin) => hidden(shopifyMarket({ place: () => origin, pollMs: 20 })),
    faults: LINE,
    async open() {
      const standIn = await standInShopify(KEEP)
      return {
        standIn, place: { market: 'shopify', origin: standIn.origin, values: { 'shop-name': 'stand-in', 'client-id': SHOPIFY_APP.id }, secrets: { 'client-secret': SHOPIFY_APP.secret } },
        standing: () => [...standIn.products.values()].map(({ id, title, status, media, publications }) => ({ remoteId: id, title, live: status === 'ACTIVE' && publications.size > 0, whole: media.length === 3 && media.every(({ status: ready }) => ready === 'READY') })),
        fees: () => [],
      }
    },
  },
  printful: {
    title: 'Printful',
    market: (origin) => hidden(printfulMarket({ api: origin, settleMs: SETTLE_MS, pollMs: 20 })),
    faults: LINE,
    async open() {
      const standIn = await standInPrintful(KEEP)
      return {
        standIn, place: { market: 'printful', origin: standIn.origin, values: { store: '10', 'print-address': 'https://files.example.com', 'product-t-shirt': 71 }, secrets: { token: PRINTFUL_TOKEN } },
        standing: () => standIn.products.map(({ id, name, variants }) => ({ remoteId: String(id), title: name, live: false, whole: variants.length === 9 })),
        fees: () => [],
      }
    },
  },
  ebay: {
    title: 'eBay',
    market: (origin) => hidden(ebayMarket({ place: () => origin, settleMs: SETTLE_MS })),
    faults: LINE,
    async open() {
      const standIn = await standInEbay(KEEP)
      return {
        standIn, place: { market: 'ebay', origin: standIn.origin, values: { 'client-id': EBAY_KEY.client, 'picture-address': 'https://files.example.com', 'category-t-shirt': 15_687, aspects: 'Department: Unisex Adults' }, secrets: { 'client-secret': EBAY_KEY.secret, 'refresh-token': EBAY_KEY.refresh } },
        // A listing is its group of offers; one that is not on sale yet is known by its first.
        standing: () => [...standIn.groups.values()].map((group) => {
          const offers = standIn.offers.filter(({ sku }) => (group['variantSKUs'] as string[]).includes(sku))
          const listing = offers[0]?.listingId ?? null
          return { remoteId: listing ?? offers[0]?.offerId ?? '', title: String(group['title']), live: listing !== null, whole: offers.length === 9 }
        }),
        fees: () => standIn.fees,
      }
    },
  },
} as const satisfies Record<string, BenchMarket>
export type MarketName = keyof typeof MARKETS

async function signInToEtsy(origin: string, code: string, values: ConnectionValues, secrets: Record<string, string>): Promise<void> {
  const signer = {
    secret: async (name: string) => secrets[name] ?? null, keep: async (name: string, value: string | null) => void (secrets[name] = value ?? ''), values: () => values, now: () => Date.now(),
    send: async (address: string, request: { body?: unknown }) => {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams((request.body as { fields: Record<string, string> }).fields) })
      return { status: answer.status, headers: {}, body: (await answer.json()) as unknown }
    },
  }
  await etsyMarket({ places: { api: origin, page: origin }, settleMs: SETTLE_MS }).oauth?.exchange({ code, redirectUri: 'http://localhost:3003/callback', verifier: 'v'.repeat(43) }, signer)
}
