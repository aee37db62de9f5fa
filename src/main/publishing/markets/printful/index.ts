import { z } from 'zod'
import { AuthExpired, missing, NeedsHuman } from '../../../kernel/errors.ts'
import { decimalText, fromMajorUnits } from '../../../products/index.ts'
import type { ApiMarket, Look, MarketStep, Standing } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { plainText } from '../plain-text.ts'
import { readAs, readOrNone } from '../read.ts'
import { errorOfStatus } from '../refused.ts'
import { PRINTFUL_PACE } from './limits.ts'
import { filesOf, sentenceIn } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { makingsOf, printfulFields, printfulProblems, printfulShopProblems, readPrintfulShop, type PrintfulShop } from './shop.ts'

const printfulState = z.object({ store: z.string(), reference: z.string(), productId: z.string().nullable() })
type PrintfulState = z.infer<typeof printfulState>

export interface PrintfulOptions {
  /** Where Printful is; only tests send elsewhere. */
  readonly api: string
  /** How long what was made may take to show, and between two looks whether files were fetched; milliseconds. */
  readonly settleMs: number
  readonly pollMs: number
}

/** Sync products of a store of the kind Manual orders / API. Not yet proven live. */
export function printfulMarket({ api, settleMs, pollMs }: PrintfulOptions = { api: 'https://api.printful.com', settleMs: 30_000, pollMs: 5_000 }): ApiMarket<PrintfulState, PrintfulShop> {
  return {
    id: 'printful',
    title: 'Printful',
    capabilities: ['draft', 'withdraw'],
    limits: PRINTFUL_PACE,
    pace: { burst: 2, everyMs: 600 },
    fields: printfulFields,
    state: printfulState,
    start: ({ reference }) => ({ store: '', reference, productId: null }),
    shop: readPrintfulShop,
    shopProblems: printfulShopProblems,
    describe: ({ stores }) => [`${stores.length} ${stores.length === 1 ? 'store' : 'stores'}: ${stores.map(({ title }) => title).join(', ')}.`],
    problems: printfulProblems,
    steps: (item, shop, values) => [createStep(item, ask.storeOf(values), makings(item, makingsOf(item, shop, values)), settleMs), filesStep(item, ask.storeOf(values), pollMs)],
    remote: ({ productId }) => (productId === null ? null : { id: productId, url: null }),
    expected: (item, shop, values) => ({
      title: plainText(item.listing.title), prices: [priceOf(item)], 'print files that failed': 0,
      'colours and sizes': makings(item, makingsOf(item, shop, values)).map(({ variant }) => String(variant)).toSorted(),
    }),
    readBack,
    withdraw: () => [{ id: 'delete', effect: 'sets', says: 'Deletes the product', request: (state) => ask.remove(state.store, state), read: (_answer, state) => state }],
    signer: ({ secret }) => ({
      address: () => api,
      headers: async () => {
        const token = await secret('token')
        if (token === null) throw new AuthExpired('Printful is not connected.', 'Enter the access token in Settings, under Markets, at Printful.')
        return { authorization: `Bearer ${token}` }
      },
    }),
    refusal: (answer, _operation, now) => errorOfStatus({ who: 'Printful', answer, says: sentenceIn(answer.body), now }),
  }
}

function makings({ product }: Publishable, made: ReturnType<typeof makingsOf>): readonly ask.Making[] {
  if (made === null) throw new NeedsHuman(`Printful’s number of the product for “${product.name}” is missing.`, 'Enter it in Settings, under Markets, at Printful.')
  return made.makings
}

const priceOf = ({ listing: { price, currency } }: Publishable): string => decimalText(fromMajorUnits(price, currency))

function createStep(item: Publishable, store: string, made: readonly ask.Making[], settleMs: number): MarketStep<PrintfulState> {
  return {
    id: 'product', effect: 'creates', findFirst: true, settleMs, says: 'Makes the product, with the addresses of its print files',
    needed: ({ productId }) => productId === null,
    request: () => ask.create(store, item, made),
    read: (answer, state) => ({ ...state, store, productId: String(readAs(schema.created, answer, 'Printful', 'createSyncProduct').result.id) }),
    find: async (state, look) => {
      const found = readOrNone(schema.info, await look(ask.find(store, item)), 'Printful', 'getSyncProductById')
      return found === null ? null : { ...state, store, productId: String(found.result.sync_product.id) }
    },
  }
}

/** Printful fetches files after it answered. */
function filesStep(item: Publishable, store: string, pollMs: number): MarketStep<PrintfulState> {
  return {
    id: 'files', effect: 'reads', says: 'Waits until Printful has fetched the print files',
    request: () => ask.find(store, item),
    read: (answer, state) => {
      const { waiting } = filesOf(readAs(schema.info, answer, 'Printful', 'getSyncProductById').result)
      return waiting === 0 ? state : { againMs: pollMs, says: `Printful is still fetching ${waiting} print ${waiting === 1 ? 'file' : 'files'}` }
    },
  }
}

async function readBack({ store, reference }: PrintfulState, look: Look): Promise<Standing> {
  const found = readOrNone(schema.info, await look(ask.find(store, { reference })), 'Printful', 'getSyncProductById') ?? missing('The product at Printful')
  const { sync_product: product, sync_variants: variants } = found.result
  return {
    title: plainText(product.name), prices: [...new Set(variants.map(({ retail_price: price }) => price ?? ''))], 'print files that failed': filesOf(found.result).failed,
    'colours and sizes': variants.map(({ variant_id: id }) => String(id)).toSorted(),
  }
}
