export { createSettingsService, type SettingsService } from './service.ts'
export { createSettingsRouter } from './router.ts'
