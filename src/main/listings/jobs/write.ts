import { z } from 'zod'
import { defineJob, DONE, PATIENT } from '../../jobs/index.ts'
import { listingLanguage, marketId } from '../contract.ts'
import type { ListingsService } from '../service.ts'

export const WRITE = 'listings.write'

/** A language model thinks for minutes, and every language is a question of its own. */
const LONGEST_MS = 1_800_000

const payload = z.object({
  designId: z.string(),
  /** Asked for by the seller: what is there gets a new version. */
  again: z.object({ markets: z.array(marketId).optional(), language: listingLanguage.optional(), writer: z.enum(['template', 'model']).optional() }).optional(),
})

/** Writes the listings of one design for the seller's markets. */
export function writeJob(service: () => ListingsService) {
  return defineJob({
    kind: WRITE,
    label: 'Writing listings',
    payload,
    recovery: 'retry',
    retry: PATIENT,
    timeoutMs: LONGEST_MS,
    concurrency: 1,
    async execute({ input: { designId, again }, correlationId, signal }) {
      if (again === undefined) await service().write(designId, correlationId, [], signal)
      else await service().rewrite({ designId, ...again }, { correlationId, signal })
      return DONE
    },
  })
}
