import { distinctForms, type Finding, type TextField } from './finding.ts'
import { findSymbols } from './symbols.ts'
import { severityOf, wordingRules, type WordingRule } from './wording-rules.ts'

const matchers = wordingRules.map((rule) => ({ rule, pattern: wholeWords(rule) }))

/** Promotional words and claims in the listing's own fields, as strictly as the market takes them. */
export function findWording(fields: readonly TextField[], market: string | undefined): Finding[] {
  return fields.flatMap((field) => [...findClaims(field, market), ...findSymbols(field, market)])
}

function findClaims(field: TextField, market: string | undefined): Finding[] {
  const forms = distinctForms(field)
  return matchers.flatMap(({ rule, pattern }) => {
    const severity = severityOf(rule.family, market)
    if (severity === null) return []
    const words = new Set(forms.flatMap((form) => [...form.matchAll(pattern)].map((match) => match[0])))
    return [...words].map((found) => ({ field: field.name, words: found, severity, because: rule.because }))
  })
}

function wholeWords(rule: WordingRule): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${rule.words.join('|')})(?![a-z0-9])`, 'g')
}
