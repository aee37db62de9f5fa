/** Names of people, brands, teams, works and places in a text: found by list, by the marks of a show, by grammar and by capitals. */
import nlp from 'compromise/two'
import { grammarOf } from './grammar.ts'
import { nameOf, type FoundName, type NamedText } from './found-name.ts'
import { knownNameAt, nameWords, type NameKind } from './name-lists.ts'
import { isPlainWord } from './plain-words.ts'
import { shownBy, worksIn } from './works.ts'
import { writingOf, writtenWords, type Writing, type WrittenWord } from './written.ts'

/** A name longer than this is a sentence. */
const MOST_WORDS = 6
const LONGEST_READ = 300

/** Each name once, surest first. Finds too much rather than too little. */
export function namesIn(signal: NamedText): FoundName[] {
  const text = signal.text.slice(0, LONGEST_READ)
  const words = writtenWords(text)
  const writing = writingOf(words)
  const found = [
    ...listed(words, writing, shownBy(signal)), ...ofCommunity(signal.community), ...worksIn({ ...signal, text }), ...byGrammar(text, words, writing),
    ...byCapitals(words, writing), ...bySigns(text),
  ]
  const best = new Map<string, FoundName>()
  for (const name of found) {
    if (name.key.length < 2 || name.key.split(' ').length > MOST_WORDS) continue
    const known = best.get(name.key)
    if (known === undefined || known.sure < name.sure) best.set(name.key, name)
  }
  return [...best.values()].sort((a, b) => b.sure - a.sure || (a.key < b.key ? -1 : 1))
}

function listed(words: readonly WrittenWord[], writing: Writing, shows: NameKind | undefined): FoundName[] {
  const plain = words.map((word) => word.plain.replace(/(?<=..)s$/, (s) => s))
  const out: FoundName[] = []
  for (let at = 0; at < words.length; at++) {
    const known = knownNameAt(plain, at) ?? knownNameAt(plain.map((word) => word.replace(/s$/, '')), at)
    if (known === undefined) continue
    const part = words.slice(at, at + known.words.length)
    if (!isMeant(part, known.plain, writing) && !(known.plain && part[0]?.capital === true && known.kind === shows)) continue
    out.push({ key: known.words.join(' '), said: part.map((word) => word.said).join(' ').replace(/[’']s$/u, ''), kind: known.kind, sure: 1 })
    at += known.words.length - 1
  }
  return out
}

/** "the office" and "target" are plain English until somebody writes them as a name. */
function isMeant(part: readonly WrittenWord[], plain: boolean, writing: Writing): boolean {
  if (plain) return writing === 'sentence' && part.every((word) => word.capital && !word.first)
  const everyday = part.length > 1 && part.every((word) => isPlainWord(word.plain))
  return !everyday || writing === 'small' ? !everyday : part.some((word) => word.capital && (!word.first || writing === 'title') && !/^the$/i.test(word.said))
}

/** A forum that is a name is about it: r/harrypotter. */
function ofCommunity(community: string | undefined): FoundName[] {
  const bare = (community ?? '').replace(/^\/?r\//i, '').toLowerCase()
  if (bare === '') return []
  const spaced = (community ?? '').replace(/^\/?r\//i, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  for (const words of [[bare], nameWords(spaced), ...splits(bare)]) {
    const known = knownNameAt(words, 0)
    if (known !== undefined && known.words.length === words.length && !known.plain) return [{ key: known.words.join(' '), said: titleOf(known.words), kind: known.kind, sure: 1 }]
  }
  return []
}

function splits(word: string): string[][] {
  return Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => [word.slice(0, i + 2), word.slice(i + 2)])
}

function titleOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}

/** People and organisations as the grammar library sees them; a lone first name may be anybody's dog. */
function byGrammar(text: string, words: readonly WrittenWord[], writing: Writing): FoundName[] {
  if (writing === 'small' || !words.some((word) => word.capital && !word.first)) return []
  const doc = grammarOf(text)
  const people = (doc.match('#Person+').out('array') as string[]).map((said) => nameOf(trimmed(said), 'person', said.trim().includes(' ') ? 0.8 : 0.5))
  const groups = (doc.match('#Organization+').out('array') as string[]).map((said) => nameOf(trimmed(said), 'brand', 0.6))
  return [...people, ...groups].filter(({ said, key }) => /^\p{Lu}/u.test(said) && key.length > 2 && !key.split(' ').every(isPlainWord) && !ORDINARY.has(key))
}

function trimmed(said: string): string {
  return said.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** Capitals that a sentence does not ask for. */
function byCapitals(words: readonly WrittenWord[], writing: Writing): FoundName[] {
  if (writing === 'small') return []
  return runs(words, writing).flatMap((run) => {
    const strange = run.filter((word) => !isOrdinary(word))
    if (strange.length === 0 && !(writing === 'sentence' && run.length > 1 && run.every((word) => !word.first && !word.loud) && !isGeneric(run))) return []
    const said = run.map((word) => word.said).join(' ')
    return [nameOf(said, 'name', writing === 'sentence' && run.some((word) => !word.first) ? 0.6 : strange.length > 1 ? 0.5 : 0.4)]
  })
}

/** Words with capitals side by side; where all have one, those that no dictionary has, with a neighbour each. */
function runs(words: readonly WrittenWord[], writing: Writing): WrittenWord[][] {
  const out: WrittenWord[][] = []
  let run: WrittenWord[] = []
  const close = (): void => {
    if (run.length > 0 && run.length <= MOST_WORDS) out.push(run)
    run = []
  }
  for (const word of words) {
    const starts = word.capital && !SILENT.has(word.plain) && (writing === 'sentence' ? !word.first || !isOrdinary(word) : !isOrdinary(word))
    if (!word.joined) close()
    if (starts && !(word.loud && isPlainWord(word.plain))) run.push(word)
    else close()
  }
  close()
  return out
}

function isOrdinary(word: WrittenWord): boolean {
  if (/n['’]t$/i.test(word.said)) return true
  const parts = word.said.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').split(/[-'’.&]/).map((part) => part.replace(/[^a-z0-9]/g, '')).filter((part) => part !== '')
  return ORDINARY.has(word.plain) || /\d/.test(word.plain) || word.plain.length < 2 || parts.every((part) => part.length < 3 || isPlainWord(part) || ORDINARY.has(part) || isPlace(part))
}

const places = new Map<string, boolean>()
function isPlace(word: string): boolean {
  const known = places.get(word)
  if (known !== undefined) return known
  const is = nlp(word.charAt(0).toUpperCase() + word.slice(1)).has('(#Place|#Demonym|#Date|#Unit|#Currency)')
  if (places.size < 20_000) places.set(word, is)
  return is
}

function isGeneric(run: readonly WrittenWord[]): boolean {
  return run.some((word) => GENERIC.has(word.plain))
}

function bySigns(text: string): FoundName[] {
  const handles = [...text.matchAll(/(?<![\w@])@([\p{L}\p{N}_.]{3,30})/gu)].map((match) => nameOf(match[1] ?? '', 'person', 0.7))
  const marks = [...text.matchAll(/([\p{L}\p{N}][\p{L}\p{N}'’-]{1,30})\s?[™®]/gu)].map((match) => nameOf(match[1] ?? '', 'brand', 1))
  return [...handles, ...marks]
}

const SILENT = new Set('i im ive id ill a the and or of to in on at for with from by is it its my your his her our their this that these those what when where why how who if as but not no so do does did you we they he she me us'.split(' '))
/** Written with a capital by rule or by habit, and nobody's. */
const ORDINARY = new Set('i im ive id ill ok okay diy til ama iama dae fyi lol omg wtf btw imo imho tldr psa nsfw irl gf bf so usa us uk eu nyc la dc tv pc cd dvd dna rna led usb hd 4k pov asmr gif jpg xpost x-post crosspost mfa ffa f7u12 ggg sap ceo er icu rn emt ems msw phd md mba faq rip bbq aka vs pt ft ep op oc wip fo iq ii iii iv mr mrs ms dr st jr sr god jesus christ bible earth moon mars venus jupiter saturn sun milky way solar internet web english english christmas easter halloween thanksgiving hanukkah american redditors oficial video letra el los las una por para con como que se va mas si mi tu yo vida amor extended nrl ama iamas askreddit reddit subreddit subreddits karma mom dad grandma grandpa mum santa snes nes rpg fps mmo atm acu acus mre hiv hpv gmo ipa ymca xmas monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(' '))
/** What is named after nobody: "the Solar System", "First Aid Kit Day". */
const GENERIC = new Set('day week month year system way club team school part chapter trail point street road avenue lake river mountain mount park island beach county city state high college university department church bridge tower station airport christmas mothers fathers valentines'.split(' '))
