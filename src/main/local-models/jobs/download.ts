import { z } from 'zod'
import { defineJob, DONE } from '../../jobs/index.ts'
import type { LocalModelsService } from '../service.ts'

export const DOWNLOAD = 'local-models.download'

/** Brings a model of the manifest here. Killed at any moment, it goes on where it was. */
export function downloadJob(service: LocalModelsService) {
  return defineJob({
    kind: DOWNLOAD,
    label: 'Downloading a model',
    payload: z.object({ manifestId: z.string() }),
    recovery: 'retry',
    // Each try goes on from the bytes that are here, so many are worth it.
    retry: { maxAttempts: 20, firstPauseMs: 1_000, longestPauseMs: 300_000 },
    timeoutMs: null,
    concurrency: 1,
    async execute({ input, signal, progress, saveState }) {
      saveState({ modelId: await service.download(input.manifestId, { signal, progress }) })
      return DONE
    },
  })
}
