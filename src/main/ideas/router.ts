import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { evidence, idea, ideaSearch, ideaStatus, type Idea, type Likeness } from './contract.ts'
import type { Queue } from '../jobs/index.ts'
import type { Store } from '../store/index.ts'
import { IDEATE } from './jobs/ideate.ts'
import type { IdeasService } from './service.ts'

/** Far more than anybody types; the search reads the first 400 letters. */
const LONGEST_QUERY = 10_000
const limit = z.number().int().min(1).max(200).default(50)

export interface IdeasRouterDeps {
  readonly service: IdeasService
  readonly queue: Queue
  readonly store: Store
}

export function createIdeasRouter({ service, queue, store }: IdeasRouterDeps) {
  const listed = ({ likeness, ids }: { likeness: Likeness; ids: readonly string[] }): { likeness: Likeness; items: Idea[] } => {
    const found = service.getAll(ids)
    return { likeness, items: ids.map((id) => found.get(id)).filter((one) => one !== undefined) }
  }
  return router({
    search: procedure.input(z.object({ query: z.string().max(LONGEST_QUERY), limit, status: z.array(ideaStatus).default([]) })).output(ideaSearch)
      .query(async ({ input }) => listed(await service.search.byQuery(input.query, input.limit, input.status))),
    alike: procedure.input(z.object({ id: z.string(), limit })).output(ideaSearch).query(async ({ input }) => listed(await service.search.alike(input.id, input.limit))),
    /** One idea per theme, best first; `all` for every concept. */
    list: procedure.input(z.object({ after: z.string().optional(), limit: z.number().int().min(1).max(500).default(50), status: ideaStatus.optional(), query: z.string().max(400).optional(), all: z.boolean().optional() }))
      .output(z.object({ items: z.array(idea), next: z.string().nullable(), total: z.number().int() }))
      .query(async ({ input }) => {
        const page = await service.list(input)
        return { ...page, items: [...page.items] }
      }),
    /** Looks for ideas now. @returns the work, or null when every signal was looked at already. */
    refresh: procedure.output(z.object({ jobId: z.string().nullable() }))
      .mutation(() => ({ jobId: service.hasUnread() ? store.writeTx((tx) => queue.enqueueTx(tx, { kind: IDEATE, payload: {} })) : null })),
    others: procedure.input(z.object({ id: z.string() })).output(z.array(idea)).query(({ input }) => [...service.others(input.id)]),
    evidence: procedure.input(z.object({ id: z.string(), after: z.string().optional(), limit: z.number().int().min(1).max(200).default(50) }))
      .output(z.object({ items: z.array(evidence), next: z.string().nullable() }))
      .query(async ({ input }) => {
        const page = await service.evidence(input.id, input.after, input.limit)
        return { ...page, items: [...page.items] }
      }),
    get: procedure.input(z.object({ id: z.string() })).output(idea).query(({ input }) => service.get(input.id)),
    dismiss: procedure.input(z.object({ id: z.string() })).output(idea).mutation(({ input }) => service.dismiss(input.id)),
    /** The seller answers for a theme that names somebody's: it may be designed on request, never by the night. */
    allow: procedure.input(z.object({ id: z.string(), because: z.string().trim().min(1).max(500) })).output(idea).mutation(({ input }) => service.allow(input.id, input.because)),
    restore: procedure.input(z.object({ id: z.string() })).output(idea).mutation(({ input }) => service.restore(input.id)),
  })
}
