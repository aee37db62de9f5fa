import { expect, test } from 'vitest'
import type { Job } from '../../main/jobs/contract.ts'
import { byReason } from './by-reason.ts'

const job = (id: string, label: string, reason: string): Job => ({
  id, kind: 'designs.make-picture', label, state: 'needs-human', attempt: 1, maxAttempts: 5, runAt: '2026-11-23T12:00:00Z', createdAt: '2026-11-23T12:00:00Z', correlationId: id, reason,
})

test('work that stopped for one reason is one thing that needs the seller', () => {
  const stuck = [job('a', 'Picture', 'No budget.'), job('b', 'Mock-up', 'No budget.'), job('c', 'Picture', 'No budget.'), job('d', 'Picture', 'No key.')]
  expect(byReason(stuck).map((jobs) => jobs.map(({ id }) => id))).toEqual([['a', 'c'], ['b'], ['d']])
})
