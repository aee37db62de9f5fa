import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { SignalsService } from '../service.ts'

export const ARCHIVE = 'signals.archive'

/** Writes what waits into the archive, lets old signals out of the database, and removes what may not be kept any longer. */
export function archiveJob(service: Pick<SignalsService, 'tidyArchive'>) {
  return defineJob({
    kind: ARCHIVE,
    label: 'Tidying the archive',
    payload: z.object({}),
    recovery: 'singleton',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ clock, signal, saveState }) {
      saveState(await service.tidyArchive(clock.now(), signal))
      return DONE
    },
  })
}
