/** Common nouns that a text speaks of, one to three words long, and never a name. */
import { mentionsIn } from '../lexicon/find.ts'
import { findOccasion } from '../occasions/index.ts'
import { isUnsafe } from '../unsafe.ts'
import { wordsOf } from '../words.ts'
import { concreteKind } from './concrete-nouns.ts'
import { grammarOf } from './grammar.ts'
import { holdsKnownName } from './name-lists.ts'
import { isPlainWord } from './plain-words.ts'
import { singular } from './singular.ts'
import { writingOf, writtenWords, type Writing } from './written.ts'

export interface FoundNoun {
  /** Lower case, last word in the singular: "sourdough starter". */
  readonly key: string
  /** As said, lower case: "sourdough starters". */
  readonly said: string
  /** The text writes names large and this small. */
  readonly small: boolean
}

const LONGEST_READ = 300
const MOST_WORDS = 3
const MOST_NOUNS = 12

/** Each once, in the order of the text. `names` are the plain words of names found in it; they are in no noun. */
export function nounsIn(text: string, names: ReadonlySet<string>): FoundNoun[] {
  const read = text.slice(0, LONGEST_READ)
  const writing = writingOf(writtenWords(read))
  const out = new Map<string, FoundNoun>()
  for (const run of nounRuns(read)) {
    for (const words of phrasesOf(run)) {
      const noun = nounOf(words, writing, names)
      if (noun !== null && !out.has(noun.key) && out.size < MOST_NOUNS) out.set(noun.key, noun)
    }
  }
  return [...out.values()]
}

interface Term {
  readonly text: string
  readonly noun: boolean
}

/** Nouns side by side with what describes them, broken by every sign. */
function nounRuns(text: string): Term[][] {
  const out: Term[][] = []
  for (const sentence of grammarOf(text).docs) {
    let run: Term[] = []
    for (const { text: said, tags, pre, post } of sentence) {
      const kind = /[@#/\d]/.test(said + pre) ? 'other' : kindOf(tags ?? new Set())
      if (kind === 'other' || /\S/.test(pre)) {
        out.push(run)
        run = []
      }
      if (kind !== 'other' && said !== '') run.push({ text: said, noun: kind === 'noun' })
      if (/\S/.test(post)) {
        out.push(run)
        run = []
      }
    }
    out.push(run)
  }
  return out.filter((run) => run.some((term) => term.noun))
}

const NO_NOUN = ['Pronoun', 'Possessive', 'Date', 'Value', 'Person', 'Place', 'Organization', 'Determiner', 'Acronym', 'Abbreviation', 'Expression', 'Url', 'HashTag', 'AtMention', 'Emoji', 'Emoticon', 'Demonym', 'Unit', 'Holiday']

function kindOf(tags: ReadonlySet<string>): 'noun' | 'describing' | 'other' {
  if (NO_NOUN.some((tag) => tags.has(tag))) return 'other'
  if (tags.has('Noun')) return 'noun'
  return tags.has('Adjective') || tags.has('Gerund') ? 'describing' : 'other'
}

/** What ends in a noun of the run: "cast iron skillet", "iron skillet", "skillet". */
function phrasesOf(run: readonly Term[]): string[][] {
  const out: string[][] = []
  for (let end = run.length; end > 0; end--) {
    if (run[end - 1]?.noun !== true) continue
    for (let length = Math.min(MOST_WORDS, end); length > 0; length--) out.push(run.slice(end - length, end).map((term) => term.text))
  }
  return out
}

function nounOf(words: readonly string[], writing: Writing, names: ReadonlySet<string>): FoundNoun | null {
  const said = words.join(' ')
  const plain = words.map((word) => word.toLowerCase().replaceAll('’', "'"))
  if (!plain.every((word) => /^[a-z]{2,16}(?:-[a-z]{2,12})?$/.test(word)) || plain.join(' ').length < 3) return null
  const small = said === said.toLowerCase() && (writing === 'sentence' || writing === 'small')
  const key = singular(plain.join(' '))
  if (!small && !plain.every((word) => isPlainWord(word))) return null
  return isWearable(key.split(' '), plain) && !plain.some((word) => names.has(word)) && !holdsKnownName(key) && !isUnsafe(key) && !isTopic(key) && findOccasion(key) === undefined
    ? { key, said: plain.join(' '), small } : null
}

/** Something one can see or do stands at the end; nothing in it is too common to be a theme. */
function isWearable(key: readonly string[], said: readonly string[]): boolean {
  const head = key.at(-1) ?? ''
  if (said.some((word) => TOO_COMMON.has(word)) || TOO_COMMON.has(head)) return false
  if (key.length === 1) return concreteKind(head) !== undefined || !isPlainWord(head)
  return key.some((word) => concreteKind(singular(word)) !== undefined) || key.some((word) => !isPlainWord(word))
}

/** What the lexicon knows is a topic already, also with words around it: "golden retriever puppy". */
function isTopic(key: string): boolean {
  const words = wordsOf(key)
  return mentionsIn(key).some((mention) => mention.words.at(-1) === words.at(-1) && !mention.topic.ambiguous)
}

/** Said of everything, or of how something is shown. */
const TOO_COMMON = new Set(('thing things stuff way ways lot lots bit kind sort type part piece bunch set pair group number amount one ones time times day days night nights week weeks month months year years today yesterday tomorrow morning evening afternoon hour hours minute minutes second seconds moment ' +
  'people person guy guys man men woman women girl girls boy boys kid kids child children baby friend friends buddy family wife husband girlfriend boyfriend parent parents mother father mom dad son daughter brother sister cousin uncle aunt someone everybody everyone anybody nobody ' +
  'video videos photo photos picture pictures pic pics image images gif link post posts comment comments repost thread website site page subreddit forum upvote downvote title caption article blog news story list question questions answer advice help tip tips guide tutorial review idea ideas thought thoughts opinion favorite version edition update example ' +
  'work job school class place room side end start beginning top bottom front back middle left right area spot point line world country city town street road home house life death love hate fun luck problem issue reason result change difference effect cause fact truth case matter situation experience feeling face hand hands head eye eyes hair body foot feet ' +
  'new old first last next best worst better good bad great nice little big small huge tiny long short high low own same other another few many much more most less least real true full whole entire only just favorite awesome amazing cool funny cute beautiful pretty perfect simple easy hard free public private recent current latest original official final total main major minor special different certain several various possible local personal ' +
  'name names word words letter letters game games movie movies film show shows song songs music book books series episode season character characters player players team fan fans star stars season record album band artist artwork art design designs project projects build builds setup collection attempt result sketch watch tie date chip range bow punch sage trail spring record tank needle nail drill track block mail trunk stick bat seal crane mole bug board swing ring fan saw train iris aww tee shirt computer laptop chair bench poster tree table printer bottle oven button key pen nail door cake-day cakeday karma reddit redditor xpost crosspost lol haha edit spoiler').split(' '))
