/** The door of compliance: everything here is a pure function. */
export { checkText, mayAutoApprove } from './pure/check-text.ts'
export { findInText } from './pure/find-in-text.ts'
export type { Finding } from './pure/finding.ts'
