import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { design, designStatus } from './contract.ts'
import type { DesignsService } from './service.ts'

export function createDesignsRouter(service: DesignsService) {
  return router({
    page: procedure
      .input(z.object({ after: z.string().optional(), limit: z.number().int().min(1).max(500).default(50), status: z.array(designStatus).default([]) }))
      .output(z.object({ items: z.array(design), next: z.string().nullable() }))
      .query(({ input }) => {
        const items = [...service.galleryPage({ status: input.status }, input.after, input.limit)]
        return { items, next: items.length < input.limit ? null : (items.at(-1)?.id ?? null) }
      }),
    vary: procedure.input(z.object({ designId: z.string(), count: z.number().int().min(1).max(12).default(3) })).output(z.object({ jobIds: z.array(z.string()) }))
      .mutation(({ input }) => ({ jobIds: [...service.vary(input.designId, input.count)] })),
    /** `requestId` names the wish, so that asking again after a lost answer makes nothing twice. */
    makeFor: procedure.input(z.object({ ideaId: z.string(), count: z.number().int().min(1).max(12).default(3), requestId: z.string().min(1).max(64) })).output(z.object({ jobIds: z.array(z.string()) }))
      .mutation(({ input }) => ({ jobIds: [...service.makeFor(input)] })),
  })
}
