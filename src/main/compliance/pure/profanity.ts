/** Swear words, slurs and hate. The word list is `obscenity`'s English data set (MIT, words from the cuss project), with additions. */
import {
  collapseDuplicatesTransformer,
  DataSet,
  englishDataset,
  englishRecommendedTransformers,
  pattern,
  RegExpMatcher,
  toAsciiLowerCaseTransformer,
} from 'obscenity'
import { distinctForms, placed, type Finding, type Severity, type TextField } from './finding.ts'
import { germanWords } from './profanity-german.ts'

/** Words that shops do sell on cards and mugs, and that have innocent meanings: the seller decides. */
const MILD = new Set([
  'arse', 'ass', 'bastard', 'bitch', 'bollocks', 'boob', 'chink', 'cock', 'cum', 'dick', 'dyke', 'hooker', 'negro', 'orgasm', 'piss', 'prick', 'pussy',
  'scat', 'sex', 'shit', 'tit', 'turd', 'twat', 'vagina', 'wank',
])

/** Everyday words and names that the list would take for something else. */
const innocent = [
  'cum laude', 'shih tzu', 'shitzu', 'shitzus', 'shihtzu', 'penistone', 'rapeseed', 'chink in the armor', 'chink in the armour', 'moby dick', 'dick van dyke',
  'pussy willow', 'pussycat', 'blue tit', 'great tit', 'titmouse', 'coal tit', 'blue footed booby', 'blue-footed booby', 'booby trap', 'coonhound', 'coon hound', 'coon cat',
  'maine coon', 'raccoon', 'cockapoo', 'fu dog', 'spic and span', 'niggardly', 'cape coon',
]

const words = new DataSet<{ originalWord: string }>()
  .addAll(englishDataset)
  .addPhrase((phrase) => phrase.setMetadata({ originalWord: 'a racist slur' }).addPattern(pattern`|coon|`).addPattern(pattern`|coons|`).addPattern(pattern`|spic|`)
    .addPattern(pattern`|spics|`).addPattern(pattern`|wetback`).addPattern(pattern`|gook|`).addPattern(pattern`|gooks|`).addPattern(pattern`|raghead`).addPattern(pattern`|towelhead`)
    .addPattern(pattern`|beaner|`).addPattern(pattern`|beaners|`).addPattern(pattern`|paki|`).addPattern(pattern`|pakis|`).addPattern(pattern`|gol[l]iwog`))
  .addPhrase((phrase) => phrase.setMetadata({ originalWord: 'hate' }).addPattern(pattern`|nazi|`).addPattern(pattern`|nazis|`).addPattern(pattern`|hitler`).addPattern(pattern`|sieg heil`)
    .addPattern(pattern`|white power|`).addPattern(pattern`|white pride|`).addPattern(pattern`|kkk|`).addPattern(pattern`|ku klux`).addPattern(pattern`|blood and soil|`)
    .addPattern(pattern`|gas the |`).addPattern(pattern`|1488|`).addPattern(pattern`|swastika`))
  .addPhrase((phrase) => innocent.reduce((builder, term) => builder.addWhitelistedTerm(term), phrase.setMetadata({ originalWord: 'innocent' }).addPattern(pattern`|jerkoff|`)))

/** How often a letter may stand in a row before the rest is dropped; kkk and 1488 need theirs. */
const REPEATS = new Map(['b', 'e', 'o', 'l', 's', 'g', '8', 'k'].map((letter) => [letter, letter === 'k' ? 3 : 2]))

const matcher = new RegExpMatcher({
  ...words.build(),
  ...englishRecommendedTransformers,
  // The forms below are already plain letters; the list's own number reading would take "45s" for a word.
  blacklistMatcherTransformers: [
    toAsciiLowerCaseTransformer(),
    collapseDuplicatesTransformer({ defaultThreshold: 1, customThresholds: REPEATS }),
  ],
})

/** A word with some letters hidden ("sh*t"), and the words such masks stand for. */
const MASKED = /(?<![\p{L}\d*#])(\p{L}+[*#]+\p{L}*)(?![\p{L}\d*#])/gu
const USUALLY_MASKED = ['fuck', 'shit', 'bitch', 'cunt', 'asshole', 'dick', 'pussy', 'fucking', 'fucker', 'shitty', 'bitches']

/** Swear words (a warning) and slurs, hate and sexual words (a block), also when spelled to be overlooked. */
export function findProfanity(fields: readonly TextField[]): Finding[] {
  return fields.flatMap((field) => {
    const found = new Map<string, Severity>()
    for (const form of distinctForms(field)) {
      for (const [word, severity] of listedWords(form)) found.set(word, severity)
    }
    for (const form of distinctForms(field)) for (const [word, severity] of germanWords(form)) if (found.get(word) !== 'block') found.set(word, severity)
    for (const [masked] of field.plain.matchAll(MASKED)) if (standsForSwearing(masked)) found.set(masked, 'warn')
    return [...found].map(([word, severity]) => ({
      ...placed(field),
      rule: severity === 'block' ? ('hate-or-swearing' as const) : ('mild-swearing' as const),
      words: word,
      severity,
      because: severity === 'block' ? 'is hateful, sexual or a strong swear word' : 'may be taken for a swear word',
    }))
  })
}

function listedWords(form: string): [string, Severity][] {
  return matcher.getAllMatches(form, true).map((match) => {
    const { startIndex, endIndex, phraseMetadata } = words.getPayloadWithPhraseMetadata(match)
    const written = form.slice(startIndex, endIndex + 1)
    const mild = MILD.has(phraseMetadata?.originalWord ?? '') || written.trim() === 'fu'
    return [wholeWordAround(form, startIndex, endIndex), mild ? 'warn' : 'block']
  })
}

function wholeWordAround(form: string, start: number, end: number): string {
  const before = /[^\s]*$/.exec(form.slice(0, start))?.[0] ?? ''
  const after = /^[^\s]*/.exec(form.slice(end + 1))?.[0] ?? ''
  return `${before}${form.slice(start, end + 1)}${after}`.replace(/[.,!?:;"”)]+$/, '').trim()
}

function standsForSwearing(masked: string): boolean {
  const shape = new RegExp(`^${masked.replace(/[*#]/g, '[a-z]')}$`)
  return USUALLY_MASKED.some((word) => shape.test(word))
}
