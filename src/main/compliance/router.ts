import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Queue } from '../jobs/index.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { procedure, router } from '../kernel/trpc.ts'
import type { Store } from '../store/index.ts'
import { officeId, officeTest, officeView } from './offices/contract.ts'
import type { OfficesService } from './offices/service.ts'
import { attentionOutcome, attentionPage } from './recheck/contract.ts'
import { RECHECK } from './recheck/job.ts'
import type { RecheckService } from './recheck/service.ts'
import { checkReport, textToCheck } from './report/contract.ts'
import { reportOf, withOffices } from './report/report.ts'
import { trademarksStatus } from './trademarks/contract.ts'
import { TRADEMARKS } from './trademarks/jobs/import.ts'
import type { TrademarksService } from './trademarks/service.ts'

interface Parts {
  readonly trademarks: TrademarksService
  readonly offices: OfficesService
  readonly recheck: RecheckService
  readonly queue: Queue
  readonly store: Store
}

const begun = z.object({ jobId: z.string() })
const listing = z.object({ listingId: z.string().max(200) })

export function createComplianceRouter({ trademarks, offices, recheck, queue, store }: Parts) {
  return router({
    status: procedure.output(trademarksStatus).query(() => trademarks.status()),
    import: procedure.input(z.object({ file: z.string().refine(isAbsolute, 'must be an absolute path') })).output(begun).mutation(({ input }) => {
      if (input.file.includes('\u0000')) throw new InvalidInput('file', 'is not a path')
      return { jobId: store.writeTx((tx) => queue.enqueueTx(tx, { kind: TRADEMARKS, payload: input })) }
    }),
    checkText: procedure.input(textToCheck).output(checkReport).query(async ({ input, signal }) => {
      const report = await reportOf(trademarks, input)
      signal?.throwIfAborted()
      return input.askOffices === true ? withOffices(offices, report, Object.fromEntries(Object.entries(input.text).filter(([, value]) => value !== undefined))) : report
    }),
    offices: procedure.output(z.array(officeView)).query(() => [...offices.list()]),
    setOfficeKey: procedure.input(z.object({ office: officeId, field: z.string().max(60), key: z.string().max(1_000) })).output(z.array(officeView))
      .mutation(async ({ input }) => [...(await offices.setKey(input.office, input.field, input.key))]),
    testOffice: procedure.input(z.object({ office: officeId })).output(officeTest).mutation(({ input, signal }) => offices.test(input.office, signal)),
    /** Approved and published listings in which something new was found. */
    attention: procedure.input(z.object({ after: z.string().max(300).optional(), limit: z.number().int().min(1).max(200).default(50) })).output(attentionPage).query(({ input }) => recheck.attention(input.after, input.limit)),
    recheck: procedure.output(begun).mutation(() => ({ jobId: store.writeTx((tx) => queue.enqueueTx(tx, { kind: RECHECK, payload: {}, unique: { key: 'now', scope: 'active' } })) })),
    fixListing: procedure.input(listing).output(attentionOutcome).mutation(({ input }) => recheck.fix(input.listingId)),
    takeDownListing: procedure.input(listing).output(attentionOutcome).mutation(({ input }) => recheck.takeDown(input.listingId)),
    keepListing: procedure.input(listing).output(attentionOutcome).mutation(({ input }) => recheck.keep(input.listingId)),
  })
}
