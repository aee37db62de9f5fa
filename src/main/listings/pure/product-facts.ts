import type { ProductTemplate } from '../../products/contract.ts'

/** What the product template says about the goods, one line each; nothing about cloth, fit or delivery is known. */
export function productFacts(product: Pick<ProductTemplate, 'colours' | 'sizes' | 'printAreas'>): string[] {
  return [...printed(product.printAreas), choice('Size', product.sizes), choice('Color', product.colours.map((colour) => colour.name))]
}

function printed(areas: ProductTemplate['printAreas']): string[] {
  const sides = areas.map((area) => area.name.toLowerCase()).filter((name) => name === 'front' || name === 'back')
  return sides.length === 0 ? [] : [`Printed on the ${sides.join(' and the ')}`]
}

function choice(name: string, values: readonly string[]): string {
  if (values.length === 1 && values[0]?.toLowerCase() === 'one size') return 'One size'
  return `${name}${values.length === 1 ? '' : 's'}: ${values.join(', ')}`
}
