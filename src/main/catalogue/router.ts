import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Queue } from '../jobs/index.ts'
import { procedure, router } from '../kernel/trpc.ts'
import type { Store } from '../store/index.ts'
import { ownFileFormat, ownListingCount, ownListingRow } from './contract.ts'
import { OWN_LISTINGS } from './jobs/import.ts'
import type { CatalogueService } from './service.ts'

export function createCatalogueRouter({ service, queue, store }: { service: CatalogueService; queue: Queue; store: Store }) {
  const path = z.string().refine((file) => isAbsolute(file) && !file.includes('\u0000'), 'must be an absolute path')
  return router({
    import: procedure.input(z.object({ file: path })).output(z.object({ jobId: z.string() }))
      .mutation(({ input }) => ({ jobId: store.writeTx((tx) => queue.enqueueTx(tx, { kind: OWN_LISTINGS, payload: input })) })),
    counts: procedure.output(z.array(ownListingCount)).query(() => [...service.counts()]),
    page: procedure.input(z.object({ after: z.string().optional(), limit: z.number().int().min(1).max(500).default(50) })).output(z.object({ items: z.array(ownListingRow), next: z.string().nullable() }))
      .query(({ input }) => {
        const { items, next } = service.page(input.after, input.limit)
        return { items: [...items], next }
      }),
    forget: procedure.input(z.object({ format: ownFileFormat })).output(z.object({ listings: z.number().int() })).mutation(({ input }) => ({ listings: service.forget(input.format) })),
    /** What the seller sells already that says the same. */
    sold: procedure.input(z.object({ title: z.string(), phrase: z.string() })).output(z.object({ title: z.string().nullable() })).query(({ input }) => ({ title: service.sold(input.title, input.phrase) })),
  })
}
