import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { concept } from '../ideas/contract.ts'
import { design, designArt, designChoices, designSketch, designStatus } from './contract.ts'
import type { DesignsService } from './service.ts'

const change = z.object({ designId: z.string(), phrase: concept.shape.phrase, seed: z.string().min(1).max(200).optional(), choices: designChoices.default({}) })

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
    art: procedure.input(z.object({ designId: z.string() })).output(designArt).query(({ input }) => service.art(input.designId)),
    sketch: procedure.input(change.extend({ garment: z.string() })).output(designSketch).query(({ input: { designId, ...wish }, signal }) => service.sketch(designId, wish, signal)),
    /** `requestId` names the wish, as below. */
    edit: procedure.input(change.extend({ requestId: z.string().min(1).max(64) })).output(z.object({ jobId: z.string(), designId: z.string() }))
      .mutation(({ input: { designId, ...wish } }) => service.edit(designId, wish)),
    print: procedure.input(z.object({ designId: z.string() })).output(z.object({ jobId: z.string() })).mutation(({ input }) => ({ jobId: service.askForPrint(input.designId) })),
    /** `requestId` names the wish, so that asking again after a lost answer makes nothing twice. */
    makeFor: procedure.input(z.object({ ideaId: z.string(), count: z.number().int().min(1).max(12).default(3), requestId: z.string().min(1).max(64) })).output(z.object({ jobIds: z.array(z.string()) }))
      .mutation(({ input }) => ({ jobIds: [...service.makeFor(input)] })),
  })
}
