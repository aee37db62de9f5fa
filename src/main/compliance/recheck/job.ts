import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { RecheckService } from './service.ts'

export const RECHECK = 'compliance.recheck'

/** Checks approved and published listings again where the index, the rules or their words changed since. Repeatable. */
export function recheckJob(service: () => RecheckService) {
  return defineJob({
    kind: RECHECK,
    label: 'Checking listings again',
    payload: z.object({}),
    recovery: 'singleton',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ signal, progress, saveState }) {
      saveState(await service().run(signal, progress))
      return DONE
    },
  })
}
