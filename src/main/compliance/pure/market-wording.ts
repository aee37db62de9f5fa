/** What each market is known to mind, with where that was read. Numbers and lists change: a line here says as of when. */
import type { Severity } from './finding.ts'
import type { RuleId, WordingFamily } from './rules.ts'

interface MarketWording {
  readonly families: Readonly<Partial<Record<WordingFamily, Severity>>>
  readonly basis: string
}

/** What is told where no market's own rule was read. null: not known to be minded anywhere. */
const EVERYWHERE: Readonly<Record<WordingFamily, Severity | null>> = {
  promotion: 'warn', 'use-claim': null, shipping: 'warn', quality: 'warn', review: 'warn', charity: 'warn', medical: 'warn', licence: 'block', parody: null, 'prompt-bundle': null,
}
const EVERYWHERE_BASIS = 'A caution of this program: no rule of this market about such words was read (as of 2026-11).'

export const MARKET_WORDING: Readonly<Record<string, MarketWording>> = {
  'amazon-merch': {
    families: { promotion: 'block', 'use-claim': 'block', shipping: 'block', quality: 'block', review: 'block', charity: 'block', medical: 'block' },
    basis: 'Amazon Merch on Demand: reported by sellers and tool makers, one of them quoting a rejection mail; Amazon’s own page was not read (as of 2026-11).',
  },
  etsy: {
    families: { 'prompt-bundle': 'block' },
    basis: 'Etsy: bundles of AI prompts are banned since 2024-07, as reported by a trade paper (channelx.world); Etsy’s full list was not read (as of 2026-11).',
  },
  spreadshirt: {
    families: { parody: 'warn' },
    basis: 'Spreadshirt: designs are turned down for other people’s rights, parody included (its help pages, as of 2026-11).',
  },
}

/** How strictly a market takes one family of claims; without a market, what holds everywhere. */
export function severityOf(family: WordingFamily, market: string | undefined): Severity | null {
  return (market === undefined ? undefined : MARKET_WORDING[market]?.families[family]) ?? EVERYWHERE[family]
}

const OTHER_BASIS: Readonly<Partial<Record<RuleId, string>>> = {
  'sign-once': 'Etsy’s Open API description, read 2026-08.',
  'sign-refused': 'Etsy’s Open API description, read 2026-08.',
  capitals: 'Printify refuses titles with excessive capitals (code 61003, measured by others, 2026-09); the threshold is not known.',
  'repeated-tag': 'Redbubble moves shops that spam tags to its Standard tier (its own post, as copied by others; as of 2026-11).',
  'famous-name': 'A short list of this program’s own, from general knowledge; no trademark search.',
  'hate-or-swearing': 'Word lists of this program and of the obscenity package.',
  'mild-swearing': 'Word lists of this program and of the obscenity package.',
  'e-mail': 'Privacy: nobody’s data belongs in a listing.', 'web-address': 'Privacy: nobody’s data belongs in a listing.', phone: 'Privacy: nobody’s data belongs in a listing.',
  account: 'Privacy: nobody’s data belongs in a listing.', street: 'Privacy: nobody’s data belongs in a listing.', bank: 'Privacy: nobody’s data belongs in a listing.',
}

/** Where the rule was read, and as of when. */
export function basisOf(rule: RuleId, market: string | undefined): string {
  return OTHER_BASIS[rule] ?? known(rule, market)?.basis ?? EVERYWHERE_BASIS
}

function known(family: RuleId, market: string | undefined): MarketWording | undefined {
  const own = market === undefined ? undefined : MARKET_WORDING[market]
  return own !== undefined && family in own.families ? own : undefined
}
