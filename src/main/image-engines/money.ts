import { majorUnits } from '../products/index.ts'

/** An amount as a seller reads it: “$0.45”. */
export function sayMoney(minor: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(majorUnits({ minor, currency }))
}
