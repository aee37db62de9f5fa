import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { printArtRequest } from '../checks/print-art.ts'
import type { DesignsService } from '../service.ts'

export const PRINT_ART = 'designs.print-art'

/** Makes a print file of art that is no design of the library; the same wish again replaces the same file. */
export function printArtJob(service: () => DesignsService) {
  return defineJob({
    kind: PRINT_ART,
    label: 'Making a print file',
    payload: printArtRequest,
    recovery: 'abandon',
    retry: { ...PATIENT, maxAttempts: 1 },
    timeoutMs: 300_000,
    concurrency: 1,
    async execute({ input, signal, progress, saveState }) {
      saveState(await service().printArt(input, { signal, progress }))
      return DONE
    },
  })
}
