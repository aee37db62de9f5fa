import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Queue } from '../jobs/index.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { procedure, router } from '../kernel/trpc.ts'
import type { Store } from '../store/index.ts'
import { importMap, signal, signalFigures } from './contract.ts'
import { IMPORT } from './jobs/import.ts'
import { createSourcesRouter } from './polling/router.ts'
import type { PollingService } from './polling/service.ts'
import type { SignalsService } from './service.ts'

export function createSignalsRouter(deps: { service: SignalsService; polling: PollingService; queue: Queue; store: Store }) {
  return router({
    sources: createSourcesRouter(deps),
    page: procedure.input(z.object({ after: z.string().optional(), limit: z.number().int().min(1).max(500).default(50) }))
      .output(z.object({ items: z.array(signal), next: z.string().nullable() }))
      .query(({ input }) => {
        const page = deps.service.page(input.after, input.limit)
        return { items: [...page.items], next: page.next }
      }),
    search: procedure.input(z.object({ query: z.string().max(1_000), after: z.string().optional(), limit: z.number().int().min(1).max(200).default(50) }))
      .output(z.object({ items: z.array(signal), next: z.string().nullable() }))
      .query(async ({ input }) => {
        const found = await deps.service.search(input.query, input.after, input.limit)
        return { items: [...found.items], next: found.next }
      }),
    figures: procedure.input(z.object({ source: z.string().min(1).max(60), limit: z.number().int().min(1).max(200).default(50) })).output(z.array(signalFigures))
      .query(({ input }) => deps.service.figuresOf(input.source, input.limit)),
    count: procedure.output(z.number()).query(() => deps.service.count()),
    import: procedure.input(z.object({ file: z.string().refine(isAbsolute, 'must be an absolute path'), map: importMap.optional() })).output(z.object({ jobId: z.string() }))
      .mutation(({ input }) => {
        if (input.file.includes('\u0000')) throw new InvalidInput('file', 'is not a path')
        return { jobId: deps.store.writeTx((tx) => deps.queue.enqueueTx(tx, { kind: IMPORT, payload: input })) }
      }),
  })
}
