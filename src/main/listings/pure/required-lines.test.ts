import { expect, test } from 'vitest'
import { defaultProducts } from '../../products/index.ts'
import { listingLanguage, type MasterCopy } from '../contract.ts'
import { marketRulesOf } from '../markets/index.ts'
import { lengthOf } from './cut.ts'
import { fitToMarket } from './fit-to-market.ts'
import { marketPrice } from './market-price.ts'
import { lacksDisclosure, requiredLines } from './required-lines.ts'

const etsy = marketRulesOf('etsy')

test('AI use is told where the market wants it and a model made the picture, in every language, and told in own words it counts too', () => {
  for (const language of listingLanguage.options) {
    const lines = requiredLines(etsy, language, { aiMade: true, footer: ' Mine. ' })
    expect(lines).toHaveLength(2)
    expect(lines[1]).toBe('Mine.')
    expect(lacksDisclosure(etsy, lines.join('\n\n'), true), language).toBe(false)
  }
  expect(requiredLines(etsy, 'en', { aiMade: false, footer: '' })).toEqual([])
  expect(requiredLines(marketRulesOf('ebay'), 'en', { aiMade: true, footer: '' })).toEqual([])
  expect([lacksDisclosure(etsy, 'Plain words.', true), lacksDisclosure(etsy, 'Plain words.', false), lacksDisclosure(etsy, 'Drawn with AI tools.', true), lacksDisclosure(etsy, 'J’ai dessiné ceci. Said again.', true)]).toEqual([true, false, false, true])
})

test('lines at the end are never cut, the story is', () => {
  const [tee] = defaultProducts
  if (tee === undefined) throw new Error('no products')
  const master: MasterCopy = { title: 'T', description: 'A sentence of some length stands here. '.repeat(120).trim(), bullets: [], tags: [] }
  const footer = 'Write me before you order. '.repeat(30).trim()
  const { description } = fitToMarket(master, marketRulesOf('amazon-merch'), tee, { language: 'en', lines: [footer] })
  expect(lengthOf(description)).toBeLessThanOrEqual(2000)
  expect(description.endsWith(`here.\n\n${footer}`)).toBe(true)
})

test('a price moves by percent and keeps its ending', () => {
  const usd = (minor: number) => ({ minor, currency: 'USD' })
  expect([marketPrice(usd(1999), 0).minor, marketPrice(usd(1999), 15).minor, marketPrice(usd(1999), -50).minor, marketPrice(usd(99), -50).minor]).toEqual([1999, 2299, 999, 99])
})
