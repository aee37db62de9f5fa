/** One product at Shopify: pictures to its storage, the product as a draft, and if it is wanted on a sales channel and active. */
import { z } from 'zod'
import { AppError, missing } from '../../../kernel/errors.ts'
import type { MarketStep } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { readAs } from '../read.ts'
import { cleaned } from '../refused.ts'
import { userErrorsText, type UserErrors } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'

const target = z.object({ url: z.string(), resourceUrl: z.string(), parameters: z.array(z.object({ name: z.string(), value: z.string() })) })

export const shopifyState = z.object({
  version: z.string(),
  productId: z.string().nullable(),
  status: z.string().nullable(),
  url: z.string().nullable(),
  /** The sales channel that it was put on. */
  publication: z.string().nullable(),
  /** Where each picture is put, in their order. */
  targets: z.array(target).nullable(),
})
export type ShopifyState = z.infer<typeof shopifyState>

type Step = MarketStep<ShopifyState>

export interface ShopifyWish {
  readonly item: Publishable
  readonly vendor: string
  /** The sales channel; null: it stays a draft. */
  readonly publication: string | null
  readonly version: string
  readonly pollMs: number
}

export function shopifySteps({ item, vendor, publication, version, pollMs }: ShopifyWish): readonly Step[] {
  const send = ask.asking(version)
  return [
    lookFirst(item, send, version),
    stageStep(item, send),
    ...item.pictures.map((_, index) => uploadStep(item, index)),
    productStep(item, send, vendor),
    mediaStep(send, pollMs),
    ...(publication === null ? [] : [publishStep(send, publication), statusStep(send, 'ACTIVE')]),
  ]
}

const idOf = ({ productId }: ShopifyState): string => productId ?? '{product_id}'
const isNew = ({ productId }: ShopifyState): boolean => productId === null

/** @throws AppError `rejected` with Shopify's own words. */
function refuseFor(errors: UserErrors): void {
  const says = userErrorsText(errors)
  if (says !== null) throw new AppError('rejected', `Shopify refused it. It says: “${cleaned(says)}”`, { action: 'Change the listing or the connection accordingly, then publish it again.' })
}

type Found = NonNullable<z.infer<typeof schema.found>['data']['productByIdentifier']>

function adopt(product: Found, state: ShopifyState): ShopifyState {
  return { ...state, productId: product.id, status: product.status, url: product.onlineStoreUrl ?? null }
}

/** A product that stands already, from a library that was lost, stays as it is: productSet would delete what the seller added. */
function lookFirst(item: Publishable, send: ask.Ask, version: string): Step {
  return {
    id: 'look', effect: 'reads', says: 'Looks whether it stands there already',
    request: () => ask.find(send, item),
    read: (answer, state) => {
      const { productByIdentifier: product } = readAs(schema.found, answer, 'Shopify', 'productByIdentifier').data
      return product === null ? { ...state, version } : adopt(product, { ...state, version })
    },
  }
}

function stageStep(item: Publishable, send: ask.Ask): Step {
  return {
    id: 'stage', effect: 'sets', says: 'Asks where to put the pictures', needed: isNew,
    request: () => ask.stage(send, item),
    read: (answer, state) => {
      const { stagedTargets, userErrors } = readAs(schema.staged, answer, 'Shopify', 'stagedUploadsCreate').data.stagedUploadsCreate
      refuseFor(userErrors)
      return { ...state, targets: z.array(target).length(item.pictures.length).parse(stagedTargets) }
    },
  }
}

function uploadStep(item: Publishable, index: number): Step {
  const picture = item.pictures[index] ?? missing(`Picture ${index + 1}`)
  const unknown = { url: '{staged_url}', resourceUrl: '{resourceUrl}', parameters: [] }
  return {
    id: `picture-${index + 1}`, effect: 'sets', says: `Uploads picture ${index + 1} of ${item.pictures.length}`, needed: isNew,
    request: ({ targets }) => ask.uploadStaged(item, index, picture, targets?.[index] ?? unknown),
    read: (_answer, state) => state,
  }
}

function productStep(item: Publishable, send: ask.Ask, vendor: string): Step {
  return {
    id: 'product', effect: 'creates', says: 'Makes the product as a draft', needed: isNew,
    request: ({ targets }) => ask.setProduct(send, item, vendor, (targets ?? []).map(({ resourceUrl }) => resourceUrl)),
    read: (answer, state) => {
      const { product, userErrors } = readAs(schema.set, answer, 'Shopify', 'productSet').data.productSet
      refuseFor(userErrors)
      return adopt(product ?? missing('The product at Shopify'), state)
    },
    find: async (state, look) => {
      const { productByIdentifier: product } = readAs(schema.found, await look(ask.find(send, item)), 'Shopify', 'productByIdentifier').data
      return product === null ? null : adopt(product, state)
    },
  }
}

/** Pictures are worked on after they are taken; one that fails is told by what is read back. */
function mediaStep(send: ask.Ask, pollMs: number): Step {
  return {
    id: 'pictures-ready', effect: 'reads', says: 'Waits until Shopify has worked on the pictures',
    request: (state) => ask.mediaOf(send, idOf(state)),
    read: (answer, state) => {
      const { product } = readAs(schema.mediaOf, answer, 'Shopify', 'productMedia').data
      const waiting = (product?.media.nodes ?? []).filter(({ status }) => status === 'UPLOADED' || status === 'PROCESSING').length
      return waiting === 0 ? state : { againMs: pollMs, says: `Shopify is still working on ${waiting} ${waiting === 1 ? 'picture' : 'pictures'}` }
    },
  }
}

function publishStep(send: ask.Ask, publication: string): Step {
  return {
    id: 'publish', effect: 'sets', says: 'Puts it on the sales channel',
    request: (state) => ask.publish(send, idOf(state), publication),
    read: (answer, state) => {
      refuseFor(readAs(schema.published, answer, 'Shopify', 'publishablePublish').data.publishablePublish.userErrors)
      return { ...state, publication }
    },
  }
}

function statusStep(send: ask.Ask, status: 'ACTIVE' | 'DRAFT'): Step {
  return {
    id: status === 'ACTIVE' ? 'activate' : 'withdraw', effect: 'sets', says: status === 'ACTIVE' ? 'Puts it on sale' : 'Takes it off sale',
    needed: (state) => state.status !== status,
    request: (state) => ask.setStatus(send, idOf(state), status),
    read: (answer, state) => {
      const { product, userErrors } = readAs(schema.updated, answer, 'Shopify', 'productUpdate').data.productUpdate
      refuseFor(userErrors)
      return product == null ? { ...state, status } : adopt(product, state)
    },
  }
}

/** What is on sale becomes a draft again; a draft is deleted. */
export function withdrawShopify(known: ShopifyState): readonly Step[] {
  const send = ask.asking(known.version)
  if (known.status === 'ACTIVE') return [statusStep(send, 'DRAFT')]
  return [{
    id: 'delete', effect: 'sets', says: 'Deletes the draft',
    request: (state) => ask.deleteProduct(send, idOf(state)),
    read: (answer, state) => {
      refuseFor(readAs(schema.deleted, answer, 'Shopify', 'productDelete').data.productDelete.userErrors)
      return state
    },
  }]
}
