import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { importMap } from '../contract.ts'
import type { SignalsService } from '../service.ts'

export const IMPORT = 'signals.import'

export const importPayload = z.object({ file: z.string(), map: importMap.optional(), removeAfter: z.boolean().default(false) })

export interface ImportJobDeps {
  readonly service: SignalsService
  /** Drops an uploaded file once it is read. */
  readonly removeFile: (file: string) => Promise<void>
}

/** Reads one file. Repeatable: rows that are there already count as duplicates. */
export function importJob({ service, removeFile }: ImportJobDeps) {
  return defineJob({
    kind: IMPORT,
    label: 'Importing a file',
    payload: importPayload,
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ input, correlationId, signal, progress, saveState }) {
      const summary = await service.import({ file: input.file, correlationId, ...(input.map === undefined ? {} : { map: input.map }) }, { signal, progress })
      saveState(summary)
      if (input.removeAfter) await removeFile(input.file)
      return DONE
    },
  })
}
