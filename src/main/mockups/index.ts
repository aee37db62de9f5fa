export { createMockupsService, type MockupsService } from './service.ts'
export { renderJob, RENDER } from './jobs/render.ts'
