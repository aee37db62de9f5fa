import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../../jobs/index.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { TrademarksService } from '../service.ts'

export const TRADEMARKS = 'compliance.trademarks'

/** Reads one file of the USPTO. Repeatable: it goes on where it stopped, and a file that is in already is not read again. */
export function trademarksJob(service: TrademarksService, removeFile: (file: string) => Promise<void>) {
  return defineJob({
    kind: TRADEMARKS,
    label: 'Importing trademarks',
    /** `name`: what the seller knows the file by. `removeAfter`: a copy of ours, which goes when it is read or refused. */
    payload: z.object({ file: z.string(), name: z.string().optional(), removeAfter: z.boolean().optional() }),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ input, signal, progress, saveState }) {
      try {
        saveState(await service.import(input.file, { signal, progress, ...(input.name === undefined ? {} : { name: input.name }) }))
      } catch (error) {
        // A file that came another time goes on where this one stopped, so the copy is of no use any more.
        if (input.removeAfter === true && error instanceof AppError && (error.kind === 'invalid-input' || error.kind === 'cancelled') && !signal.aborted) await removeFile(input.file)
        throw error
      }
      if (input.removeAfter === true) await removeFile(input.file)
      return DONE
    },
  })
}
