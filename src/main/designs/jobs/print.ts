import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { DesignsService } from '../service.ts'

export const PRINT = 'designs.print'

/** Makes the print files of an approved design. */
export function printJob(service: () => DesignsService) {
  return defineJob({
    kind: PRINT,
    label: 'Making print files',
    payload: z.object({ designId: z.string() }),
    recovery: 'retry',
    retry: PATIENT,
    // A model that enlarges a picture takes its time on a machine without a graphics card.
    timeoutMs: 1_800_000,
    concurrency: 1,
    async execute({ input, signal, correlationId }) {
      await service().print(input.designId, { signal, correlationId })
      return DONE
    },
  })
}
