import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { MockupsService } from '../service.ts'

export const RENDER = 'mockups.render'

/** Photographs one design: its first mock-up for Review, or the full set. */
export function renderJob(service: MockupsService) {
  return defineJob({
    kind: RENDER,
    label: 'Making mock-ups',
    payload: z.object({ designId: z.string(), full: z.boolean() }),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: 120_000,
    concurrency: 2,
    async execute({ input, signal, correlationId, progress }) {
      await service.render(input.designId, input.full, { signal, correlationId, progress })
      return DONE
    },
  })
}
