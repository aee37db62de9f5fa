import { expect, test } from 'vitest'
import { lettersCheck, relevanceCheck, rowsOfMarksCheck, safetyCheck } from './picture-checks.ts'

test('what is unfit adds up over its labels, whatever a model calls them, and decides between clear, look and blocked', () => {
  const of = (nsfw: number): string => safetyCheck([{ label: 'sfw', share: 1 - nsfw }, { label: 'NSFW', share: nsfw }]).state
  expect([of(0), of(0.3), of(0.9)]).toEqual(['clear', 'warn', 'block'])
  expect(safetyCheck([{ label: 'drawings', share: 0.2 }, { label: 'hentai', share: 0.4 }, { label: 'porn', share: 0.4 }]).state).toBe('block')
})

test('nearness to the words clears or warns, and letters only warn', () => {
  expect([0.31, 0.24, 0.05].map((cosine) => relevanceCheck(cosine).state)).toEqual(['clear', 'warn', 'warn'])
  expect([lettersCheck(0).state, lettersCheck(0.05).state]).toEqual(['clear', 'warn'])
})

test('a guess without a model never clears', () => {
  expect(rowsOfMarksCheck(0)).toBeNull()
  expect(rowsOfMarksCheck(2)).toMatchObject({ id: 'picture-text', state: 'warn' })
})
