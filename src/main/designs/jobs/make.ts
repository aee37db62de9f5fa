import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { designChoices } from '../contract.ts'
import type { DesignsService } from '../service.ts'

export const MAKE = 'designs.make'

const makeRequest = z.object({
  ideaId: z.string(),
  runId: z.string().optional(),
  productId: z.string(),
  seed: z.string(),
  variation: z.number().int().min(0),
  full: z.boolean(),
  phrase: z.string().optional(),
  like: z.string().optional(),
  edit: z.object({ origin: z.string(), requestId: z.string(), artSeed: z.string(), choices: designChoices }).optional(),
})

/** Variations of an idea that are asked for and not made yet, of what `pending` work was given. */
export function variationsIn(pending: readonly unknown[], ideaId: string): readonly number[] {
  return pending.flatMap((payload) => makeRequest.safeParse(payload).data ?? []).filter((request) => request.ideaId === ideaId).map(({ variation }) => variation)
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
