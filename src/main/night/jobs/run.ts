import { z } from 'zod'
import { machineRefused, toPlainError } from '../../kernel/errors.ts'
import { defineJob, DONE, type JobDefinition } from '../../jobs/index.ts'
import type { NightService } from '../service.ts'

export const NIGHT = 'night.run'
const MAX_ATTEMPTS = 2

/** One whole night. It only asks for work and waits; being repeated costs nothing. */
export function nightJob(service: () => NightService): JobDefinition {
  return defineJob({
    kind: NIGHT,
    label: 'Working through the night',
    /** Without a run it begins one, or goes on with the last: what the schedule asks for. */
    payload: z.object({ runId: z.string().optional() }),
    recovery: 'singleton',
    retry: { maxAttempts: MAX_ATTEMPTS, firstPauseMs: 1_000, longestPauseMs: 1_000 },
    timeoutMs: null,
    concurrency: 1,
    async execute({ input, signal, progress, attempt }) {
      const runId = input.runId ?? service().startByPlan()?.id
      if (runId === undefined) return DONE
      try {
        await service().work(runId, { signal, progress })
        return DONE
      } catch (error) {
        const plain = toPlainError(error)
        if (signal.aborted || machineRefused(plain)) throw error
        const { message, action } = plain
        if (attempt < MAX_ATTEMPTS) return { type: 'retry', reason: message }
        service().fail(runId)
        return { type: 'failed', reason: message, ...(action === undefined ? {} : { action }) }
      }
    },
  })
}
