import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { LocalModelsService } from '../service.ts'

export const IMPORT_MODEL = 'local-models.import'

/** Copies a model folder from the seller's disk. */
export function importModelJob(service: LocalModelsService) {
  return defineJob({
    kind: IMPORT_MODEL,
    label: 'Importing a model',
    payload: z.object({ folder: z.string() }),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ input, signal, progress, saveState }) {
      saveState({ modelId: await service.import(input.folder, { signal, progress }) })
      return DONE
    },
  })
}
