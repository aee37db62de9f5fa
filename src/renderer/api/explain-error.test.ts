import { expect, test } from 'vitest'
import { explain, explainShort, isOffline, Refusal } from './explain-error.ts'

test('no answer is called offline; a refusal keeps its own sentence and action', () => {
  expect(isOffline(new TypeError('Failed to fetch'))).toBe(true)
  const refusal = new Refusal('The library is full.', 'Make room on the disk.')
  expect(isOffline(refusal)).toBe(false)
  expect(explainShort(refusal)).toBe('The library is full. Make room on the disk.')
  expect(explain(refusal).action).toBe('Make room on the disk.')
})
