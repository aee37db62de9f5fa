import { AppError, AuthExpired, missing, NeedsHuman } from '../../../kernel/errors.ts'
import { fromMajorUnits } from '../../../products/index.ts'
import type { ApiMarket, Look, Standing } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { plainText } from '../plain-text.ts'
import { readAs } from '../read.ts'
import { errorOfStatus } from '../refused.ts'
import { PRINTIFY_PACE } from './limits.ts'
import { enabledOf, printsOn, refusalIn } from './parse.ts'
import { printifyProblems } from './problems.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { chosenShop, describePrintifyShop, makingOf, printifyFields, printifyShopProblems, readPrintifyShop, type Making, type PrintifyShop } from './shop.ts'
import { printifyState, printifySteps, withdrawPrintify, type PrintifyState } from './steps.ts'

export interface PrintifyOptions {
  /** Where Printify is; only tests send elsewhere. */
  readonly api: string
  /** How long what was made may take to show in lists, and between two looks whether it was handed on; milliseconds. */
  readonly settleMs: number
  readonly pollMs: number
}

/** Its code for what is not there, with status 400 (measured by others, 2026-09). */
const ABSENT = 8104

/** Products at Printify, and drafts in the shop behind it. Not yet proven live. */
export function printifyMarket({ api, settleMs, pollMs }: PrintifyOptions = { api: 'https://api.printify.com', settleMs: 60_000, pollMs: 5_000 }): ApiMarket<PrintifyState, PrintifyShop> {
  return {
    id: 'printify',
    title: 'Printify',
    capabilities: ['draft', 'withdraw'],
    limits: PRINTIFY_PACE,
    fields: printifyFields,
    state: printifyState,
    start: () => ({ shop: '{shop_id}', productId: null, prints: {}, external: null }),
    shop: readPrintifyShop,
    shopProblems: printifyShopProblems,
    describe: describePrintifyShop,
    problems: printifyProblems,
    steps: (item, shop, values) => printifySteps(item, (chosenShop(shop, values) ?? missing('The Printify shop')).id, making(item, makingOf(item, shop, values)), values, { settleMs, pollMs }),
    remote: ({ productId, external }) => (productId === null ? null : { id: productId, url: external?.url ?? null }),
    expected: (item, shop, values) => expected(item, making(item, makingOf(item, shop, values))),
    readBack,
    withdraw: withdrawPrintify,
    signer: ({ secret }) => ({
      address: () => api,
      headers: async () => {
        const token = await secret('token')
        if (token === null) throw new AuthExpired('Printify is not connected.', 'Enter the access token in Settings, under Markets, at Printify.')
        return { authorization: `Bearer ${token}` }
      },
    }),
    refusal: (answer, _operation, now) => {
      const { says, code } = refusalIn(answer.body)
      if (code === ABSENT) return new AppError('not-found', 'Printify does not have that any more.')
      return errorOfStatus({ who: 'Printify', answer, says, now })
    },
  }
}

function making({ product }: Publishable, chosen: Making | null): Making {
  if (chosen === null) throw new NeedsHuman(`No blank or printer is chosen for “${product.name}”.`, 'Choose them in Settings, under Markets, at Printify.')
  return chosen
}

function expected(item: Publishable, { blueprint, provider, variants }: Making): Standing {
  const { listing } = item
  const { minor } = fromMajorUnits(listing.price, listing.currency)
  return {
    title: plainText(listing.title),
    description: plainText(listing.description),
    blank: blueprint,
    printer: provider,
    hidden: true,
    'colours and sizes': variants.map(({ id }) => id).toSorted((a, b) => a - b).map((id) => `${id}: ${minor}`),
    'print files': new Set(variants.map(({ tone }) => ask.printFor(item, tone))).size,
  }
}

async function readBack({ shop, productId }: PrintifyState, look: Look): Promise<Standing> {
  const request = ask.product(shop, productId ?? missing('The product at Printify'))
  const product = readAs(schema.product, await look(request), 'Printify', request.operation)
  return {
    title: plainText(product.title),
    description: plainText(product.description),
    blank: String(product.blueprint_id),
    printer: String(product.print_provider_id),
    hidden: !product.visible,
    'colours and sizes': enabledOf(product),
    'print files': printsOn(product).length,
  }
}
