import { wordsOf } from '../words.ts'
import { AUTUMN } from './autumn.ts'
import { CAUSES, OBSERVANCES } from './observances.ts'
import type { Occasion } from './occasion.ts'
import { SPRING } from './spring.ts'
import { SUMMER } from './summer.ts'
import { WINTER } from './winter.ts'

/** Every occasion, in a fixed order. */
export const OCCASIONS: readonly Occasion[] = [...WINTER, ...SPRING, ...SUMMER, ...AUTUMN, ...OBSERVANCES, ...CAUSES]

const byId = new Map(OCCASIONS.map((occasion) => [occasion.id, occasion]))
/** Names with the words they are made of, longest first: "new years eve" is not "new year". */
const byName = OCCASIONS.flatMap((occasion) => occasion.names.map((name) => ({ name: ` ${digitWords(name)} `, occasion }))).sort((a, b) => b.name.length - a.name.length)

/** The occasion with this id, as it stands in a concept. */
export function occasionOf(id: string): Occasion | undefined {
  return byId.get(id)
}

/** The reach of the first occasion among `topics`; 0.7 when none is known. */
export function reachOf(topics: readonly string[]): number {
  return topics.map(occasionOf).find((occasion) => occasion !== undefined)?.reach ?? 0.7
}

export interface FoundOccasion {
  readonly occasion: Occasion
  /** Whether the entry is the day itself, not "Easter Monday" or "Christmas Day (substitute day)". */
  readonly exact: boolean
}

/** Which occasion a calendar entry is about, by its title first and then its tags; undefined when it is none that is known. */
export function findOccasion(title: string, tags: readonly string[]): FoundOccasion | undefined {
  const own = named(title)
  if (own !== undefined) return own
  const tagged = tags.map(named).find((found) => found !== undefined)
  return tagged === undefined ? undefined : { ...tagged, exact: false }
}

/** Days of mourning and of other people's fates, and days that only sound like an occasion: nobody should sell a joke for them. */
const NOT_FOR_SALE = / (day after|gold star|infant loss|miscarriage|pearl harbor|peace officers|police week|vietnam|korean war|pow mia|suicide|refugee|holocaust|victims?|violence|abuse|aids|patriot day|mother language|good friday|slavery|genocide|missing|emancipation|polio|tobacco) /

export function isNotForSale(title: string): boolean {
  return NOT_FOR_SALE.test(` ${wordsOf(title).join(' ')} `)
}

function named(text: string): FoundOccasion | undefined {
  const words = ` ${digitWords(text)} `
  const found = byName.find(({ name }) => words.includes(name))
  return found === undefined ? undefined : { occasion: found.occasion, exact: found.name === words }
}

function digitWords(text: string): string {
  return wordsOf(text.replaceAll(/[0-9]+/g, (digits) => `n${[...digits].map((d) => 'abcdefghij'[Number(d)]).join('')}`)).join(' ')
}
