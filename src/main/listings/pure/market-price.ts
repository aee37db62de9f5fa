import type { Money } from '../../products/contract.ts'

/** The product's price on a market where the seller asks more or less: 1999 with 15 percent is 2299, with the same ending. */
export function marketPrice({ minor, currency }: Money, changePercent: number): Money {
  if (changePercent === 0) return { minor, currency }
  const ending = minor % 100
  const wished = (minor * (100 + changePercent)) / 100
  const candidate = Math.round((wished - ending) / 100) * 100 + ending
  return { minor: Math.max(candidate, ending, 1), currency }
}
