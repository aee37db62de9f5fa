import { expect, test } from 'vitest'
import { AppError, Cancelled, fromPlainError, InvalidInput, MAX_ERROR_TEXT, NeedsHuman, RateLimited, toPlainError } from './errors.ts'

test('foreign text of any length is cut, so that no page or key travels inside an error', () => {
  const long = 'x'.repeat(10_000)
  expect(new AppError('unavailable', long).message).toHaveLength(MAX_ERROR_TEXT)
  expect(toPlainError(new Error(long)).message).toHaveLength(MAX_ERROR_TEXT)
  expect(toPlainError(long).message).toHaveLength(MAX_ERROR_TEXT)
  expect(new InvalidInput(long, long).detail['path']).toHaveLength(MAX_ERROR_TEXT)
})

test('our errors keep kind, sentence, action and detail as plain data and back', () => {
  const there = toPlainError(new InvalidInput('a.csv, row 7', 'has no text', 'Give the row a text.'))
  const back = fromPlainError(structuredClone(there))
  expect(back).toMatchObject({ kind: 'invalid-input', message: 'a.csv, row 7: has no text', action: 'Give the row a text.', detail: { path: 'a.csv, row 7' } })
})

test('the classes that behaviour hangs on survive the border', () => {
  expect(fromPlainError(toPlainError(new RateLimited(99)))).toBeInstanceOf(RateLimited)
  expect(fromPlainError(toPlainError(new Cancelled()))).toBeInstanceOf(Cancelled)
  expect(fromPlainError(toPlainError(new NeedsHuman('Sign in.'))).kind).toBe('needs-human')
  expect(toPlainError(new DOMException('gone', 'AbortError')).kind).toBe('cancelled')
  expect(toPlainError(new TypeError('x is not a function'))).toEqual({ kind: 'bug', message: 'x is not a function' })
})
