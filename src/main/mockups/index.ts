export { createMockupsService, type MockupsService, type MockupPicture } from './service.ts'
export { renderJob, RENDER } from './jobs/render.ts'
