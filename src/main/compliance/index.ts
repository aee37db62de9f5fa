/** The door of compliance: checks of words are pure functions; the trademark index is a service. */
export { checkText, mayAutoApprove } from './pure/check-text.ts'
export { findInText } from './pure/find-in-text.ts'
export type { Finding } from './pure/finding.ts'
export { createComplianceRouter } from './router.ts'
export { TRADEMARKS, trademarksJob } from './trademarks/jobs/import.ts'
export { createTrademarksService, type TrademarksService } from './trademarks/service.ts'
