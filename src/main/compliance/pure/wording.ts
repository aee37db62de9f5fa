import { distinctForms, placed, type Finding, type TextField } from './finding.ts'
import { severityOf } from './market-wording.ts'
import { findSymbols } from './symbols.ts'
import { wordingRules, type WordingRule } from './wording-rules.ts'

const matchers = wordingRules.map((rule) => ({ rule, pattern: wholeWords(rule) }))

/** Promotional words and claims in the listing's own fields, as strictly as the market takes them. */
export function findWording(fields: readonly TextField[], market: string | undefined): Finding[] {
  // What a picture is to show claims nothing to a buyer.
  const read = fields.filter(({ name }) => name !== 'idea of the picture')
  return [...read.flatMap((field) => [...findClaims(field, market), ...findSymbols(field, market)]), ...findRepeatedTags(read)]
}

function findClaims(field: TextField, market: string | undefined): Finding[] {
  const forms = distinctForms(field)
  return matchers.flatMap(({ rule, pattern }) => {
    const severity = severityOf(rule.family, market)
    if (severity === null) return []
    const words = new Set(forms.flatMap((form) => [...form.matchAll(pattern)].map((match) => match[0])))
    return [...words].map((found) => ({ ...placed(field), rule: rule.family, words: found, severity, because: rule.because }))
  })
}

/** The same tag twice finds nobody new, and Redbubble counts it as spam. */
function findRepeatedTags(fields: readonly TextField[]): Finding[] {
  const seen = new Set<string>()
  return fields.filter(({ name }) => name === 'tag').flatMap((field) => {
    if (!seen.has(field.plain)) return (seen.add(field.plain), [])
    return [{ ...placed(field), rule: 'repeated-tag' as const, words: field.text, severity: 'warn' as const, because: 'is a tag that stands there already' }]
  })
}

function wholeWords(rule: WordingRule): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${rule.words.join('|')})(?![a-z0-9])`, 'g')
}
