import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { AppError } from '../kernel/errors.ts'
import { imagingPort } from '../../workers/imaging/contract.ts'
import { concept } from '../ideas/contract.ts'
import { imageEngine } from '../settings/contract.ts'
import { design, designArt, designChoices, designForm, designStatus, sketchAnswer, type SketchAnswer } from './contract.ts'
import { printArtRequest } from './checks/print-art.ts'
import type { DesignsService } from './service.ts'

const change = z.object({ designId: z.string(), phrase: concept.shape.phrase, seed: z.string().min(1).max(200).optional(), choices: designChoices.default({}) })

/** A wish that cannot be drawn is an answer: it is asked for at every key that is typed. */
function refusalOf(error: unknown): SketchAnswer {
  if (!(error instanceof AppError) || error.kind !== 'invalid-input') throw error
  const { path = 'phrase', reason = error.message } = error.detail
  return { field: String(path), reason: String(reason), remedy: error.action ?? '' }
}

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
    sketch: procedure.input(change.extend({ phrase: z.string().max(2000), garment: z.string(), prefer: designChoices.default({}) })).output(sketchAnswer)
      .query(({ input: { designId, ...wish }, signal }) => service.sketch(designId, wish, signal).catch(refusalOf)),
    /** `requestId` names the wish, as below. `newPicture`: the same words with another picture of a model, by `engine`; `form` says whether words stand with it. */
    edit: procedure.input(change.extend({ requestId: z.string().min(1).max(64), newPicture: z.boolean().optional(), engine: imageEngine.optional(), form: designForm.exclude(['words']).optional() })).output(z.object({ jobId: z.string(), designId: z.string() }))
      .mutation(({ input: { designId, ...wish } }) => service.edit(designId, wish)),
    /** The print file of art that is no design of the library; the report is the work's result. */
    printArt: procedure.input(printArtRequest.refine(({ file, out }) => isAbsolute(file) && isAbsolute(out), 'file and out must be absolute paths')).output(z.object({ jobId: z.string() }))
      .mutation(({ input }) => ({ jobId: service.askForPrintArt(input) })),
    /** What pictures take on the disk, by kind of file. */
    storageSizes: procedure.output(z.array(z.object({ extension: z.string(), files: z.number().int(), bytes: z.number().int() }))).query(() => [...service.storageSizes()]),
    /** What can be chosen of a look. */
    stock: procedure.output(imagingPort.stock.output).query(({ signal }) => service.stock(signal)),
    motifs: procedure.input(imagingPort.motifs.input).output(imagingPort.motifs.output).query(({ input, signal }) => service.motifs(input, signal)),
    print: procedure.input(z.object({ designId: z.string() })).output(z.object({ jobId: z.string() })).mutation(({ input }) => ({ jobId: service.askForPrint(input.designId) })),
    /** `requestId` names the wish, so that asking again after a lost answer makes nothing twice. */
    makeFor: procedure.input(z.object({ ideaId: z.string(), count: z.number().int().min(1).max(12).default(3), form: designForm.optional(), engine: imageEngine.optional(), requestId: z.string().min(1).max(64) })).output(z.object({ jobIds: z.array(z.string()) }))
      .mutation(({ input }) => ({ jobIds: [...service.makeFor(input)] })),
  })
}
