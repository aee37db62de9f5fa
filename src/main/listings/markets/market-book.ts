import type { Finding } from '../../compliance/index.ts'
import type { CheckedText } from '../../compliance/contract.ts'
import type { ListingLanguage, MarketProfile } from '../contract.ts'

/** What a shop of the seller's takes, and every market whose rule was not read. */
export const ALL_LANGUAGES: ListingLanguage[] = ['en', 'de', 'fr', 'it', 'es', 'ja']

/** A market that is not known to ask anything about making or AI. */
export const ASKS_NOTHING = { languages: ALL_LANGUAGES, aiDisclosure: null, making: null, productionPartner: null } as const

/**
 * What a market's folder says about it: limits and manners, data only. Of `product`: with `seller` the listing offers
 * one product with the seller's own colours and sizes; with `market` the market prints one artwork on products of its
 * own, so the listing speaks of the design only.
 */
export interface MarketFacts extends MarketProfile {
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
