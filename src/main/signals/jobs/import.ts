import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { AppError, InvalidInput } from '../../kernel/errors.ts'
import { importMap } from '../contract.ts'
import type { SignalsService } from '../service.ts'

export const IMPORT = 'signals.import'

export const importPayload = z.object({
  file: z.string(),
  map: importMap.optional(),
  removeAfter: z.boolean().default(false),
  /** What the seller calls the file, when it lies here under another name. */
  name: z.string().optional(),
})

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
    async execute({ input, correlationId, createdAt, signal, progress, saveState }) {
      const summary = await service
        .import({ file: input.file, correlationId, observedAt: createdAt, ...(input.map === undefined ? {} : { map: input.map }) }, { signal, progress })
        .catch(async (error: unknown) => {
          if (input.removeAfter && error instanceof AppError && error.kind === 'invalid-input') await removeFile(input.file)
          throw namedAsGiven(error, input)
        })
      saveState(summary)
      if (input.removeAfter) await removeFile(input.file)
      return DONE
    },
  })
}

/** A complaint about an uploaded file names it as the seller does, not by the path it was kept under. */
function namedAsGiven(error: unknown, { file, name }: z.infer<typeof importPayload>): unknown {
  if (!(error instanceof AppError) || error.kind !== 'invalid-input') return error
  const path = String(error.detail['path'])
  if (name === undefined || !path.startsWith(file)) return error
  return new InvalidInput(name + path.slice(file.length), String(error.detail['reason']), error.action)
}
