import type { Money } from '../contract.ts'

/** Making a number format takes as long as reading a listing from the database, and every listing has a price. */
const digitsOf = new Map<string, number>()

/** How many digits a currency has after the point (ISO 4217, as the runtime knows it): 2 for USD, 0 for JPY. */
function fractionDigits(currency: string): number {
  const known = digitsOf.get(currency)
  if (known !== undefined) return known
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digitsOf.set(currency, digits)
  return digits
}

/** The amount in major units: 1999 cents are 19.99. */
export function majorUnits(money: Money): number {
  return money.minor / 10 ** fractionDigits(money.currency)
}

/** The amount in major units back as whole minor units, rounded to the nearest one. */
export function fromMajorUnits(amount: number, currency: string): Money {
  return { minor: Math.round(amount * 10 ** fractionDigits(currency)), currency }
}

/** The amount as files want it: a dot, the currency's own number of digits, no grouping ("19.99", "1980"). */
export function decimalText(money: Money): string {
  return majorUnits(money).toFixed(fractionDigits(money.currency))
}
