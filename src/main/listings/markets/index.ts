import type { MarketId } from '../contract.ts'
import { amazonMerch } from './amazon-merch/rules.ts'
import { ebay } from './ebay/rules.ts'
import { etsy } from './etsy/rules.ts'
import type { MarketBook } from './market-book.ts'
import { redbubble } from './redbubble/rules.ts'
import { shopify } from './shopify/rules.ts'
import { spreadshirt } from './spreadshirt/rules.ts'
import { teepublic } from './teepublic/rules.ts'
import { woocommerce } from './woocommerce/rules.ts'

/** The rules of every market. A market that is missing here does not compile. */
export const markets = {
  shopify,
  etsy,
  'amazon-merch': amazonMerch,
  redbubble,
  teepublic,
  spreadshirt,
  ebay,
  woocommerce,
} satisfies Record<MarketId, MarketBook>

/** The rules of one market. */
export function marketRulesOf(market: MarketId): MarketBook {
  return markets[market]
}
