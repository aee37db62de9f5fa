import { expect, test } from 'vitest'
import { wordsOf } from '../type/words.ts'
import { signsOf } from './elements.ts'
import { definitionOf, foundedAt, headedList, itemsOf, numberAt, twoParts } from './structure.ts'

const said = (phrase: string, run: { from: number; to: number } | undefined): string | undefined => (run === undefined ? undefined : phrase.split(' ').slice(run.from, run.to).join(' '))

test('a dictionary entry is known by its part of speech or by a colon, with and without how it sounds', () => {
  const entry = (phrase: string) => {
    const found = definitionOf(wordsOf(phrase))
    return found && [said(phrase, found.head), said(phrase, found.kind), said(phrase, found.meaning)]
  }
  expect(entry('Dogmom (noun): like a mom but furrier')).toEqual(['Dogmom', '(noun):', 'like a mom but furrier'])
  expect(entry('Nap [nap] n. a brief escape')).toEqual(['Nap', '[nap] n.', 'a brief escape'])
  expect(entry('Monday: a day to be survived')).toEqual(['Monday:', undefined, 'a day to be survived'])
  expect(entry('404: sleep not found')).toBeUndefined()
  expect(entry('Hiking is my therapy')).toBeUndefined()
})

test('a headed list has a head that ends in a colon and at least three short items', () => {
  const list = headedList(wordsOf('To do: nap, snack, nap again'))
  expect(list?.items.map((item) => said('To do: nap, snack, nap again', item))).toEqual(['nap,', 'snack,', 'nap again'])
  expect(headedList(wordsOf('Dogmom: like a mom, but furrier'))).toBeUndefined()
  expect(itemsOf(wordsOf('Eat. Sleep. Fish. Repeat.'))).toHaveLength(4)
})

test('two sentences, a number and a year are found where they stand', () => {
  expect(twoParts(wordsOf('Camp more, worry less'))).toBe(2)
  expect(twoParts(wordsOf('Eat. Sleep. Fish.'))).toBeUndefined()
  expect(twoParts(wordsOf('Stay wild'))).toBeUndefined()
  expect(twoParts(wordsOf('Est. 1985 vintage soul'))).toBeUndefined()
  expect(numberAt(wordsOf('My 40th birthday'))).toBe(1)
  expect(numberAt(wordsOf('B2B sales'))).toBeUndefined()
  expect(foundedAt(wordsOf('Dog mom est. 2019'))).toBe(2)
  expect(foundedAt(wordsOf('Since forever'))).toBeUndefined()
})

test('a word comes out in signs of elements only when every letter belongs to one', () => {
  expect(signsOf('bacon')).toEqual(['Ba', 'Co', 'N'])
  expect(signsOf('Teacher')).toEqual(['Te', 'Ac', 'H', 'Er'])
  expect(signsOf('jazz')).toBeUndefined()
})
