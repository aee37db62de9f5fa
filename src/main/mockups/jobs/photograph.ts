import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { photographPayload } from '../contract.ts'
import type { MockupsService } from '../service.ts'

export const PHOTOGRAPH = 'mockups.photograph'

/** Lays any art on garments and writes the pictures into a folder of the seller's. */
export function photographJob(service: MockupsService) {
  return defineJob({
    kind: PHOTOGRAPH,
    label: 'Making mock-ups',
    payload: photographPayload,
    recovery: 'abandon',
    retry: PATIENT,
    timeoutMs: 600_000,
    concurrency: 1,
    async execute({ input, signal, progress, saveState }) {
      saveState(await service.photographer.photograph(input, { signal, progress }))
      return DONE
    },
  })
}
