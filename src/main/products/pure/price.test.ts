import { expect, test } from 'vitest'
import { InvalidInput } from '../../kernel/errors.ts'
import { decimalText, fromMajorUnits, majorUnits } from './money.ts'
import { priceFor } from './price.ts'

const usd = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'USD' })

test('a fixed price is the price', () => {
  expect(priceFor({ id: 'a', baseCost: null, priceRule: { kind: 'fixed', price: usd(1999) } })).toEqual(usd(1999))
})

test.each([
  { cost: 1229, percent: 50, endingMinor: 99, price: 1899 },
  { cost: 1266, percent: 50, endingMinor: 99, price: 1899 },
  { cost: 1299, percent: 50, endingMinor: 49, price: 1949 },
  { cost: 1300, percent: 50, endingMinor: 49, price: 2049 },
  { cost: 1000, percent: 0, endingMinor: 0, price: 1000 },
  { cost: 1, percent: 10, endingMinor: undefined, price: 2 },
])('a mark-up of $percent % on $cost ending in $endingMinor is $price', ({ cost, percent, endingMinor, price }) => {
  const priceRule = { kind: 'markup' as const, percent, ...(endingMinor === undefined ? {} : { endingMinor }) }
  expect(priceFor({ id: 'a', baseCost: usd(cost), priceRule }).minor).toBe(price)
})

test('a mark-up without a base cost is refused with what to do', () => {
  const product = { id: 'prd_mug', baseCost: null, priceRule: { kind: 'markup' as const, percent: 40 } }
  expect(() => priceFor(product)).toThrow(InvalidInput)
  expect(() => priceFor(product)).toThrow(/prd_mug: base cost/)
})

test('a price of nothing is refused', () => {
  expect(() => priceFor({ id: 'a', baseCost: null, priceRule: { kind: 'fixed', price: usd(0) } })).toThrow(/above zero/)
})

test('money goes to major units and back without a loss, also where a currency has no cents', () => {
  for (let minor = 1; minor < 5000; minor++) expect(fromMajorUnits(majorUnits(usd(minor)), 'USD').minor).toBe(minor)
  expect(decimalText(usd(1990))).toBe('19.90')
  expect(decimalText({ minor: 1980, currency: 'JPY' })).toBe('1980')
})
