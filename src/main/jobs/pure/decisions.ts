/** What happens to a job next, as functions without effects. */
import type { Outcome, Recovery, RetryPolicy } from '../definition.ts'
import type { JobState } from '../contract.ts'

/** Times the program may die during one job before it is set aside: a job that kills its host is not tried for ever. */
export const MAX_CRASHES = 3

export type NextStep =
  | { readonly state: 'done' | 'cancelled' }
  | { readonly state: 'waiting'; readonly runAt: number; readonly attempt: number; readonly reason: string; readonly action?: string }
  | { readonly state: 'failed' | 'needs-human'; readonly reason: string; readonly action?: string }

/** The row's next state after an attempt. `attempt` counts from 1; `chance` in [0, 1) spreads retries apart. */
export function afterAttempt(outcome: Outcome, attempt: number, policy: RetryPolicy, now: number, chance: number): NextStep {
  switch (outcome.type) {
    case 'done':
      return { state: 'done' }
    case 'cancelled':
      return { state: 'cancelled' }
    case 'needs-human':
      return { state: 'needs-human', reason: outcome.reason, ...(outcome.action === undefined ? {} : { action: outcome.action }) }
    case 'failed':
      return { state: 'failed', reason: outcome.reason, ...(outcome.action === undefined ? {} : { action: outcome.action }) }
    case 'rate-limited':
      return { state: 'waiting', runAt: Math.max(outcome.until, now), attempt: attempt - 1, reason: outcome.reason }
    case 'held-up':
      return { state: 'waiting', runAt: Math.max(outcome.until, now), attempt: attempt - 1, reason: outcome.reason, ...(outcome.action === undefined ? {} : { action: outcome.action }) }
    case 'retry':
      if (attempt >= policy.maxAttempts) return { state: 'failed', reason: outcome.reason }
      return { state: 'waiting', runAt: now + retryPause(attempt, policy, chance), attempt, reason: outcome.reason }
  }
}

/** Milliseconds before the attempt after `attempt`: doubling, with up to half again by chance, never over the longest. */
export function retryPause(attempt: number, policy: RetryPolicy, chance: number): number {
  const doubled = policy.firstPauseMs * 2 ** (attempt - 1)
  return Math.round(Math.min(policy.longestPauseMs, doubled * (1 + chance / 2)))
}

/** What becomes of a row that an earlier process left running. */
export function afterCrash(recovery: Recovery, crashes: number): { state: Extract<JobState, 'waiting' | 'failed'>; reason: string | null } {
  if (recovery === 'abandon') return { state: 'failed', reason: 'The program ended while this was running.' }
  if (crashes >= MAX_CRASHES) return { state: 'failed', reason: `The program ended ${crashes} times while this was running.` }
  return { state: 'waiting', reason: null }
}

/** Milliseconds left by the pace so far; null before a twentieth is done, when a guess would jump about. */
export function timeLeft(done: number, total: number | null, elapsedMs: number): number | null {
  if (total === null || total <= 0 || done / total < 0.05) return null
  return Math.max(0, Math.round((elapsedMs / done) * (total - done)))
}
