import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { idea } from './contract.ts'
import type { IdeasService } from './service.ts'

export function createIdeasRouter(service: IdeasService) {
  return router({
    page: procedure.input(z.object({ after: z.string().optional(), limit: z.number().int().min(1).max(500).default(50) }))
      .output(z.object({ items: z.array(idea), next: z.string().nullable() }))
      .query(({ input }) => {
        const page = service.page(input.after, input.limit)
        return { items: [...page.items], next: page.next }
      }),
    get: procedure.input(z.object({ id: z.string() })).output(idea).query(({ input }) => service.get(input.id)),
    dismiss: procedure.input(z.object({ id: z.string() })).output(idea).mutation(({ input }) => service.dismiss(input.id)),
    restore: procedure.input(z.object({ id: z.string() })).output(idea).mutation(({ input }) => service.restore(input.id)),
  })
}
