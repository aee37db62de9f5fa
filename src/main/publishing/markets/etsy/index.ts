import type { ApiMarket } from '../../api/market.ts'
import { errorOfStatus } from '../refused.ts'
import { ETSY_FEE, ETSY_PACE } from './limits.ts'
import { sentenceIn } from './parse.ts'
import { etsyProblems } from './problems.ts'
import { describeEtsyShop, etsyFields, etsyShopProblems, readEtsyShop, type EtsyShop } from './shop.ts'
import { ETSY_PLACES, etsyOAuth, etsySigner, type EtsyPlaces } from './sign-in.ts'
import { etsyExpected, etsyStanding } from './standing.ts'
import { etsyState, etsySteps, startEtsy, withdrawEtsy, type EtsyState } from './steps.ts'

export interface EtsyOptions {
  /** Where Etsy is; only tests send elsewhere. */
  readonly places: EtsyPlaces
  /** How long what was made may take to show in lists, milliseconds. */
  readonly settleMs: number
}

/** A seller's own shop on Etsy, by Open API v3. Not yet proven live. */
export function etsyMarket({ places, settleMs }: EtsyOptions = { places: ETSY_PLACES, settleMs: 60_000 }): ApiMarket<EtsyState, EtsyShop> {
  return {
    id: 'etsy',
    title: 'Etsy',
    capabilities: ['draft', 'publish', 'withdraw'],
    limits: ETSY_PACE,
    fields: etsyFields,
    state: etsyState,
    start: startEtsy,
    shop: readEtsyShop,
    shopProblems: etsyShopProblems,
    describe: describeEtsyShop,
    problems: etsyProblems,
    steps: (item, shop, values, goal) => etsySteps(item, shop, values, goal, settleMs),
    remote: ({ listingId, url }) => (listingId === null ? null : { id: String(listingId), url }),
    expected: etsyExpected,
    readBack: etsyStanding,
    withdraw: withdrawEtsy,
    oauth: etsyOAuth(places),
    fee: (goal) => (goal === 'live' ? ETSY_FEE : null),
    signer: (connection) => etsySigner(connection, places),
    refusal: (answer, _operation, now) => errorOfStatus({ who: 'Etsy', answer, says: sentenceIn(answer.body), now }),
  }
}
