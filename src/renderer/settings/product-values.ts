/** What the fields of a product mean. Pure. */
import type { Garment } from '../../main/products/contract.ts'

/** "19,99" or "19.99" as a number, null when nothing is written, undefined when it is no amount. */
export function amountOf(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  return /^\d{1,7}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined
}

/** The offered colours in the order in which all of them stand, with one more or one fewer. */
export function coloursWith(all: readonly Garment[], offered: ReadonlySet<string>, id: string, on: boolean): Garment[] {
  return all.filter((colour) => (colour.id === id ? on : offered.has(colour.id)))
}
