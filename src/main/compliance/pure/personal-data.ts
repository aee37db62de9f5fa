import { placed, type Finding, type TextField } from './finding.ts'
import type { RuleId } from './rules.ts'

const TOP_LEVEL = 'com|net|org|info|biz|shop|store|online|site|app|dev|io|co|me|us|uk|de|fr|it|es|nl|ca|au|jp|eu|ly|gg|tv'

interface Kind {
  readonly rule: RuleId
  readonly because: string
  readonly severity: Finding['severity']
  readonly pattern: RegExp
}

const kinds: readonly Kind[] = [
  { rule: 'e-mail', because: 'is an e-mail address', severity: 'block', pattern: /[\p{L}\d._%+-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\d-]+(?: ?(?:\.|\(dot\)|\[dot\]) ?[\p{L}\d-]+)+/giu },
  { rule: 'web-address', because: 'is a web address', severity: 'block', pattern: /https?:\/\/\S+|(?<![\p{L}\d@.])www\.\S+/giu },
  {
    rule: 'web-address',
    because: 'is a web address',
    severity: 'block',
    pattern: new RegExp(`(?<![\\p{L}\\d@.-])[a-z0-9][a-z0-9-]{1,62}\\.(?:${TOP_LEVEL})(?![\\p{L}\\d])(?:/\\S*)?`, 'giu'),
  },
  // International with +, or ten digits grouped 3-3-4: years, sizes and scores have other shapes.
  { rule: 'phone', because: 'is a phone number', severity: 'block', pattern: /(?<![\d+])\+\d(?:[ ().-]{0,2}\d){7,14}(?!\d)/g },
  { rule: 'phone', because: 'is a phone number', severity: 'block', pattern: /(?<![\d.-])(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d-])/g },
  // Germany: an area code from 0 and the number after a gap, or a mobile one in one piece.
  { rule: 'phone', because: 'is a phone number', severity: 'block', pattern: /(?<![\d.,/-])(?:\(0\d{2,4}\) ?|0\d{2,4}(?: ?\/ ?| - | |-))\d{3,4}[ -]?\d{2,5}(?![\d.,]\d|\d)/g },
  { rule: 'phone', because: 'is a phone number', severity: 'block', pattern: /(?<!\d)01[567]\d{8,9}(?!\d)/g },
  { rule: 'bank', because: 'is a bank account number', severity: 'block', pattern: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?(?![\p{L}\d])/gu },
  { rule: 'street', because: 'looks like somebody’s street address', severity: 'warn', pattern: /(?<![\p{L}\d])\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|gasse|allee) \d{1,4}[a-z]?(?![\p{L}\d])/giu },
  { rule: 'street', because: 'looks like somebody’s street address', severity: 'warn', pattern: /(?<![\p{L}\d])\d{1,5} \p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)? (?:Street|St\.|Avenue|Ave\.?|Boulevard|Blvd\.?|Lane|Drive)(?![\p{L}\d])/gu },
  { rule: 'account', because: 'looks like an account name', severity: 'warn', pattern: /(?<![\p{L}\d.@])@[a-z0-9_][a-z0-9_.]{1,29}/giu },
]

/** E-mail addresses, web addresses, phone numbers and @names: none belongs in a listing or on a shirt. */
export function findPersonalData(fields: readonly TextField[]): Finding[] {
  return fields.flatMap((field) => {
    const text = field.text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    return kinds.flatMap(({ rule, because, severity, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({ ...placed(field), rule, words: match[0].trim(), severity, because })),
    )
  })
}

/** The text without any of these; the gap closes. For what comes from outside and goes on into our own words. */
export function withoutPersonalData(text: string): string {
  const plain = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  const purged = kinds.reduce((left, { pattern }) => left.replace(pattern, ' '), plain)
  return purged === plain ? text : purged.replace(/[ \t]{2,}/g, ' ').replace(/ +([.,!?;:])/g, '$1').trim()
}
