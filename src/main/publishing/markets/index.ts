import type { MarketId } from '../../listings/contract.ts'
import { createApiPublisher, type ApiPublisher, type ApiPublisherDeps } from '../api/publisher.ts'
import { ebayMarket, type EbayOptions } from './ebay/index.ts'
import { etsyMarket, type EtsyOptions } from './etsy/index.ts'
import { printfulMarket, type PrintfulOptions } from './printful/index.ts'
import { printifyMarket, type PrintifyOptions } from './printify/index.ts'
import { shopifyMarket, type ShopifyOptions } from './shopify/index.ts'

/** Where markets are, for stand-ins; each takes its own place where nothing is given. */
export interface MarketOptions {
  readonly etsy?: EtsyOptions
  readonly printify?: PrintifyOptions
  readonly shopify?: ShopifyOptions
  readonly printful?: PrintfulOptions
  readonly ebay?: EbayOptions
}

/** Every market with an API, ready to be asked once it is connected. */
export function createApiPublishers(depsOf: (market: MarketId) => ApiPublisherDeps, options: MarketOptions = {}): ApiPublisher[] {
  return [
    createApiPublisher(etsyMarket(options.etsy), depsOf('etsy')),
    createApiPublisher(printifyMarket(options.printify), depsOf('printify')),
    createApiPublisher(shopifyMarket(options.shopify), depsOf('shopify')),
    createApiPublisher(printfulMarket(options.printful), depsOf('printful')),
    createApiPublisher(ebayMarket(options.ebay), depsOf('ebay')),
  ]
}
