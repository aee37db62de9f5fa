import { wordsOf } from '../words.ts'
import { AUTUMN } from './autumn.ts'
import type { Occasion } from './occasion.ts'
import { SPRING } from './spring.ts'
import { SUMMER } from './summer.ts'
import { WINTER } from './winter.ts'

/** Every occasion, in a fixed order. */
export const OCCASIONS: readonly Occasion[] = [...WINTER, ...SPRING, ...SUMMER, ...AUTUMN]

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

/** Which occasion a calendar entry is about, by its title first and then its tags; undefined when it is none that is known. */
export function findOccasion(title: string, tags: readonly string[]): Occasion | undefined {
  return [title, ...tags].map(named).find((occasion) => occasion !== undefined)
}

function named(text: string): Occasion | undefined {
  const words = ` ${digitWords(text)} `
  return byName.find(({ name }) => words.includes(name))?.occasion
}

function digitWords(text: string): string {
  return wordsOf(text.replaceAll(/[0-9]+/g, (digits) => `n${[...digits].map((d) => 'abcdefghij'[Number(d)]).join('')}`)).join(' ')
}
