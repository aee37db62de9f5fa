import { z } from 'zod'
import { textFinding } from '../report/contract.ts'

/** What the seller can do about a listing by one click. */
export const attentionAction = z.object({ possible: z.boolean(), says: z.string() })

/** A listing of theirs that was fine, or was taken as it is, and is not any more. */
export const attentionItem = z.object({
  listingId: z.string(),
  designId: z.string(),
  market: z.string(),
  title: z.string(),
  /** It stands at the market, as far as this program knows. */
  live: z.boolean(),
  state: z.enum(['warn', 'block']),
  /** What was not known when the seller approved it, the worst first. */
  findings: z.array(textFinding),
  checkedAt: z.iso.datetime(),
  fix: attentionAction,
  takeDown: attentionAction,
})
export type AttentionItem = z.infer<typeof attentionItem>

export const attentionPage = z.object({ items: z.array(attentionItem), next: z.string().nullable(), /** All that wait, this page included. */ waiting: z.number().int() })
export type AttentionPage = z.infer<typeof attentionPage>

/** What became of a click. */
export const attentionOutcome = z.object({ sentence: z.string() })
export type AttentionOutcome = z.infer<typeof attentionOutcome>

export const recheckEvents = {
  'listing.rechecked': { version: 1, data: z.object({ listingId: z.string(), state: z.enum(['clear', 'warn', 'block', 'not-checked']) }) },
} as const
