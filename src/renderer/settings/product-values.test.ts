import { expect, test } from 'vitest'
import { amountOf, coloursWith } from './product-values.ts'

test('amounts are read with a point or a comma, and nothing else is taken for one', () => {
  expect(['19.99', ' 19,99 ', '0', ''].map(amountOf)).toEqual([19.99, 19.99, 0, null])
  expect(['-1', '1.2.3', 'free', '1e9', '99999999'].map(amountOf)).toEqual(Array.from({ length: 5 }))
})

test('a colour that comes back stands where it stood', () => {
  const all = ['black', 'white', 'navy'].map((id) => ({ id, name: id, hex: '#101010', tone: 'dark' as const }))
  const ids = (offered: readonly string[], id: string, on: boolean) => coloursWith(all, new Set(offered), id, on).map((colour) => colour.id)
  expect(ids(['black', 'navy'], 'white', true)).toEqual(['black', 'white', 'navy'])
  expect(ids(['black', 'navy'], 'black', false)).toEqual(['navy'])
})
