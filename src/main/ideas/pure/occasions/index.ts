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

/** Reach of a day that is only a topic's ("World Otter Day"). */
export const TOPIC_DAY_REACH = 0.55

/** The reach of the first occasion among `topics`; that of a topic's day when none is known. */
export function reachOf(topics: readonly string[]): number {
  return topics.map(occasionOf).find((occasion) => occasion !== undefined)?.reach ?? TOPIC_DAY_REACH
}

export interface FoundOccasion {
  readonly occasion: Occasion
  /** Whether the entry is the day itself, not "Easter Monday" or "Christmas Day (substitute day)". */
  readonly exact: boolean
}

/** Which occasion a calendar entry is about, by its title alone: its tags are themes ("new year" of Rosh Hashanah), not names. */
export function findOccasion(title: string): FoundOccasion | undefined {
  const words = ` ${digitWords(title)} `
  const found = byName.find(({ name }) => words.includes(name))
  return found === undefined ? undefined : { occasion: found.occasion, exact: found.name === words }
}

/** Days of mourning and of other people's fates, and days that only sound like an occasion: nobody should sell a joke for them. */
const NOT_FOR_SALE = / (day after|gold star|infant loss|miscarriage|pearl harbor|peace officers|police week|vietnam|korean war|pow mia|suicide|refugee|holocaust|victims?|violence|abuse|aids|patriot day|mother language|good friday|slavery|genocide|missing|emancipation|polio|tobacco) /

export function isNotForSale(title: string): boolean {
  return NOT_FOR_SALE.test(` ${wordsOf(title).join(' ')} `)
}

function digitWords(text: string): string {
  return wordsOf(text.replaceAll(/[0-9]+/g, (digits) => `n${[...digits].map((d) => 'abcdefghij'[Number(d)]).join('')}`)).join(' ')
}
