import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { eventEnvelope, job, jobState, trouble } from './contract.ts'
import type { Jobs } from './index.ts'

export function createJobsRouter(jobs: Jobs) {
  return router({
    list: procedure.input(z.object({ states: z.array(jobState).default([]), limit: z.number().int().min(1).max(500).default(100) })).output(z.array(job))
      .query(({ input }) => [...jobs.queue.list(input.states, input.limit)]),
    find: procedure.input(z.object({ id: z.string() })).output(job).query(({ input }) => jobs.queue.find(input.id)),
    trouble: procedure.output(trouble.nullable()).query(() => jobs.runner.trouble()),
    cancel: procedure.input(z.object({ id: z.string() })).mutation(({ input }) => jobs.runner.cancel(input.id)),
    retry: procedure.input(z.object({ id: z.string() })).mutation(({ input }) => jobs.runner.retry(input.id)),
    events: procedure.input(z.object({ after: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(200) })).output(z.array(eventEnvelope))
      .query(({ input }) => [...jobs.events.after(input.after, input.limit)]),
  })
}
