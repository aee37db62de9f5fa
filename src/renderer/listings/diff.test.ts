import { expect, test } from 'vitest'
import { differs, listDiff, wordDiff } from './diff.ts'

test('words that came and went are told apart from those that stayed', () => {
  const parts = wordDiff('Funny tee for cat owners', 'Cosy tee for cat lovers')
  expect(parts.filter(({ kind }) => kind === 'removed').map(({ text }) => text.trim())).toEqual(['Funny', 'owners'])
  expect(parts.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual(['Cosy', 'lovers'])
  expect(parts.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('')).toBe('Cosy tee for cat lovers')
  expect(differs(wordDiff('same', 'same'))).toBe(false)
})

test('umlauts, emoji and languages without spaces are cut at words', () => {
  expect(wordDiff('Süßes Kätzchen 🐈', 'Süßer Kater 🐈').find(({ kind }) => kind === 'same' )?.text).toBeDefined()
  const parts = wordDiff('猫が好きな人へ', '犬が好きな人へ')
  expect(parts.filter(({ kind }) => kind === 'removed').map(({ text }) => text)).toEqual(['猫'])
})

test('a tag that left stays in its place, and new ones stand at the end', () => {
  expect(listDiff(['a', 'b', 'c'], ['a', 'c', 'd'])).toEqual([{ text: 'a', kind: 'same' }, { text: 'b', kind: 'removed' }, { text: 'c', kind: 'same' }, { text: 'd', kind: 'added' }])
})
