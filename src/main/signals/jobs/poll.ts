import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { SignalsService } from '../service.ts'

export const POLL = 'signals.poll'

/** Asks a source for what is new. The calendar is the one source so far. */
export function pollJob(service: SignalsService) {
  return defineJob({
    kind: POLL,
    label: 'Reading the calendar',
    payload: z.object({ source: z.literal('calendar') }),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: 60_000,
    concurrency: 1,
    async execute({ jobId, clock, signal, progress }) {
      await service.pollCalendar(clock.now(), jobId, { signal, progress })
      return DONE
    },
  })
}
