import { expect, test } from 'vitest'
import { allOf, anyOf, readQuery } from './query.ts'
import { fuse } from './fuse.ts'

test('words are read in plain form, each once, without those that nearly every text has', () => {
  expect(readQuery('  The CAFÉ for my  dog, dog & Ｃａｔ ')).toEqual({ text: 'The CAFÉ for my dog, dog & Cat', words: ['café', 'dog', 'cat'], isOpen: true })
  expect(readQuery('to be or')?.words).toEqual(['to', 'be', 'or'])
})

test.each(['', '   ', '!!! ... ---', '"*^():', '\u0000\u202E\u200B', '́'])('nothing to look for in %j', (typed) => expect(readQuery(typed)).toBeNull())

test('what FTS5 would take as an operator is only a word', () => {
  const query = readQuery('NEAR(dog AND "cat" OR -phrase:x* ^y')
  if (query === null) throw new Error('Nothing was read.')
  expect(allOf(query)).toBe('"near" AND "dog" AND "cat" AND "phrase" AND "x" AND ("y" OR "y"*)')
  expect(anyOf(query.words)).toBe('"near" OR "dog" OR "cat" OR "phrase" OR "x" OR "y"')
})

test('the last word is open while it is being typed, and closed by a blank or a sign', () => {
  expect(['gard', 'gard!', 'gard '].map((typed) => readQuery(typed)?.isOpen)).toEqual([true, false, true])
})

test('a huge query is cut, also in the middle of a character, and its words are few', () => {
  const query = readQuery(`${'🎃 x '.repeat(5_000)}`)
  expect(query?.text.length).toBeLessThanOrEqual(400)
  expect(query?.text.isWellFormed()).toBe(true)
  expect(readQuery(Array.from({ length: 90 }, (_, at) => `w${at}`).join(' '))?.words).toHaveLength(16)
  expect(readQuery('ﷺ'.repeat(10_000))?.text.length).toBeLessThanOrEqual(400)
})

test('emoji alone are looked for by likeness, words of any script by themselves', () => {
  expect(readQuery('🎃🦇')).toEqual({ text: '🎃🦇', words: [], isOpen: false })
  expect(readQuery('كلب צהוב 犬')?.words).toEqual(['كلب', 'צהוב', '犬'])
})

test('what several orders agree on comes first, and a lighter order counts less', () => {
  expect(fuse([{ items: [1, 2, 3], weight: 1 }, { items: [9, 3, 8], weight: 1 }])[0]).toBe(3)
  expect(fuse([{ items: [1], weight: 0.5 }, { items: [2], weight: 1 }])).toEqual([2, 1])
  expect(fuse([])).toEqual([])
})
