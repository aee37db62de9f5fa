import { expect, test } from 'vitest'
import type { RetryPolicy } from '../definition.ts'
import { afterAttempt, afterCrash, MAX_CRASHES, retryPause, timeLeft } from './decisions.ts'

const policy: RetryPolicy = { maxAttempts: 3, firstPauseMs: 1_000, longestPauseMs: 5_000 }
const NOW = 1_000_000

test.each([
  ['done is done', { type: 'done' }, 1, { state: 'done' }],
  ['cancelled stays cancelled', { type: 'cancelled' }, 1, { state: 'cancelled' }],
  ['a person is needed', { type: 'needs-human', reason: 'Sign in.', action: 'Open Settings.' }, 1, { state: 'needs-human', reason: 'Sign in.', action: 'Open Settings.' }],
  ['hopeless work is not tried again', { type: 'failed', reason: 'No such file.' }, 1, { state: 'failed', reason: 'No such file.' }],
  ['a failure is tried again after a pause', { type: 'retry', reason: 'Busy.' }, 1, { state: 'waiting', runAt: NOW + 1_000, attempt: 1, reason: 'Busy.' }],
  ['the last failure is the end', { type: 'retry', reason: 'Busy.' }, 3, { state: 'failed', reason: 'Busy.' }],
  ['a rate limit uses up no attempt', { type: 'rate-limited', until: NOW + 9, reason: 'Wait.' }, 3, { state: 'waiting', runAt: NOW + 9, attempt: 2, reason: 'Wait.' }],
  ['a rate limit that is over already runs now', { type: 'rate-limited', until: 5, reason: 'Wait.' }, 1, { state: 'waiting', runAt: NOW, attempt: 0, reason: 'Wait.' }],
] as const)('%s', (_name, outcome, attempt, next) => {
  expect(afterAttempt(outcome, attempt, policy, NOW, 0)).toEqual(next)
})

test.each([
  [1, 0, 1_000], [2, 0, 2_000], [3, 0, 4_000],
  [1, 0.999, 1_500], [2, 0.5, 2_500],
  [4, 0, 5_000], [20, 0.9, 5_000],
])('the pause after attempt %i at chance %d is %i ms', (attempt, chance, pause) => {
  expect(Math.abs(retryPause(attempt, policy, chance) - pause)).toBeLessThanOrEqual(1)
})

test.each([
  ['abandon', 1, 'failed'], ['retry', 1, 'waiting'], ['retry', MAX_CRASHES - 1, 'waiting'], ['retry', MAX_CRASHES, 'failed'],
  ['singleton', 0, 'waiting'], ['singleton', MAX_CRASHES + 5, 'failed'],
] as const)('work of recovery %s is, after %i deaths of the program, %s', (recovery, crashes, state) => {
  expect(afterCrash(recovery, crashes).state).toBe(state)
})

test.each([
  [0, 100, 1_000, null], [4, 100, 1_000, null], [5, 100, 1_000, 19_000], [50, 100, 10_000, 10_000], [100, 100, 7, 0], [3, null, 1_000, null], [0, 0, 5, null], [120, 100, 1_000, 0],
])('%d of %d done after %i ms leaves %d ms', (done, total, elapsed, left) => {
  expect(timeLeft(done, total, elapsed)).toBe(left)
})
