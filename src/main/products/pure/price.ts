import { InvalidInput } from '../../kernel/errors.ts'
import type { Money, ProductTemplate } from '../contract.ts'

/**
 * What a listing of this product costs, by the product's own rule. A mark-up is rounded up, first to a whole minor
 * unit, then to the next price with the wished ending.
 * Throws InvalidInput when a mark-up has no base cost to stand on, or the price would not be above zero.
 */
export function priceFor(product: Pick<ProductTemplate, 'id' | 'baseCost' | 'priceRule'>): Money {
  const price = byRule(product)
  if (price.minor <= 0) {
    throw new InvalidInput(`${product.id}: price`, 'is not above zero', 'Set a price for this product in Settings.')
  }
  return price
}

function byRule({ id, baseCost, priceRule }: Pick<ProductTemplate, 'id' | 'baseCost' | 'priceRule'>): Money {
  if (priceRule.kind === 'fixed') return priceRule.price
  if (baseCost === null) {
    throw new InvalidInput(
      `${id}: base cost`,
      'is not known, so a mark-up has nothing to add to',
      'Enter what your provider charges for this product, or give it a fixed price.',
    )
  }
  const marked = Math.ceil((baseCost.minor * (100 + priceRule.percent)) / 100)
  return { minor: withEnding(marked, priceRule.endingMinor), currency: baseCost.currency }
}

/** The smallest amount from `minor` upwards whose last two digits are `ending`: 1843 becomes 1899 for 99. */
function withEnding(minor: number, ending: number | undefined): number {
  if (ending === undefined) return minor
  const candidate = minor - (minor % 100) + ending
  return candidate >= minor ? candidate : candidate + 100
}
