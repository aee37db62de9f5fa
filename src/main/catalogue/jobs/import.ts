import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { AppError, InvalidInput } from '../../kernel/errors.ts'
import type { CatalogueService } from '../service.ts'

export const OWN_LISTINGS = 'catalogue.import'

export const ownImportPayload = z.object({
  file: z.string(),
  removeAfter: z.boolean().default(false),
  /** What the seller calls the file, when it lies here under another name. */
  name: z.string().optional(),
})

/** Reads one file of the seller's own listings. Repeatable: what is there already is written over. */
export function ownListingsJob(service: CatalogueService, removeFile: (file: string) => Promise<void>) {
  return defineJob({
    kind: OWN_LISTINGS,
    label: 'Reading your listings',
    payload: ownImportPayload,
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ input: { file, name, removeAfter }, signal, progress, saveState }) {
      const summary = await service.import(file, { signal, progress }).catch(async (error: unknown) => {
        if (removeAfter && error instanceof AppError && error.kind === 'invalid-input') await removeFile(file)
        throw error instanceof AppError && error.kind === 'invalid-input' && name !== undefined ? namedAsGiven(error, file, name) : error
      })
      saveState({ ...summary, file: name ?? file })
      if (removeAfter) await removeFile(file)
      return DONE
    },
  })
}

function namedAsGiven(error: AppError, file: string, name: string): InvalidInput {
  return new InvalidInput(String(error.detail['path']).replace(file, name), String(error.detail['reason']), error.action)
}
