/** The door of compliance: everything here is a pure function. */
export { checkText, mayAutoApprove, needed, type CheckContext } from './pure/check-text.ts'
export { fieldsOf, type Finding } from './pure/finding.ts'
export { findWording } from './pure/wording.ts'
