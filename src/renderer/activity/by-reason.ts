import type { Job } from '../../main/jobs/contract.ts'

/** Ten designs that wait for one budget are one thing that needs the seller. */
export function byReason(jobs: readonly Job[]): Job[][] {
  return [...Map.groupBy(jobs, ({ label, state, reason, action }) => [label, state, reason, action].join('\n')).values()]
}
