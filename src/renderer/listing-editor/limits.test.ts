import { expect, test } from 'vitest'
import { characters, isFine, NO_LIMITS, problemsOf, type Draft } from './limits.ts'

const draft: Draft = { title: 'Cosy dogs', description: '', bullets: [], tags: ['dog', 'autumn'], price: 19.99 }

test('an emoji is one character', () => {
  expect(characters('🐶 dog')).toBe(5)
})

test('a draft within its limits has no problem, and no limit means none', () => {
  expect(isFine(problemsOf(draft, { ...NO_LIMITS, title: 9, tags: 2, tag: 6 }))).toBe(true)
  expect(isFine(problemsOf({ ...draft, title: 'x'.repeat(9999) }, NO_LIMITS))).toBe(true)
})

test('each broken limit is named at its field', () => {
  const problems = problemsOf({ ...draft, title: 'Cosy dogs!!', bullets: ['short', 'far too long'] }, { ...NO_LIMITS, title: 9, tags: 1, bullets: 2, bullet: 6 })
  expect(problems.title).toBe('2 characters too long')
  expect(problems.tags).toBe('1 tag too many')
  expect(problems.bullets).toBe('6 characters too long')
  expect(problems.description).toBeNull()
})

test('the tag that is too long is named', () => {
  expect(problemsOf(draft, { ...NO_LIMITS, tag: 5 }).tags).toContain('“autumn”')
})

test('a title of spaces and a price of nothing cannot be saved', () => {
  const problems = problemsOf({ ...draft, title: '  ', price: Number.NaN }, NO_LIMITS)
  expect(problems.title).not.toBeNull()
  expect(problems.price).not.toBeNull()
})
