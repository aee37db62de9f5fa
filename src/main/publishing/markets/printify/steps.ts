/** One listing at Printify: print files, a hidden product, and if it is wanted, handed on to the shop behind it as a draft. */
import { z } from 'zod'
import { AppError } from '../../../kernel/errors.ts'
import type { ConnectionValues, Look, MarketStep } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { readAs, readOrNone } from '../read.ts'
import { printsOn, type PrintifyProduct } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import type { Making } from './shop.ts'

export const printifyState = z.object({
  shop: z.string(),
  productId: z.string().nullable(),
  /** Printify's numbers of our print files, by what is in them (SHA-256). */
  prints: z.record(z.string(), z.string()),
  /** The number and address in the shop behind it. */
  external: z.object({ id: z.string(), url: z.string().nullable() }).nullable(),
})
export type PrintifyState = z.infer<typeof printifyState>

type Step = MarketStep<PrintifyState>

export function printifySteps(item: Publishable, shop: string, making: Making, values: ConnectionValues, { settleMs, pollMs }: { readonly settleMs: number; readonly pollMs: number }): readonly Step[] {
  const upload = (_: unknown, index: number): Step => uploadStep(item, index, settleMs)
  return [
    ...item.prints.map(upload),
    productStep(item, shop, making, settleMs),
    costStep(item),
    ...(values['hand-on'] === true ? [publishStep(settleMs), handedStep(pollMs)] : []),
  ]
}

const idOf = ({ productId }: PrintifyState): string => productId ?? '{product_id}'

/** Newest first, so what was made lately is on the first pages. */
const MOST_PAGES = 4

function uploadStep(item: Publishable, index: number, settleMs: number): Step {
  const print = item.prints[index]
  if (print === undefined) throw new Error(`There is no print file ${index + 1}.`)
  const has = (state: PrintifyState, id: string): PrintifyState => ({ ...state, prints: { ...state.prints, [print.sha256]: id } })
  return {
    id: `print-${index + 1}`, effect: 'creates', findFirst: true, settleMs, says: `Uploads print file ${index + 1} of ${item.prints.length}`,
    needed: ({ prints }) => prints[print.sha256] === undefined,
    request: () => ask.uploadPrint(item, print),
    read: (answer, state) => has(state, readAs(schema.upload, answer, 'Printify', 'uploadImage').id),
    find: async (state, look) => {
      const { data } = readAs(schema.uploads, await look(ask.uploads(1)), 'Printify', 'uploads')
      const there = data.find(({ file_name: name }) => name === ask.printName(item, print))
      return there === undefined ? null : has(state, there.id)
    },
  }
}

function adopt(product: PrintifyProduct, state: PrintifyState): PrintifyState {
  const id = product.external?.id
  return { ...state, productId: product.id, external: id == null || id === '' ? state.external : { id, url: webAddress(product.external?.handle) } }
}

function webAddress(text: string | null | undefined): string | null {
  return text != null && text.startsWith('https://') && URL.canParse(text) ? text : null
}

function productStep(item: Publishable, shop: string, making: Making, settleMs: number): Step {
  return {
    id: 'product', effect: 'creates', findFirst: true, settleMs, says: 'Makes the product, hidden',
    needed: ({ productId }) => productId === null,
    request: ({ prints }) => ask.createProduct(shop, item, making, prints),
    read: (answer, state) => adopt(readAs(schema.product, answer, 'Printify', 'createProduct'), { ...state, shop }),
    // Print files bear our reference, so the product that shows one of them is ours.
    find: async (state, look) => {
      const product = await findProduct(shop, new Set(Object.values(state.prints)), look)
      return product === null ? null : adopt(product, { ...state, shop })
    },
  }
}

async function findProduct(shop: string, prints: ReadonlySet<string>, look: Look): Promise<PrintifyProduct | null> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, last_page: last } = readAs(schema.products, await look(ask.products(shop, page)), 'Printify', 'products')
    const ours = data.find((product) => printsOn(product).some((id) => prints.has(id)))
    if (ours !== undefined) return ours
    if (page >= last) return null
  }
  return null
}

/** Printify takes a price below its own when a product is made, and refuses it later, when it is handed on. */
function costStep({ listing }: Publishable): Step {
  return {
    id: 'cost', effect: 'reads', says: 'Looks what Printify charges for it',
    request: (state) => ask.product(state.shop, idOf(state)),
    read: (answer, state) => {
      const product = readAs(schema.product, answer, 'Printify', 'product')
      const dear = product.variants.filter(({ is_enabled: enabled, price, cost }) => enabled && cost != null && price < cost)
      const most = Math.max(...dear.map(({ cost }) => cost ?? 0))
      if (dear.length > 0) throw new AppError('rejected', `The price of ${listing.price} ${listing.currency} is below what Printify charges: up to ${most / 100} for ${dear.length} of the colours and sizes.`, { action: 'Raise the price in the listing, and delete the product at Printify before you publish it again.' })
      return adopt(product, state)
    },
  }
}

function publishStep(settleMs: number): Step {
  return {
    id: 'hand-on', effect: 'creates', settleMs, says: 'Has Printify hand it on to the shop behind it',
    needed: ({ external }) => external === null,
    request: (state) => ask.publish(state.shop, idOf(state)),
    read: (_answer, state) => state,
    // While it is handed on it is locked; afterwards it has a number there.
    find: async (state, look) => {
      const product = readOrNone(schema.product, await look(ask.product(state.shop, idOf(state))), 'Printify', 'product')
      return product !== null && (product.is_locked || product.external?.id != null) ? adopt(product, state) : null
    },
  }
}

function handedStep(pollMs: number): Step {
  return {
    id: 'handed-on', effect: 'reads', says: 'Waits until it stands in the shop behind it', patienceMs: 1_200_000,
    needed: ({ external }) => external === null,
    request: (state) => ask.product(state.shop, idOf(state)),
    read: (answer, state) => {
      const next = adopt(readAs(schema.product, answer, 'Printify', 'product'), state)
      return next.external === null ? { againMs: pollMs, says: 'Printify is still handing it on' } : next
    },
  }
}

/** With the product its listing in the shop behind it goes too (measured by others, 2026-09). */
export function withdrawPrintify(): readonly Step[] {
  return [{ id: 'delete', effect: 'sets', says: 'Deletes the product', request: (state) => ask.deleteProduct(state.shop, idOf(state)), read: (_answer, state) => state }]
}
