import { expect, test } from 'vitest'
import { cutAtSentence, cutAtWord, lengthOf, sentencesOf } from './cut.ts'

test.each([
  ['Coffee and books for readers', 10, 'Coffee'],
  ['Coffee and books for readers', 16, 'Coffee and books'],
  ['Coffee and books for readers', 20, 'Coffee and books'],
  ['Tea, coffee, or nothing', 14, 'Tea, coffee'],
  ['I said “maybe not today” again', 20, 'I said'],
  ['Loud (but kind) people', 12, 'Loud'],
  ['Café olé for all', 9, 'Café olé'],
  ['short', 10, 'short'],
  ['unbreakablewordthatistoolong', 10, 'unbreakabl'],
  ['as is', null, 'as is'],
] as const)('%s within %s is %s', (text, limit, expected) => {
  expect(cutAtWord(text, limit)).toBe(expected)
})

test('characters are counted as code points, so an emoji is one', () => {
  expect(lengthOf('🐈🐈')).toBe(2)
  expect(cutAtWord('🐈🐈 🐕🐕', 2)).toBe('🐈🐈')
})

test('a description keeps whole sentences', () => {
  const text = 'First one. Second “one.” Third one!\n\nLast paragraph here.'
  expect(sentencesOf(text).join('')).toBe(text)
  expect(cutAtSentence(text, 30)).toBe('First one. Second “one.”')
  expect(cutAtSentence(text, 12)).toBe('First one.')
  expect(cutAtSentence(text, 100)).toBe(text)
  expect(cutAtSentence(text, 7)).toBe('First')
})
