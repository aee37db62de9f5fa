import { placed, type Finding, type TextField } from './finding.ts'

/** Signs Etsy takes once each in a title (its OpenAPI description, read 2026-08). */
const ETSY_ONCE = ['%', ':', '&', '+'] as const
const ETSY_TITLE_REFUSES = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/u
const ETSY_TAG_REFUSES = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/u

/** Signs and capitals that a market or a print provider refuses. */
export function findSymbols(field: TextField, market: string | undefined): Finding[] {
  return [...(market === 'etsy' ? etsySigns(field) : []), ...shouting(field)]
}

function etsySigns(field: TextField): Finding[] {
  const { name, text } = field
  if (name === 'title') {
    const repeated = ETSY_ONCE.filter((sign) => text.split(sign).length > 2)
    return [
      ...repeated.map((sign) => finding(field, 'sign-once', sign, 'stands more than once; Etsy takes it once in a title')),
      ...refused(field, ETSY_TITLE_REFUSES, 'is a sign that Etsy does not take in a title'),
    ]
  }
  return name === 'tag' ? refused(field, ETSY_TAG_REFUSES, 'is a sign that Etsy does not take in a tag') : []
}

function refused(field: TextField, pattern: RegExp, because: string): Finding[] {
  const match = pattern.exec(field.text)
  return match === null ? [] : [finding(field, 'sign-refused', match[0], because)]
}

function finding(field: TextField, rule: Finding['rule'], words: string, because: string): Finding {
  return { ...placed(field), rule, words, severity: 'block', because }
}

/** Printify refuses titles with "excessive caps" (measured 2026-09; the threshold is not known, so this is a warning). */
function shouting(field: TextField): Finding[] {
  const { name, text } = field
  if (name !== 'title') return []
  const words = text.match(/\p{L}{2,}/gu) ?? []
  const loud = words.filter((word) => word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase())
  if (loud.length < 3 || loud.length * 2 <= words.length) return []
  return [{ ...placed(field), rule: 'capitals', words: loud.slice(0, 3).join(' '), severity: 'warn', because: 'is in capitals, which print providers refuse in titles' }]
}
