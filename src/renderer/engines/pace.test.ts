import { expect, test } from 'vitest'
import { timeLeft, watched, type Watched } from './pace.ts'

const follow = (...seen: readonly (readonly [done: number, total: number, at: number])[]): Watched => {
  let known: Watched | null = null
  for (const [done, total, at] of seen) known = watched(known, { done, total }, at)
  if (known === null) throw new Error('nothing seen')
  return known
}

test('two steps in two seconds leave one second for each of the rest', () => {
  const pace = follow([3, 20, 1_000], [5, 20, 3_000])
  expect(timeLeft(pace, 3_000)).toBe(15_000)
  expect(timeLeft(pace, 3_600)).toBe(14_400)
})

test('before a second step is seen nobody can tell', () => {
  expect(timeLeft(follow([3, 20, 1_000], [3, 20, 9_000]), 9_000)).toBeNull()
})

test('time left is never less than nothing, and a new stage is judged by its own steps', () => {
  expect(timeLeft(follow([1, 4, 0], [2, 4, 1_000]), 60_000)).toBe(0)
  expect(timeLeft(follow([1, 20, 0], [20, 20, 19_000], [1, 4, 20_000]), 20_000)).toBeNull()
  expect(timeLeft(follow([19, 20, 0], [1, 20, 1_000], [2, 20, 1_500]), 1_500)).toBe(9_000)
})
