import { procedure, router } from '../kernel/trpc.ts'
import { today } from './contract.ts'
import type { InsightsService } from './service.ts'

export function createInsightsRouter(service: InsightsService) {
  return router({ today: procedure.output(today).query(() => service.today()) })
}
