import { expect, test } from 'vitest'
import { productTemplate } from './contract.ts'
import { defaultProducts } from './defaults.ts'
import { priceFor } from './pure/price.ts'

test('the six default products satisfy the contract and have prices', () => {
  expect(defaultProducts.map((product) => product.type)).toEqual(['t-shirt', 'hoodie', 'tote', 'mug', 'poster', 'pillow'])
  for (const product of defaultProducts) {
    expect(productTemplate.parse(product)).toEqual(product)
    expect(priceFor(product).minor).toBeGreaterThan(0)
    expect(new Set(product.colours.map((colour) => colour.id)).size).toBe(product.colours.length)
  }
})

test('only the t-shirt is on at first, and no base cost is invented', () => {
  expect(defaultProducts.filter((product) => product.enabled).map((product) => product.type)).toEqual(['t-shirt'])
  expect(defaultProducts.every((product) => product.baseCost === null)).toBe(true)
})

test('the t-shirt is sold in at least eight colours, with light, mid and dark ones among them', () => {
  const colours = defaultProducts[0]?.colours ?? []
  expect(colours.length).toBeGreaterThanOrEqual(8)
  expect(new Set(colours.map((colour) => colour.tone))).toEqual(new Set(['light', 'mid', 'dark']))
})
