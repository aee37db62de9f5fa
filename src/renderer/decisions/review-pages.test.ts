import { expect, test } from 'vitest'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { itemsOf, neighbourAfter, waitingOf, withItemsBack, withoutItems, type ReviewData } from './review-pages.ts'

/** Only what the queue looks at. */
const item = (id: string, score: number): ReviewItem => ({ design: { id }, idea: { score } }) as unknown as ReviewItem

const queue = (): ReviewData => ({
  pages: [
    { items: [item('a', 0.9), item('b', 0.8)], next: 'b', waiting: 4 },
    { items: [item('c', 0.7), item('d', 0.6)], next: null, waiting: 4 },
  ],
  pageParams: [null, 'b'],
})
const ids = (data: ReviewData): string => itemsOf(data).map(({ design }) => design.id).join('')

test('a decided design leaves the queue and the count', () => {
  const after = withoutItems(queue(), new Set(['b', 'c']), 2)
  expect(ids(after)).toBe('ad')
  expect(waitingOf(after)).toBe(2)
})

test('an undone design comes back where its score belongs', () => {
  const without = withoutItems(queue(), new Set(['a', 'c']), 2)
  const back = withItemsBack(without, [item('a', 0.9), item('c', 0.7)], 2)
  expect(ids(back)).toBe('abcd')
  expect(waitingOf(back)).toBe(4)
})

test('the worst design comes back at the end, also into an empty queue', () => {
  expect(ids(withItemsBack(withoutItems(queue(), new Set(['d']), 1), [item('d', 0.6)], 1))).toBe('abcd')
  const empty = withoutItems(queue(), new Set(['a', 'b', 'c', 'd']), 4)
  expect(ids(withItemsBack(empty, [item('b', 0.8)], 1))).toBe('b')
})

test('a design that a refetch has brought back already is not doubled', () => {
  expect(ids(withItemsBack(queue(), [item('c', 0.7)], 0))).toBe('abcd')
})

test('after a decision the next design is shown, at the end the one before, and none when all are decided', () => {
  const items = itemsOf(queue())
  expect(neighbourAfter(items, 'b', new Set(['b']))).toBe('c')
  expect(neighbourAfter(items, 'd', new Set(['d']))).toBe('c')
  expect(neighbourAfter(items, 'c', new Set(['c', 'd']))).toBe('b')
  expect(neighbourAfter(items, 'a', new Set(['a', 'b', 'c', 'd']))).toBeNull()
})
