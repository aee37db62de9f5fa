/**
 * Claims that get listings refused. What a market bans and how strictly was read in sellers' and tool makers' pages,
 * not in an official list (state of 2026-11): on Amazon Merch on Demand promotional words, use claims such as
 * "gift" or "perfect for", promises about shipping or quality, review requests and charity claims cost the listing.
 * Elsewhere no ban was read, so such words are a warning at most.
 */
import type { Severity } from './finding.ts'

export interface WordingRule {
  readonly family: WordingFamily
  readonly because: string
  /** Alternatives of one regular expression, matched as whole words in lower-case text. */
  readonly words: readonly string[]
}

export type WordingFamily = 'promotion' | 'use-claim' | 'shipping' | 'quality' | 'review' | 'charity' | 'medical' | 'licence'

const AILMENTS = 'anxiety|depression|cancer|covid|diseases?|illness|pain|stress|infections?|viruses|insomnia|adhd|diabetes|migraines?|arthritis'

export const wordingRules: readonly WordingRule[] = [
  {
    family: 'promotion',
    because: 'is promotional',
    words: [
      'best[ -]?sell(?:er|ers|ing)', 'on sale', 'flash sale', 'sale (?:price|ends|now)', 'clearance (?:sale|price|item)s?', '\\d+ ?% off', '(?:\\d+ ?%|big|huge|special) discounts?', 'discount(?:ed)? (?:price|code)s?',
      'coupon codes?', 'promo(?:tion)? codes?', 'limited[ -](?:time|edition|offer)', '(?:order|buy|shop) (?:now|today)', 'add to cart',
      'special offer', '(?:best|lowest|cheapest|great|low) prices?', '(?:great|best|hot) deals?', 'top[ -]rated', '#1 (?:seller|selling|rated)',
      'buy (?:one|two|1|2) get', 'must[ -]have', 'hot item', 'trending now', 'while supplies last',
    ],
  },
  {
    family: 'use-claim',
    because: 'tells the buyer what it is for',
    words: [
      'gift(?:s|ing)?', '(?:birthday|christmas|holiday|anniversary|graduation|retirement) presents?', 'present for',
      '(?:perfect|great|ideal) (?:for|as|to|present|choice)', 'makes? (?:a|an) (?:great|perfect|nice|lovely|awesome|excellent|wonderful)',
      'stocking stuffers?',
    ],
  },
  {
    family: 'shipping',
    because: 'promises something about shipping',
    words: [
      '(?:free|fast|quick|express|same[ -]day|next[ -]day|overnight|worldwide) (?:shipping|delivery|dispatch|returns)',
      'ships (?:from|within|in|fast|today|free|worldwide)', '(?:delivered|arrives) (?:by|in|within)', 'free (?:gift|exchange)',
    ],
  },
  {
    family: 'quality',
    because: 'promises quality nobody has checked',
    words: [
      '(?:high|highest|premium|top|best|superior|finest|excellent)[ -]quality', 'guarantee(?:s|d)?', 'warranty', 'money[ -]back',
      '100 ?% (?:cotton|polyester|satisfaction|organic)', 'durable', 'long[ -]lasting', "(?:won't|will not|never) (?:fade|shrink|crack|peel)",
      'made in (?:the )?(?:usa|u\\.s\\.a?\\.?|america)', 'eco[ -]friendly', 'machine washable',
    ],
  },
  {
    family: 'review',
    because: 'asks for a review',
    words: [
      'leave (?:us |me )?(?:a |your )?(?:\\w+ )?(?:review|feedback)', '(?:5|five)[ -]stars? (?:review|rating)s?', 'rate (?:us|me)', 'review (?:us|me)',
      '(?:positive|good) (?:review|feedback)s?',
    ],
  },
  {
    family: 'charity',
    because: 'claims that money goes to a cause',
    words: [
      'proceeds', '(?:%|percent|part|portion|share) of (?:the |our |all )?(?:profits?|sales?|proceeds)', '(?:will|to) be donated', 'we donate',
      'donat(?:es?|ed|ing|ions?) (?:to|from)', '(?:for|to) charity', 'fundrais(?:er|ers|ing)',
    ],
  },
  {
    family: 'medical',
    because: 'claims a medical effect',
    words: [
      `(?:cure|cures|treat|treats|prevent|prevents|relieve|relieves|heal|heals|reduces) (?:your )?(?:${AILMENTS})`, 'clinically (?:proven|tested)',
      'fda[ -](?:approved|cleared)', 'doctor[ -]recommended', 'anti[ -]?(?:bacterial|microbial|viral)', 'medical[ -]grade', 'therapeutic',
    ],
  },
  {
    family: 'licence',
    because: 'claims a licence or a mark',
    words: ['official(?:ly)? (?:licen[sc]ed|merch|merchandise)', 'licen[sc]ed (?:product|merch|merchandise|design)', 'trademark(?:ed)?', 'registered mark'],
  },
]

/** null: the market is not known to mind. */
const everywhere: Readonly<Record<WordingFamily, Severity | null>> = {
  promotion: 'warn',
  'use-claim': null,
  shipping: 'warn',
  quality: 'warn',
  review: 'warn',
  charity: 'warn',
  medical: 'warn',
  licence: 'block',
}

const byMarket: Readonly<Record<string, Partial<Record<WordingFamily, Severity>>>> = {
  'amazon-merch': {
    promotion: 'block',
    'use-claim': 'block',
    shipping: 'block',
    quality: 'block',
    review: 'block',
    charity: 'block',
    medical: 'block',
  },
}

/** How strictly a market takes one family of claims; without a market, what holds everywhere. */
export function severityOf(family: WordingFamily, market: string | undefined): Severity | null {
  return (market === undefined ? undefined : byMarket[market]?.[family]) ?? everywhere[family]
}
