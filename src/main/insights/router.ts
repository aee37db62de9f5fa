import { z } from 'zod'
import { calendarEntry } from '../ideas/contract.ts'
import { procedure, router } from '../kernel/trpc.ts'
import { today } from './contract.ts'
import type { InsightsService } from './service.ts'

export function createInsightsRouter(service: InsightsService) {
  return router({
    today: procedure.output(today).query(() => service.today()),
    /** Both days inclusive. */
    calendar: procedure.input(z.object({ from: z.iso.date(), to: z.iso.date() })).output(z.array(calendarEntry)).query(({ input }) => service.calendar(input)),
  })
}
