export { createMockupsService, type MockupsService } from './service.ts'
export { createMockupsRouter } from './router.ts'
export { renderJob, RENDER } from './jobs/render.ts'
export { photographJob } from './jobs/photograph.ts'
