import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Queue } from '../jobs/index.ts'
import { procedure, router } from '../kernel/trpc.ts'
import type { Store } from '../store/index.ts'
import { exportCheck, exportFormatView, exportRequest, exportSummary } from './contract.ts'
import { EXPORT } from './jobs/write.ts'
import type { ExportsService } from './service.ts'

export function createExportsRouter(deps: { service: ExportsService; queue: Queue; store: Store }) {
  const target = exportRequest.refine(({ out }) => out === '' || isAbsolute(out), 'out must be an absolute path')
  return router({
    /** An empty `out` writes into the library's own exports folder. */
    write: procedure.input(target).output(z.object({ jobId: z.string() })).mutation(({ input }) => {
      const request = input.out === '' ? { ...input, out: deps.service.defaultOut(input.format) } : input
      return { jobId: deps.store.writeTx((tx) => deps.queue.enqueueTx(tx, { kind: EXPORT, payload: request })) }
    }),
    /** Every problem with its remedy, before anything is written. */
    check: procedure.input(exportRequest.omit({ out: true })).output(exportCheck).query(({ input }) => deps.service.check(input)),
    formats: procedure.output(z.array(exportFormatView)).query(() => [...deps.service.formats()]),
    summary: procedure.input(z.object({ jobId: z.string() })).output(exportSummary.nullable()).query(({ input }) => deps.service.summary(input.jobId)),
  })
}
