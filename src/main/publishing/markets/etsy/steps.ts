/** One listing on Etsy, in order: a draft, our number on it, pictures, and if it is wanted, live for a fee. */
import { z } from 'zod'
import type { ConnectionValues, Look, MarketAnswer, MarketStep } from '../../api/market.ts'
import type { PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { missing } from '../../../kernel/errors.ts'
import { plainText } from '../plain-text.ts'
import { readAs, readOrNone } from '../read.ts'
import { ETSY_FEE } from './limits.ts'
import type { EtsyImage, EtsyListing } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { etsyChoices, type EtsyShop } from './shop.ts'

export const etsyState = z.object({
  listingId: z.int().nullable(),
  shopId: z.int().nullable(),
  url: z.string().nullable(),
  standing: z.string().nullable(),
  /** Etsy's numbers of our pictures, by their place from 1. */
  pictures: z.record(z.string(), z.int()),
})
export type EtsyState = z.infer<typeof etsyState>

export function startEtsy(): EtsyState {
  return { listingId: null, shopId: null, url: null, standing: null, pictures: {} }
}

type Step = MarketStep<EtsyState>

/** @param settleMs how long a new draft or picture may take to show in Etsy's lists. */
export function etsySteps(item: Publishable, shop: EtsyShop, values: ConnectionValues, goal: PublishGoal, settleMs: number): readonly Step[] {
  const chosen = etsyChoices(shop, values)
  const stock: Step = {
    id: 'stock', effect: 'sets', says: 'Sets price, stock, colours and sizes',
    request: (state) => ask.updateInventory(idOf(state), item, chosen),
    read: (answer, state) => { readAs(schema.inventory, answer, 'Etsy', 'updateListingInventory'); return state },
  }
  return [
    draft(item, shop, chosen, settleMs),
    stock,
    lookAtPictures(item),
    ...item.pictures.map((_, index) => upload(item, shop, index + 1, settleMs)),
    ...(goal === 'live' ? [activate(shop, settleMs)] : []),
  ]
}

function idOf({ listingId }: EtsyState): number | string {
  return listingId ?? '{listing_id}'
}

function adopt(listing: EtsyListing, state: EtsyState): EtsyState {
  return { ...state, listingId: listing.listing_id, shopId: listing.shop_id, url: listing.url === '' ? null : listing.url, standing: listing.state }
}

function readListing(answer: MarketAnswer, state: EtsyState, operation: string): EtsyState {
  return adopt(readAs(schema.listing, answer, 'Etsy', operation), state)
}

function draft(item: Publishable, shop: EtsyShop, chosen: ReturnType<typeof etsyChoices>, settleMs: number): Step {
  return {
    id: 'draft', effect: 'creates', says: 'Makes a draft', findFirst: true, settleMs,
    needed: ({ listingId }) => listingId === null,
    request: () => ask.createDraft(shop.id, item, chosen),
    read: (answer, state) => readListing(answer, state, 'createDraftListing'),
    find: async (state, look, since) => {
      const listing = await findListing(item, shop, look, since)
      return listing === null ? null : adopt(listing, state)
    },
  }
}

/** Pages of 100 that are looked through for our number; a shop's newest come first. */
const MOST_PAGES = 5
/** Our clock and Etsy's may be apart. */
const CLOCKS_APART_S = 3600

/**
 * The listing that has our number, or else a draft of this very text that nobody has numbered, made since then (0: only by
 * our number). Etsy has no field for a reference before the stock is set.
 */
async function findListing(item: Publishable, shop: EtsyShop, look: Look, since: number): Promise<EtsyListing | null> {
  const floor = Math.floor(since / 1000) - CLOCKS_APART_S
  const drafts = await newest(shop, 'draft', look, ({ skus, created_timestamp: created }) => skus.includes(item.reference) || created < floor)
  const numbered = drafts.find(({ skus }) => skus.includes(item.reference))
  if (numbered !== undefined) return numbered
  const active = await newest(shop, 'active', look, ({ skus }) => skus.includes(item.reference))
  const live = active.find(({ skus }) => skus.includes(item.reference))
  if (live !== undefined || since === 0) return live ?? null
  return drafts.findLast((one) => one.created_timestamp >= floor && one.skus.every((sku) => sku === '') && isOf(one, item)) ?? null
}

function isOf(listing: EtsyListing, { listing: ours }: Publishable): boolean {
  const same = (a: string, b: string): boolean => plainText(a) === plainText(b)
  const price = listing.price === undefined || Math.abs(listing.price.amount / listing.price.divisor - ours.price) < 0.005
  return same(listing.title, ours.title) && same(listing.description, ours.description) && price
}

async function newest(shop: EtsyShop, state: 'draft' | 'active', look: Look, enough: (listing: EtsyListing) => boolean): Promise<EtsyListing[]> {
  const found: EtsyListing[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const request = ask.listings(shop.id, state, page)
    const { results } = readAs(schema.listings, await look(request), 'Etsy', request.operation)
    found.push(...results)
    if (results.length < 100 || results.some(enough)) break
  }
  return found
}

function lookAtPictures(item: Publishable): Step {
  return {
    id: 'pictures', says: 'Looks which pictures are there', effect: 'reads',
    request: (state) => ask.images(idOf(state)),
    read: (answer, state) => withPictures(item, state, readAs(schema.images, answer, 'Etsy', 'getListingImages').results),
  }
}

/** Pictures that are there and that no place has yet are ours where rank and words agree. */
function withPictures(item: Publishable, state: EtsyState, there: readonly EtsyImage[]): EtsyState {
  const known = new Set(Object.values(state.pictures))
  const found = there.filter(({ listing_image_id: id }) => !known.has(id)).flatMap((image) => {
    const picture = item.pictures[image.rank - 1]
    const free = state.pictures[String(image.rank)] === undefined
    return picture !== undefined && free && plainText(image.alt_text ?? '') === plainText(ask.altText(picture.alt)) ? [[String(image.rank), image.listing_image_id] as const] : []
  })
  return { ...state, pictures: { ...state.pictures, ...Object.fromEntries(found) } }
}

function upload(item: Publishable, shop: EtsyShop, rank: number, settleMs: number): Step {
  const picture = item.pictures[rank - 1]
  const place = String(rank)
  const has = (state: EtsyState, id: number): EtsyState => ({ ...state, pictures: { ...state.pictures, [place]: id } })
  return {
    id: `picture-${rank}`, effect: 'creates', settleMs, says: `Uploads picture ${rank} of ${item.pictures.length}`,
    needed: ({ pictures }) => pictures[place] === undefined,
    request: (state) => ask.uploadImage(shop.id, idOf(state), rank, picture ?? missing(`Picture ${rank}`)),
    read: (answer, state) => has(state, readAs(schema.image, answer, 'Etsy', 'uploadListingImage').listing_image_id),
    find: async (state, look) => {
      const request = ask.images(idOf(state))
      const { results } = readAs(schema.images, await look(request), 'Etsy', request.operation)
      const id = state.pictures[place]
      const others = new Set(Object.values(state.pictures))
      const there = results.find((image) => (id === undefined ? image.rank === rank && !others.has(image.listing_image_id) : image.listing_image_id === id))
      return there === undefined ? null : has(state, there.listing_image_id)
    },
  }
}

function activate(shop: EtsyShop, settleMs: number): Step {
  return {
    id: 'activate', effect: 'creates', says: 'Puts it on sale', fee: ETSY_FEE, settleMs,
    needed: ({ standing }) => standing !== 'active',
    request: (state) => ask.setState(shop.id, idOf(state), 'active'),
    read: (answer, state) => readListing(answer, state, 'updateListing'),
    // A second activation may be charged a second time: nobody knows, so it is looked at first.
    find: async (state, look) => {
      const request = ask.listing(idOf(state))
      const listing = readOrNone(schema.listing, await look(request), 'Etsy', request.operation)
      return listing?.state === 'active' ? adopt(listing, state) : null
    },
  }
}

/** What is live ends, a draft is deleted. */
export function withdrawEtsy(state: EtsyState): readonly Step[] {
  return [
    {
      id: 'withdraw-look', effect: 'reads', says: 'Looks how it stands',
      request: () => ask.listing(idOf(state)),
      read: (answer, now) => readListing(answer, now, 'getListing'),
    },
    {
      id: 'withdraw', effect: 'sets', says: 'Takes it off sale', needed: ({ standing }) => standing === 'active',
      request: () => ask.setState(state.shopId ?? '{shop_id}', idOf(state), 'inactive'),
      read: (answer, now) => readListing(answer, now, 'updateListing'),
    },
    {
      id: 'delete', effect: 'sets', says: 'Deletes the draft', needed: ({ standing }) => standing === 'draft',
      request: () => ask.deleteListing(idOf(state)),
      read: (_answer, now) => ({ ...now, standing: 'gone' }),
    },
  ]
}
