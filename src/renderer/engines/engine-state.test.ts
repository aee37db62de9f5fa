import { expect, test } from 'vitest'
import { plainAmount, withPrice } from './engine-state.ts'

test('an amount stands as it is typed, with the part of a cent where it counts', () => {
  expect([50, 1.5, 0.03, 2_000].map((minor) => plainAmount(minor, 100))).toEqual(['0.50', '0.015', '0.0003', '20.00'])
  expect(plainAmount(120, 1)).toBe('120')
})

test('a price that is said anew takes the place of the old one', () => {
  const price = (model: string, minorPerPicture: number) => ({ engine: 'openai' as const, model, minorPerPicture, readOn: '2026-11-23' })
  expect(withPrice([price('a', 1), price('b', 2)], price('a', 3))).toEqual([price('b', 2), price('a', 3)])
})
