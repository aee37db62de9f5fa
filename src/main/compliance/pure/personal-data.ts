import type { Finding, TextField } from './finding.ts'

const TOP_LEVEL = 'com|net|org|info|biz|shop|store|online|site|app|dev|io|co|me|us|uk|de|fr|it|es|nl|ca|au|jp|eu|ly|gg|tv'

interface Kind {
  readonly because: string
  readonly severity: Finding['severity']
  readonly pattern: RegExp
}

const kinds: readonly Kind[] = [
  { because: 'is an e-mail address', severity: 'block', pattern: /[\p{L}\d._%+-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\d-]+(?: ?(?:\.|\(dot\)|\[dot\]) ?[\p{L}\d-]+)+/giu },
  { because: 'is a web address', severity: 'block', pattern: /https?:\/\/\S+|(?<![\p{L}\d@.])www\.\S+/giu },
  {
    because: 'is a web address',
    severity: 'block',
    pattern: new RegExp(`(?<![\\p{L}\\d@.-])[a-z0-9][a-z0-9-]{1,62}\\.(?:${TOP_LEVEL})(?![\\p{L}\\d])(?:/\\S*)?`, 'giu'),
  },
  // International with +, or ten digits grouped 3-3-4: years, sizes and scores have other shapes.
  { because: 'is a phone number', severity: 'block', pattern: /(?<![\d+])\+\d(?:[ ().-]{0,2}\d){7,14}(?!\d)/g },
  { because: 'is a phone number', severity: 'block', pattern: /(?<![\d.-])(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d-])/g },
  { because: 'looks like an account name', severity: 'warn', pattern: /(?<![\p{L}\d.@])@[a-z0-9_][a-z0-9_.]{1,29}/giu },
]

/** E-mail addresses, web addresses, phone numbers and @names: none belongs in a listing or on a shirt. */
export function findPersonalData(fields: readonly TextField[]): Finding[] {
  return fields.flatMap((field) => {
    const text = field.text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    return kinds.flatMap(({ because, severity, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({ field: field.name, words: match[0], severity, because })),
    )
  })
}
