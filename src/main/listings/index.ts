export { createListingsService, type ListingsService } from './service.ts'
export { createListingsRouter } from './router.ts'
export { writeJob, WRITE } from './jobs/write.ts'
export { marketRulesOf } from './markets/index.ts'
