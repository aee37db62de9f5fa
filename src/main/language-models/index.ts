export { createCappedFetch } from './capped-fetch.ts'
export type { AnswerLog, CompleteRequest, KeptAnswer } from './complete.ts'
export { createLanguageModelsRouter } from './router.ts'
export { createLanguageModelsService, type LanguageModelsService } from './service.ts'
