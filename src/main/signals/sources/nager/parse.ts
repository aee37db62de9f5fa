/** Public holidays of a country and year from Nager.Date. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { daySlug, dayTopics } from '../../pure/day-names.ts'
import { toDraft } from '../../pure/draft.ts'
import { jsonAnswer, listAnswer, readItems, required } from '../../pure/read-answer.ts'
import { nowAnswered } from '../../pure/read-once.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { aboutYear, holiday } from './schema.ts'

/** @throws SchemaChanged, also for an empty list: every country has holidays. */
export const readNager: AnswerReader = (answer) => {
  const { source } = answer
  const { country, year } = required(aboutYear, answer.request.about, 'the request', source)
  const rows = listAnswer(jsonAnswer(answer), null, source)
  if (rows.length === 0) throw new SchemaChanged(source, 'the answer', 'it holds no holiday')
  return {
    memory: nowAnswered(answer.memory, answer.request.key),
    outcomes: readItems(rows, {
      source,
      item: 'holiday',
      schema: holiday,
      read({ date, name, countryCode, types }) {
        if (countryCode.toUpperCase() !== country) return `it is of another country than ${country}`
        if (!date.startsWith(year)) return `it is of another year than ${year}`
        // School holidays are no occasions, as in our own calendar.
        if (types?.length === 1 && types[0] === 'School') return null
        // One day goes by one id in both, so that a day that both know can be told to be the same.
        return toDraft({ source, itemId: `${country}:${date}:${daySlug(name)}`, text: [name], tags: dayTopics(name), occursOn: date, basis: basisOf(types ?? []), region: country })
      },
    }),
  }
}

/** Types read 2026-11-22: Public, Bank, School, Authorities, Optional, Observance. */
function basisOf(types: readonly string[]): 'law' | 'custom' | 'unverified' {
  if (types.some((type) => type === 'Public' || type === 'Bank' || type === 'Authorities')) return 'law'
  return types.some((type) => type === 'Optional' || type === 'Observance') ? 'custom' : 'unverified'
}
