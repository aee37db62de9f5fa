import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { designStatus, rejectReason } from '../designs/contract.ts'
import { likeness } from '../ideas/contract.ts'
import type { Queue } from '../jobs/index.ts'
import type { Store } from '../store/index.ts'
import { decision, galleryItem, keywordCheck, listing, listingEdit, listingLanguage, listingStatus, listingVersion, marketId, marketProfile, marketRules, reviewItem, tableItem } from './contract.ts'
import { WRITE } from './jobs/write.ts'
import { markets } from './markets/index.ts'
import type { ListingsService } from './service.ts'

/** Far more than anybody types; the search reads the first 400 letters. */
const LONGEST_QUERY = 10_000
const after = z.string().optional()
const limit = z.number().int().min(1).max(500).default(50)

export function createListingsRouter(service: ListingsService, { store, queue }: { readonly store: Store; readonly queue: Queue }) {
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
    profiles: procedure.output(z.array(marketProfile)).query(() => Object.values(markets).map((book) => marketProfile.parse(book))),
    get: procedure.input(z.object({ id: z.string() })).output(tableItem).query(({ input }) => service.tableItem(input.id)),
    table: procedure.input(z.object({ after, limit, status: listingStatus.optional(), market: marketId.optional(), finding: z.enum(['block', 'warn', 'not-checked', 'clear']).optional(), query: z.string().max(LONGEST_QUERY).default('') }))
      .output(z.object({ items: z.array(tableItem), next: z.string().nullable(), total: z.number().int() }))
      .query(({ input: { after: from, limit: most, ...filter } }) => copied(service.table({ ...filter, query: filter.query.trim() }, from, most))),
    versions: procedure.input(z.object({ id: z.string() })).output(z.array(listingVersion)).query(({ input }) => [...service.versions(input.id)]),
    restore: procedure.input(z.object({ id: z.string(), version: z.number().int().min(1) })).output(listing).mutation(({ input }) => service.restore(input.id, input.version)),
    /** Writes the listings of a design again, each as a new version. A language model takes its time, so this is work. */
    write: procedure.input(z.object({ designId: z.string(), markets: z.array(marketId).min(1).optional(), language: listingLanguage.optional(), writer: z.enum(['template', 'model']).optional() })).output(z.object({ jobId: z.string() }))
      .mutation(({ input: { designId, ...again } }) => {
        service.refuseUnknownDesign(designId)
        return { jobId: store.writeTx((tx) => queue.enqueueTx(tx, { kind: WRITE, payload: { designId, again }, unique: { key: `${designId}/${JSON.stringify(again)}`, scope: 'active' } })) }
      }),
    checkKeywords: procedure.input(z.object({ id: z.string() })).output(z.array(keywordCheck)).mutation(async ({ input, signal }) => [...(await service.checkKeywords(input.id, signal ?? new AbortController().signal))]),
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
