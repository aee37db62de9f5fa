import known from '../../../../resources/compliance/known-marks.json' with { type: 'json' }
import { placed, type Finding, type TextField } from './finding.ts'
import { readForms, skeleton } from './normal-form.ts'

interface Mark {
  readonly name: string
  readonly asRead: string
  /** For spellings with digits and look-alikes; null for names so short that other words would match. */
  readonly asMasked: string | null
}

const SHORTEST_MASKED = 5

const marks: readonly Mark[] = Object.values(known.marks).flat().map((name) => {
  const forms = readForms(name)
  return { name, asRead: wordsOf(forms.plain), asMasked: name.length < SHORTEST_MASKED ? null : wordsOf(skeleton(forms)) }
})

/** Whether any name occurs at all: one pass, so that the usual text without one costs little. */
const anyAsRead = wholeWords(marks.map((mark) => mark.asRead).join('|'))
const anyAsMasked = wholeWords(marks.flatMap((mark) => mark.asMasked ?? []).join('|'))

/**
 * Names of very well-known brands, works and people, also when spelled to be overlooked. A short caution list, not a
 * trademark search: what it does not find may still be protected.
 */
export function findKnownMarks(fields: readonly TextField[]): Finding[] {
  return fields.flatMap((field) => {
    const read = field.plain.replaceAll("'", '')
    const masked = skeleton(field).replaceAll("'", '')
    if (!anyAsRead.test(read) && !anyAsMasked.test(masked)) return []
    return marks
      .filter(({ asRead, asMasked }) => wholeWords(asRead).test(read) || (asMasked !== null && wholeWords(asMasked).test(masked)))
      .map(({ name }) => ({ ...placed(field), rule: 'famous-name' as const, words: name, severity: 'block' as const, because: 'names a well-known brand, work or person' }))
  })
}

/** The words of a name in order, with or without spaces and signs between them. */
function wordsOf(form: string): string {
  return (form.replaceAll("'", '').match(/[a-z0-9]+/g) ?? []).join('[ ./&_-]*')
}

/** As whole words, perhaps with an s at the end (apostrophes are gone by then). */
function wholeWords(alternatives: string): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${alternatives})s?(?![a-z0-9])`)
}
