export { createIdeasService, type IdeasService } from './service.ts'
export { EMBEDDING_MODEL } from './pure/embed.ts'
export { createIdeasRouter } from './router.ts'
