import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import type { ReEmbed } from '../embedding/re-embed.ts'

export const EMBED = 'ideas.embed'

/** Runs beside everything else; searches use the model of most ideas until it is done. */
export function embedJob(work: ReEmbed) {
  return defineJob({
    kind: EMBED,
    label: 'Comparing all ideas anew',
    payload: z.object({}),
    recovery: 'singleton',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ signal, progress }) {
      await work.run({ signal, progress })
      return DONE
    },
  })
}
