import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { idea, ideaSearch, ideaStatus, type Idea, type Likeness } from './contract.ts'
import type { IdeasService } from './service.ts'

/** Far more than anybody types; the search reads the first 400 letters. */
const LONGEST_QUERY = 10_000
const limit = z.number().int().min(1).max(200).default(50)

export function createIdeasRouter(service: IdeasService) {
  const listed = ({ likeness, ids }: { likeness: Likeness; ids: readonly string[] }): { likeness: Likeness; items: Idea[] } => {
    const found = service.getAll(ids)
    return { likeness, items: ids.map((id) => found.get(id)).filter((one) => one !== undefined) }
  }
  return router({
    page: procedure.input(z.object({ after: z.string().optional(), limit: z.number().int().min(1).max(500).default(50) }))
      .output(z.object({ items: z.array(idea), next: z.string().nullable() }))
      .query(({ input }) => {
        const page = service.page(input.after, input.limit)
        return { items: [...page.items], next: page.next }
      }),
    search: procedure.input(z.object({ query: z.string().max(LONGEST_QUERY), limit, status: z.array(ideaStatus).default([]) })).output(ideaSearch)
      .query(async ({ input }) => listed(await service.search.byQuery(input.query, input.limit, input.status))),
    alike: procedure.input(z.object({ id: z.string(), limit })).output(ideaSearch).query(async ({ input }) => listed(await service.search.alike(input.id, input.limit))),
    get: procedure.input(z.object({ id: z.string() })).output(idea).query(({ input }) => service.get(input.id)),
    dismiss: procedure.input(z.object({ id: z.string() })).output(idea).mutation(({ input }) => service.dismiss(input.id)),
    restore: procedure.input(z.object({ id: z.string() })).output(idea).mutation(({ input }) => service.restore(input.id)),
  })
}
