import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../../jobs/index.ts'
import type { TrademarksService } from '../service.ts'

export const TRADEMARKS = 'compliance.trademarks'

/** Reads one file of the USPTO. Repeatable: it goes on where it stopped, and a file that is in already is not read again. */
export function trademarksJob(service: TrademarksService) {
  return defineJob({
    kind: TRADEMARKS,
    label: 'Importing trademarks',
    payload: z.object({ file: z.string() }),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ input, signal, progress, saveState }) {
      saveState(await service.import(input.file, { signal, progress }))
      return DONE
    },
  })
}
