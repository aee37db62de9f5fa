import { limitProblems, marketRulesOf } from '../../listings/index.ts'
import type { Listing } from '../../listings/contract.ts'
import type { Problem } from '../contract.ts'
import type { Publishable } from '../publisher.ts'
import { stops } from './problem.ts'

/** Everything that a market's rules refuse in the words of a listing: lengths, numbers of tags, signs. */
export function textProblems({ listing, aiMade }: Publishable): Problem[] {
  const rules = marketRulesOf(listing.market)
  return [
    ...limitProblems(listing, rules).map(({ field, sentence }) => stops(field, sentence, `Shorten the ${field} in the listing.`)),
    ...signProblems(listing),
    ...(listing.description.trim() === '' ? [stops('description', 'The description is empty.', 'Write one in the listing.')] : []),
    ...(aiMade && rules.aiDisclosure !== null && !tellsOfAi(listing) ? [stops('description', `A model made the picture, and the description does not say so; ${rules.name} asks for it.`, 'Add a sentence like “Designed by me with the help of AI” to the description.')] : []),
  ]
}

function signProblems({ market, title, tags }: Listing): Problem[] {
  const { name, onceInTitle = [], refusedInTitle, refusedInTag } = marketRulesOf(market)
  const twice = onceInTitle.filter((sign) => title.split(sign).length > 2)
  return [
    ...refused(title, refusedInTitle).map((signs) => stops('title', `${name} does not take ${signs} in a title.`, 'Take it out of the title.')),
    ...twice.map((sign) => stops('title', `The title has “${sign}” more than once; ${name} takes it once.`, `Leave one “${sign}” in the title.`)),
    ...tags.flatMap((tag) => refused(tag, refusedInTag).map((signs) => stops('tags', `${name} does not take ${signs} in a tag; it is in “${tag}”.`, 'Change or remove the tag.'))),
    ...doubled(tags).map((tag) => stops('tags', `The tag “${tag}” stands there twice.`, 'Remove one of the two.')),
    ...(tags.some((tag) => tag.trim() === '') ? [stops('tags', 'A tag is empty.', 'Remove it.')] : []),
  ]
}

/** At most one item: the signs that are not taken, each once. */
function refused(text: string, signs: RegExp | undefined): string[] {
  const found = signs === undefined ? [] : [...new Set(text.match(signs))]
  return found.length === 0 ? [] : [found.map((sign) => `“${sign}”`).join(', ')]
}

function doubled(tags: readonly string[]): string[] {
  const plain = tags.map((tag) => tag.trim().toLowerCase())
  return [...new Set(plain.filter((tag, index) => plain.indexOf(tag) !== index))]
}

/** By words for it in the languages that listings are written in. */
const AI_WORDS = /(?:^|[^\p{L}])(?:A\.?I\.?|K\.?I\.?|IA|artificial intelligence|artificially|künstlicher? intelligenz|intelligence artificielle|intelligenza artificiale|inteligencia artificial)(?:[^\p{L}]|$)|人工知能|生成\s?AI|AI(?:で|を|に|が|の)/u
const AI_WORDS_ANY_CASE = /artificial intelligence|künstlicher? intelligenz|intelligence artificielle|intelligenza artificiale|inteligencia artificial|\bai[- ](?:assisted|generated|made|aided)|\bki[- ](?:generiert|gestützt|unterstützt)/iu

function tellsOfAi({ description }: Listing): boolean {
  return AI_WORDS.test(description) || AI_WORDS_ANY_CASE.test(description)
}
