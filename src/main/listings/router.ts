import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { designStatus, rejectReason } from '../designs/contract.ts'
import { likeness } from '../ideas/contract.ts'
import { decision, galleryItem, listing, listingEdit, listingStatus, marketId, marketRules, reviewItem } from './contract.ts'
import { markets } from './markets/index.ts'
import type { ListingsService } from './service.ts'

/** Far more than anybody types; the search reads the first 400 letters. */
const LONGEST_QUERY = 10_000
const after = z.string().optional()
const limit = z.number().int().min(1).max(500).default(50)

export function createListingsRouter(service: ListingsService) {
  return router({
    reviewQueue: procedure.input(z.object({ after, limit })).output(z.object({ items: z.array(reviewItem), next: z.string().nullable(), waiting: z.number().int() }))
      .query(({ input }) => copied(service.reviewQueue(input.after, input.limit))),
    reviewItem: procedure.input(z.object({ designId: z.string() })).output(reviewItem).query(({ input }) => service.reviewItem(input.designId)),
    decide: procedure.input(z.object({ ids: z.array(z.string()).min(1).max(10_000), decision: z.enum(['approve', 'reject']), reason: rejectReason.optional() })).output(decision)
      .mutation(({ input }) => service.decide({ ...input, by: 'seller' })),
    undo: procedure.input(z.object({ decisionId: z.string() })).output(decision).mutation(({ input }) => service.undo(input.decisionId)),
    history: procedure.input(z.object({ after, limit })).output(z.object({ items: z.array(decision), next: z.string().nullable() }))
      .query(({ input }) => copied(service.history(input.after, input.limit))),
    edit: procedure.input(listingEdit).output(listing).mutation(({ input }) => service.edit(input)),
    markets: procedure.output(z.array(marketRules)).query(() => Object.values(markets).map(({ id, name, limits, basis }) => ({ id, name, limits, basis }))),
    page: procedure.input(z.object({ after, limit, status: listingStatus.optional(), market: marketId.optional() })).output(z.object({ items: z.array(listing), next: z.string().nullable() }))
      .query(({ input }) => copied(service.page(input, input.after, input.limit))),
    gallery: procedure.input(z.object({ after, limit, status: z.array(designStatus).default([]), query: z.string().max(LONGEST_QUERY).default('') }))
      .output(z.object({ items: z.array(galleryItem), next: z.string().nullable(), total: z.number().int(), likeness: likeness.optional() }))
      .query(async ({ input }) => copied(await service.gallery({ status: input.status, query: input.query.trim() }, input.after, input.limit))),
    /** All designs of one idea, newest first. */
    family: procedure.input(z.object({ designId: z.string() })).output(z.array(galleryItem)).query(({ input }) => [...service.family(input.designId)]),
    alike: procedure.input(z.object({ designId: z.string(), limit: z.number().int().min(1).max(200).default(50) })).output(z.object({ likeness, items: z.array(galleryItem) }))
      .query(async ({ input }) => copied(await service.alike(input.designId, input.limit))),
  })
}

/** tRPC's outputs are mutable arrays; the service's are not. */
function copied<Item, Page extends { readonly items: readonly Item[] }>(page: Page): Omit<Page, 'items'> & { items: Page['items'][number][] } {
  return { ...page, items: [...page.items] }
}
