/** The words of a text as one search at the EUIPO, in its RSQL. */
import type { FieldName, TextField } from '../finding.ts'
import { SOLD_CLASSES } from './status.ts'
import { wordsOf, type IsEveryday } from './words.ts'

/** Statuses of the EUIPO's description in which a mark has ended. */
export const ENDED_AT_EUIPO: ReadonlySet<string> = new Set(['WITHDRAWN', 'REFUSED', 'CANCELLED', 'SURRENDERED', 'EXPIRED', 'REMOVED_FROM_REGISTER'])

/** Where words work as a name. */
const ASKED: ReadonlySet<FieldName> = new Set(['words in the art', 'idea of the picture', 'title'])
const FIELD = 'wordMarkSpecification.verbalElement'
/** Of names that are asked for at once. */
const MOST_NAMES = 24
const LONGEST_NAME = 60

/**
 * Whole fields and their unusual words, in the classes sold; the search compares exactly, but for a plural's s.
 * Every name is of letters, digits and single spaces, so nothing in it can mean anything to the query.
 * @returns null where there is nothing to ask for.
 */
export function euipoQuery(fields: readonly TextField[], isEveryday: IsEveryday): string | null {
  const names = new Set<string>()
  for (const { name, unmasked } of fields) {
    if (!ASKED.has(name)) continue
    const words = wordsOf(unmasked)
    if (words.length <= 6) names.add(words.join(' '))
    for (const word of words.filter((one) => !isEveryday(one) && one.length > 2)) {
      names.add(word)
      if (word.length > 4 && word.endsWith('s')) names.add(word.slice(0, -1))
    }
  }
  const asked = [...names].filter((name) => name.length > 1 && name.length <= LONGEST_NAME).slice(0, MOST_NAMES)
  if (asked.length === 0) return null
  const words = asked.map((name) => `${FIELD}=="${name.toUpperCase()}"`).join(' or ')
  return `(${words}) and niceClasses=in=(${[...SOLD_CLASSES].join(',')}) and status=out=(${[...ENDED_AT_EUIPO].join(',')})`
}
