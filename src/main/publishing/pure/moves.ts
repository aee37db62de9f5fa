/** Which state may follow which. Without effects. */
import type { PublicationState } from '../contract.ts'

const SENT = ['intent-recorded', 'submitted', 'verifying', 'drafted', 'live', 'rejected', 'needs-human'] as const

/** A state may always follow itself: a step after a step. */
const MOVES = {
  queued: ['preparing', 'needs-human', 'cancelled'],
  preparing: ['queued', ...SENT, 'cancelled'],
  // Until it is proven that nothing was sent it is not cancelled; the service asks the journal.
  'intent-recorded': [...SENT, 'cancelled'],
  submitted: [...SENT, 'cancelled'],
  verifying: [...SENT],
  // Going live, or what was edited since.
  drafted: ['queued', 'withdrawn', 'needs-human'],
  live: ['queued', 'withdrawn', 'needs-human'],
  rejected: ['queued', 'withdrawn', 'cancelled'],
  'needs-human': ['queued', 'drafted', 'live', 'withdrawn', 'cancelled'],
  cancelled: ['queued'],
  withdrawn: ['queued'],
} as const satisfies Record<PublicationState, readonly PublicationState[]>

/** What has work left that the program does by itself. */
export const OPEN = ['queued', 'preparing', 'intent-recorded', 'submitted', 'verifying'] as const satisfies readonly PublicationState[]

export function mayMove(from: PublicationState, to: PublicationState): boolean {
  const next: readonly PublicationState[] = MOVES[from]
  return from === to || next.includes(to)
}
