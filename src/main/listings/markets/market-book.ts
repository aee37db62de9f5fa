import type { Finding } from '../../compliance/index.ts'
import type { CheckedText } from '../../compliance/contract.ts'
import type { MarketRules } from '../contract.ts'

/** What a market's folder says about it: limits and manners, data only. */
export interface MarketFacts extends MarketRules {
  /**
   * Whose product the buyer gets. `seller`: the listing offers one product with the seller's own colours and sizes.
   * `market`: the market prints one artwork on products of its own, so the listing speaks of the design only.
   */
  readonly product: 'seller' | 'market'
  /** Signs that a title takes once each. */
  readonly onceInTitle?: readonly string[]
  /** Characters a title or tag does not take; a global regular expression. */
  readonly refusedInTitle?: RegExp
  readonly refusedInTag?: RegExp
  /** The listing form wants exactly this many tags to be found well; the writer fills up to it. */
  readonly wantedTags?: number
}

/** The same with the word checks of this market, as the listing writer asks them. */
export interface MarketBook extends MarketFacts {
  readonly findings: (text: CheckedText) => readonly Finding[]
}
