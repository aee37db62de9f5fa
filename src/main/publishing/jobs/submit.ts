import { z } from 'zod'
import { defineJob, DONE, type JobDefinition } from '../../jobs/index.ts'
import { marketId } from '../../listings/contract.ts'
import type { PublishingService } from '../service.ts'

export const SUBMIT = 'publishing.submit'

/** Works off what waits at one market. All that it knows stands in the publications, so that being cut short costs nothing. */
export function submitJob(service: () => PublishingService): JobDefinition {
  return defineJob({
    kind: SUBMIT,
    label: 'Publishing listings',
    payload: z.object({ market: marketId }),
    recovery: 'retry',
    retry: { maxAttempts: 5, firstPauseMs: 2_000, longestPauseMs: 60_000 },
    timeoutMs: null,
    concurrency: 12,
    async execute({ input, signal, progress }) {
      await service().work(input.market, { signal, progress })
      return DONE
    },
  })
}
