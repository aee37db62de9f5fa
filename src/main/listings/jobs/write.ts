import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { ListingsService } from '../service.ts'

export const WRITE = 'listings.write'

/** Writes the listings of one design for the seller's markets. */
export function writeJob(service: () => ListingsService) {
  return defineJob({
    kind: WRITE,
    label: 'Writing listings',
    payload: z.object({ designId: z.string() }),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: 60_000,
    concurrency: 1,
    async execute({ input, correlationId }) {
      await service().write(input.designId, correlationId)
      return DONE
    },
  })
}
