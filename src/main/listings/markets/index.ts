import { findInText } from '../../compliance/index.ts'
import type { MarketId } from '../contract.ts'
import { amazonMerch } from './amazon-merch/rules.ts'
import { ebay } from './ebay/rules.ts'
import { etsy } from './etsy/rules.ts'
import type { MarketBook, MarketFacts } from './market-book.ts'
import { printful } from './printful/rules.ts'
import { printify } from './printify/rules.ts'
import { redbubble } from './redbubble/rules.ts'
import { shopify } from './shopify/rules.ts'
import { spreadshirt } from './spreadshirt/rules.ts'
import { teepublic } from './teepublic/rules.ts'
import { woocommerce } from './woocommerce/rules.ts'

/** The rules of every market. A market that is missing here does not compile. */
export const markets = {
  shopify: book(shopify),
  etsy: book(etsy),
  'amazon-merch': book(amazonMerch),
  redbubble: book(redbubble),
  teepublic: book(teepublic),
  spreadshirt: book(spreadshirt),
  ebay: book(ebay),
  woocommerce: book(woocommerce),
  printify: book(printify),
  printful: book(printful),
} satisfies Record<MarketId, MarketBook>

/** The rules of one market. */
export function marketRulesOf(market: MarketId): MarketBook {
  return markets[market]
}

function book(facts: MarketFacts): MarketBook {
  return { ...facts, findings: (text) => findInText(text, facts.id) }
}
