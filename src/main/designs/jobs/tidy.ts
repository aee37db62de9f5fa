import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { DesignsService } from '../service.ts'

export const TIDY = 'designs.tidy'

/** Drops print files of designs that were turned down a month ago. */
export function tidyJob(service: () => DesignsService) {
  return defineJob({
    kind: TIDY,
    label: 'Tidying pictures of rejected designs',
    payload: z.object({}),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: 600_000,
    concurrency: 1,
    async execute({ signal, saveState }) {
      saveState(await service().tidy(signal))
      return DONE
    },
  })
}
