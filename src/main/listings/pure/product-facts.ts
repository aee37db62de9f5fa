import type { ProductTemplate } from '../../products/contract.ts'
import type { ListingLanguage } from '../contract.ts'
import { colourName, factWords, type FactWords } from './fact-words.ts'

/** What the product template says about the goods, one line each; nothing about cloth, fit or delivery is known. */
export function productFacts(product: Pick<ProductTemplate, 'colours' | 'sizes' | 'printAreas'>, language: ListingLanguage): string[] {
  const words = factWords[language]
  const colours = product.colours.map(({ name }) => colourName(name, language))
  return [...printed(product.printAreas, words), sizes(product.sizes, words), choice([words.color, words.colors], colours, words)]
}

function printed(areas: ProductTemplate['printAreas'], words: FactWords): string[] {
  const names = new Set(areas.map((area) => area.name.toLowerCase()))
  if (names.has('front')) return [names.has('back') ? words.bothSides : words.front]
  return names.has('back') ? [words.back] : []
}

function sizes(values: readonly string[], words: FactWords): string {
  return values.length === 1 && values[0]?.toLowerCase() === 'one size' ? words.oneSize : choice([words.size, words.sizes], values, words)
}

function choice([one, many]: readonly [string, string], values: readonly string[], { colon, comma }: FactWords): string {
  return `${values.length === 1 ? one : many}${colon}${values.join(comma)}`
}
