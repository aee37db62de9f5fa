export { createInsightsService, type InsightsService } from './service.ts'
export { createInsightsRouter } from './router.ts'
