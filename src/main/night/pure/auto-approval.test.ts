import { expect, test } from 'vitest'
import { allowedBy } from './auto-approval.ts'

const knitting = { score: 0.7, topic: 'knitting', phrase: 'Just One More Row' }

test('a night approves only what scores enough and is about an allowed niche, by whole words', () => {
  expect(allowedBy({ minScore: 0.7, niches: [] }, knitting)).toBe(true)
  expect(allowedBy({ minScore: 0.71, niches: [] }, knitting)).toBe(false)
  expect(allowedBy({ minScore: 0, niches: ['Knitting'] }, knitting)).toBe(true)
  expect(allowedBy({ minScore: 0, niches: ['more row'] }, knitting)).toBe(true)
  expect(allowedBy({ minScore: 0, niches: ['knit', 'dogs'] }, knitting)).toBe(false)
})
