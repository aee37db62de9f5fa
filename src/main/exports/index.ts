export { createExportsService, type ExportsService } from './service.ts'
export { createExportsRouter } from './router.ts'
export { exportJob, EXPORT } from './jobs/write.ts'
