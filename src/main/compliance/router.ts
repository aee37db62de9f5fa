import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Queue } from '../jobs/index.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { procedure, router } from '../kernel/trpc.ts'
import type { Store } from '../store/index.ts'
import { checkReport, textToCheck } from './report/contract.ts'
import { reportOf } from './report/report.ts'
import { trademarksStatus } from './trademarks/contract.ts'
import { TRADEMARKS } from './trademarks/jobs/import.ts'
import type { TrademarksService } from './trademarks/service.ts'

export function createComplianceRouter({ trademarks, queue, store }: { trademarks: TrademarksService; queue: Queue; store: Store }) {
  return router({
    status: procedure.output(trademarksStatus).query(() => trademarks.status()),
    import: procedure.input(z.object({ file: z.string().refine(isAbsolute, 'must be an absolute path') })).output(z.object({ jobId: z.string() }))
      .mutation(({ input }) => {
        if (input.file.includes('\u0000')) throw new InvalidInput('file', 'is not a path')
        return { jobId: store.writeTx((tx) => queue.enqueueTx(tx, { kind: TRADEMARKS, payload: input })) }
      }),
    checkText: procedure.input(textToCheck).output(checkReport).query(({ input }) => reportOf(trademarks, input)),
  })
}
