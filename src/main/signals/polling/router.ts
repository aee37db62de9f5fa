import { z } from 'zod'
import type { Queue } from '../../jobs/index.ts'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Store } from '../../store/index.ts'
import { sourceTest, sourceView } from '../contract.ts'
import { POLL } from '../jobs/poll.ts'
import type { PollingService } from './service.ts'

const id = z.string().min(1).max(60)
const field = z.string().min(1).max(60)
/** A connection that hangs is given up by the http client; this is for a source of many requests. */
const TEST_MS = 180_000

export function createSourcesRouter({ polling, queue, store }: { polling: PollingService; queue: Queue; store: Store }) {
  return router({
    list: procedure.output(z.array(sourceView)).query(() => polling.list()),
    set: procedure.input(z.object({ id, on: z.boolean().optional(), config: z.record(z.string(), z.unknown()).optional(), proxy: z.string().max(500).optional() }))
      .output(sourceView)
      .mutation(({ input }) => polling.set(input)),
    setSecret: procedure.input(z.object({ id, field, value: z.string() })).output(sourceView).mutation(({ input }) => polling.setSecret(input.id, input.field, input.value)),
    clearSecret: procedure.input(z.object({ id, field })).output(sourceView).mutation(({ input }) => polling.clearSecret(input.id, input.field)),
    test: procedure.input(z.object({ id })).output(sourceTest)
      .mutation(({ input, signal }) => polling.test(input.id, AbortSignal.any([AbortSignal.timeout(TEST_MS), ...(signal === undefined ? [] : [signal])]))),
    poll: procedure.input(z.object({ id })).output(z.object({ jobId: z.string() }))
      .mutation(({ input }) => {
        polling.refuseIdle(input.id)
        const job = { kind: POLL, payload: { source: input.id, asked: true }, unique: { key: `asked/${input.id}`, scope: 'active' } } as const
        return { jobId: store.writeTx((tx) => queue.enqueueTx(tx, job)) }
      }),
  })
}
