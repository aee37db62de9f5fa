export { createDesignsService, type DesignsService } from './service.ts'
export { createDesignsRouter } from './router.ts'
export { makeJob, MAKE } from './jobs/make.ts'
export { printJob } from './jobs/print.ts'
