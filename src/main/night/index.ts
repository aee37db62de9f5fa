export { createNightService, type NightService } from './service.ts'
export { createNightRouter } from './router.ts'
export { nightJob, NIGHT } from './jobs/run.ts'
export { followUpKey } from './phases.ts'
