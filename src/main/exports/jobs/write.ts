import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { exportRequest } from '../contract.ts'
import type { ExportsService } from '../service.ts'

export const EXPORT = 'exports.write'

/** Writes approved listings to a file or a folder; the same export again replaces the same files. */
export function exportJob(service: () => ExportsService) {
  return defineJob({
    kind: EXPORT,
    label: 'Exporting listings',
    payload: exportRequest,
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ input, jobId, signal, correlationId, progress, saveState }) {
      saveState(await service().write(input, { signal, correlationId, exportId: jobId, progress }))
      return DONE
    },
  })
}
