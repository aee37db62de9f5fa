import { expect, test } from 'vitest'
import { calendarCommand, ideaCommand, placeIndex, reviewCommand, type Key } from './keymap.ts'

const key = (name: string, held: Partial<Key> = {}): Key => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held })

test('one key decides, in either case of the letter', () => {
  expect(reviewCommand(key('a'), false)).toEqual({ do: 'approve' })
  expect(reviewCommand(key('A'), false)).toEqual({ do: 'approve' })
  expect(reviewCommand(key('r'), false)).toEqual({ do: 'ask-reason' })
})

test('a digit shows another garment, and after R it is the reason', () => {
  expect(reviewCommand(key('3'), false)).toEqual({ do: 'show', view: 2 })
  expect(reviewCommand(key('3'), true)).toEqual({ do: 'reject', reason: 'trademark' })
  expect(reviewCommand(key('6'), true)).toBeNull()
})

test('after R, Enter rejects without a reason and Escape keeps the design', () => {
  expect(reviewCommand(key('Enter'), true)).toEqual({ do: 'reject', reason: null })
  expect(reviewCommand(key('Escape'), true)).toEqual({ do: 'close' })
})

test('after R another decision key still means itself', () => {
  expect(reviewCommand(key('a'), true)).toEqual({ do: 'approve' })
  expect(reviewCommand(key('ArrowRight'), true)).toEqual({ do: 'next' })
})

test('a held key belongs to the browser, save undo', () => {
  expect(reviewCommand(key('a', { ctrlKey: true }), false)).toBeNull()
  expect(reviewCommand(key('r', { metaKey: true }), false)).toBeNull()
  expect(reviewCommand(key('a', { altKey: true }), false)).toBeNull()
  expect(reviewCommand(key('z', { metaKey: true }), false)).toEqual({ do: 'undo' })
})

test('only a held digit goes to a place', () => {
  expect(placeIndex(key('2', { ctrlKey: true }))).toBe(1)
  expect(placeIndex(key('2'))).toBeNull()
  expect(placeIndex(key('6', { metaKey: true }))).toBe(5)
  expect(placeIndex(key('7', { metaKey: true }))).toBeNull()
})

test('Ideas and Calendar leave held keys to the browser, save undo', () => {
  expect([ideaCommand(key('M')), ideaCommand(key('x')), ideaCommand(key('/')), ideaCommand(key('q'))]).toEqual([{ do: 'make' }, { do: 'not-this' }, { do: 'search' }, null])
  expect([ideaCommand(key('x', { ctrlKey: true })), ideaCommand(key('z', { metaKey: true })), ideaCommand(key('m', { altKey: true }))]).toEqual([null, { do: 'undo' }, null])
  expect([calendarCommand(key('ArrowUp')), calendarCommand(key('PageDown')), calendarCommand(key('t', { ctrlKey: true }))]).toEqual([{ do: 'day', by: -7 }, { do: 'month', by: 1 }, null])
})
