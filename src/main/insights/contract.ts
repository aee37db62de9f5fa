import { z } from 'zod'
import { nightRun } from '../night/contract.ts'

/** A date worth designing for. */
export const upcomingDate = z.object({
  title: z.string(),
  occursOn: z.iso.date(),
  daysLeft: z.number().int(),
  /** Designs that exist for it. */
  designs: z.number().int(),
})
export type UpcomingDate = z.infer<typeof upcomingDate>

/** Today, in counts; the window makes the sentences. */
export const today = z.object({
  waiting: z.number().int(),
  approved: z.number().int(),
  rejected: z.number().int(),
  /** Approved listings nobody has exported yet. */
  readyToExport: z.number().int(),
  needYou: z.number().int(),
  spentMinor: z.number().int(),
  currency: z.string(),
  libraryIsEmpty: z.boolean(),
  night: nightRun.nullable(),
  upcoming: z.array(upcomingDate),
})
export type Today = z.infer<typeof today>
