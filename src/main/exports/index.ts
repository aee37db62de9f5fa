export { createExportsService, type ExportsService } from './service.ts'
export { createExportsRouter } from './router.ts'
export { exportJob } from './jobs/write.ts'
