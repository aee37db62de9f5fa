import type { Check, CheckId } from '../compliance/contract.ts'
import { checkText } from '../compliance/index.ts'
import type { Design } from '../designs/contract.ts'
import type { MarketId } from './contract.ts'
import { marketRulesOf } from './markets/index.ts'
import type { ListingText } from './pure/fit-to-market.ts'
import { lacksDisclosure } from './pure/required-lines.ts'
import type { ListingsDeps } from './service.ts'

/** The listing's words and the words in the art, by this market's rules. */
export async function listingChecks({ trademarks }: Pick<ListingsDeps, 'trademarks'>, text: ListingText, design: Design, market: MarketId): Promise<readonly Check[]> {
  const { phrase } = design
  const found = new Map(design.checks.map((check) => [check.id, check]))
  const spelled = found.get('spelling')?.state === 'clear' ? phrase : null
  // A picture by itself says nothing, and still shows what it was asked for.
  const said = design.form === 'picture' ? { idea: phrase, ...text } : { phrase, ...text }
  const checks = checkText(said, { spelled, art: design.aiMade ? 'generated' : 'vector', trademark: await trademarks.check(said) }, market)
  const ofPicture = design.aiMade ? checks.map((check) => (OF_THE_PICTURE.has(check.id) ? (found.get(check.id) ?? check) : check)) : checks
  return lacksDisclosure(marketRulesOf(market), text.description, design.aiMade) ? ofPicture.map((check) => (check.id === 'wording' ? undisclosed(check, market) : check)) : ofPicture
}

/** What was looked for in the picture itself: the listing shows the same one. */
const OF_THE_PICTURE: ReadonlySet<string> = new Set<CheckId>(['image-safety', 'relevance', 'picture-text'])

function undisclosed(check: Check, market: MarketId): Check {
  const reason = `The description does not say that AI helped to make the picture, and ${marketRulesOf(market).name} wants that told. Write the listing again, or add a sentence of your own.`
  return { ...check, state: 'block', reason: check.state === 'clear' ? reason : `${reason} ${check.reason}` }
}

/** The same checks with a doubt about the language, so that nothing in the wrong one is approved by itself. */
export function inOtherLanguage(checks: readonly Check[], note: string): readonly Check[] {
  return checks.map((check) => (check.id === 'wording' && check.state === 'clear' ? { ...check, state: 'warn', reason: note } : check))
}
