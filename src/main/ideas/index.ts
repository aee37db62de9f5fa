export { createIdeasService, type IdeasService } from './service.ts'
export { createIdeasRouter } from './router.ts'
