import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { imageEngine } from '../../settings/contract.ts'
import { designChoices, designForm } from '../contract.ts'
import { takesOver } from '../make.ts'
import type { DesignsService } from '../service.ts'

export const MAKE = 'designs.make'
/** Work that waits for an image engine, beside the work of this machine. */
export const MAKE_PICTURE = 'designs.make-picture'

const makeRequest = z.object({
  ideaId: z.string(),
  runId: z.string().optional(),
  productId: z.string(),
  seed: z.string(),
  variation: z.number().int().min(0),
  full: z.boolean(),
  phrase: z.string().optional(),
  like: z.string().optional(),
  edit: z.object({ origin: z.string(), requestId: z.string(), artSeed: z.string(), choices: designChoices, newPicture: z.boolean().optional() }).optional(),
  form: designForm.optional(),
  engine: imageEngine.optional(),
  orWords: z.boolean().optional(),
})

/** Variations of an idea that are asked for and not made yet, of what `pending` work was given. */
export function variationsIn(pending: readonly unknown[], ideaId: string): readonly number[] {
  return pending.flatMap((payload) => makeRequest.safeParse(payload).data ?? []).filter((request) => request.ideaId === ideaId).map(({ variation }) => variation)
}

/** The kind of work that a design is. */
export function kindOf(request: Parameters<typeof takesOver>[0]): string {
  return request.form === undefined || request.form === 'words' || takesOver(request) !== undefined ? MAKE : MAKE_PICTURE
}

/** Draws one design of an idea. */
export function makeJob(service: () => DesignsService) {
  return defineJob({
    kind: MAKE,
    label: 'Making a design',
    payload: makeRequest,
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: 120_000,
    // Two in flight keep both of a laptop's spare cores busy; more only costs memory (measured).
    concurrency: 2,
    async execute({ input, signal, correlationId }) {
      await service().make(input, { signal, correlationId })
      return DONE
    },
  })
}

/** A picture may stand behind many others in the queue of one graphics card. */
const LONGEST_PICTURE_MS = 2 * 3_600_000

/** Has a picture made for one design of an idea, and draws the design. */
export function makePictureJob(service: () => DesignsService) {
  return defineJob({
    kind: MAKE_PICTURE,
    label: 'Making a design with a picture',
    payload: makeRequest,
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: LONGEST_PICTURE_MS,
    concurrency: () => service().picturesAtOnce(),
    async execute({ jobId, input, attempt, signal, correlationId, progress }) {
      await service().make(input, { jobId, signal, correlationId, progress, isLastTry: attempt >= PATIENT.maxAttempts })
      return DONE
    },
  })
}
