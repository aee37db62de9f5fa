import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { rescore, type RescoreDeps } from '../scoring/rescore.ts'

export const SCORE = 'ideas.score'

/** Where an earlier try of the same work got to. */
const saved = z.object({ after: z.number().int() })

/** Repeatable: an idea scored twice gets the same score. */
export function scoreJob(deps: RescoreDeps) {
  return defineJob({
    kind: SCORE,
    label: 'Scoring the ideas again',
    payload: z.object({}),
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ correlationId, clock, signal, progress, savedState, saveState }) {
      const before = saved.safeParse(savedState)
      await rescore(deps, { now: clock.now(), correlationId, after: before.success ? before.data.after : 0, signal, progress, reached: (after) => saveState({ after }) })
      return DONE
    },
  })
}
