import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { MockupsService } from '../service.ts'

export const RENDER = 'mockups.render'

/** Photographs one design: its first mock-up for Review, the set for a listing, or every garment in every scene. */
export function renderJob(service: MockupsService) {
  return defineJob({
    kind: RENDER,
    label: 'Making mock-ups',
    payload: z.object({ designId: z.string(), full: z.boolean(), all: z.boolean().default(false) }),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: 600_000,
    concurrency: 2,
    async execute({ input, signal, correlationId, progress }) {
      await service.render(input.designId, input.all ? 'all' : input.full ? 'full' : 'first', { signal, correlationId, progress })
      return DONE
    },
  })
}
