/** What a text asks the index, and what its answers mean. */
import { distance } from 'fastest-levenshtein'
import type { CaseFile, LikenessToMark, MarkFound } from '../../trademarks/contract.ts'
import { distinctForms, type FieldName, type TextField } from '../finding.ts'
import { MOST_REORDERED, nearKeys, reorderedKey, sameKey, soundKey } from './keys.ts'
import { told, weigh, type Weighed } from './risk.ts'
import { markWords, wordsOf, type IsEveryday, type MarkWords } from './words.ts'

/** Longer slogans are not looked for. */
const LONGEST_RUN = 8
/** Texts longer than any market takes are cut here, so that one check stays short. */
const MOST_WORDS = 1_500

/** Some words of a text that may be a mark. */
export interface Run {
  readonly field: FieldName
  readonly words: readonly string[]
  /** The same without gaps. */
  readonly compact: string
  /** The field says nothing else. */
  readonly whole: boolean
  readonly unusual: boolean
}

export interface Question {
  /** For each key, the runs that ask for it. */
  readonly runs: ReadonlyMap<number, readonly Run[]>
}

/** Every run of words that could be a mark, with its keys. */
export function questionOf(fields: readonly TextField[], isEveryday: IsEveryday): Question {
  const runs = new Map<number, Run[]>()
  const ask = (key: number | null, run: Run): void => {
    if (key === null) return
    const there = runs.get(key)
    if (there === undefined) runs.set(key, [run])
    else there.push(run)
  }
  const seen = new Set<string>()
  for (const field of fields) {
    for (const form of distinctForms(field)) {
      for (const run of runsOf(field.name, wordsOf(form).slice(0, MOST_WORDS), isEveryday)) {
        const name = `${run.field}/${run.whole}/${run.words.join(' ')}`
        if (seen.has(name)) continue
        seen.add(name)
        keysOfRun(run, ask)
      }
    }
  }
  return { runs }
}

function* runsOf(field: FieldName, words: readonly string[], isEveryday: IsEveryday): Generator<Run> {
  const unusual = words.map((word) => !isEveryday(word))
  for (let from = 0; from < words.length; from++) {
    let isUnusual = false
    for (let count = 1; count <= LONGEST_RUN && from + count <= words.length; count++) {
      isUnusual ||= unusual[from + count - 1] === true
      const here = words.slice(from, from + count)
      const run = { field, words: here, compact: here.join(''), whole: count === words.length, unusual: isUnusual }
      if (isWorthAsking(run)) yield run
    }
  }
}

/** One or two everyday words are a mark only where they stand out. */
function isWorthAsking({ field, words, whole, unusual }: Run): boolean {
  if (unusual) return true
  if (words.length === 1) return whole && (field === 'words in the art' || field === 'title')
  return words.length > 2 || field !== 'description'
}

function keysOfRun(run: Run, ask: (key: number | null, run: Run) => void): void {
  const { words, compact, unusual } = run
  ask(sameKey(compact), run)
  if (compact.length > 4 && compact.endsWith('s')) ask(sameKey(compact.slice(0, -1)), run)
  if (words.length >= 2 && words.length <= MOST_REORDERED && (unusual || words.length >= 3)) ask(reorderedKey(words), run)
  if (!unusual || words.length > 3) return
  for (const key of nearKeys(compact)) ask(key, run)
  for (const length of [compact.length - 1, compact.length, compact.length + 1]) ask(soundKey(compact, length), run)
}

/** Findings that are handed on; who has more of them needs other words anyway. */
const MOST_FOUND = 50

interface Meeting extends Weighed {
  readonly run: Run
  readonly likeness: LikenessToMark
  readonly record: CaseFile
}

/** A mark of the index, with those of the keys asked for that it is filed under. */
export interface Filed {
  readonly keys: readonly number[]
  readonly record: CaseFile
}

/** What the index holds under the keys of `question`, judged: worst first, each mark once, at most 50. */
export function judge(question: Question, answers: readonly Filed[], isEveryday: IsEveryday): MarkFound[] {
  const read = new Map<string, Comparable>()
  const comparableOf = (mark: string): Comparable => {
    // Many owners have the same word.
    const known = read.get(mark) ?? comparable(mark, isEveryday)
    read.set(mark, known)
    return known
  }
  return answers.flatMap((answer) => worstMeeting(question, answer, comparableOf) ?? []).toSorted((a, b) => b.rank - a.rank || a.record.serial - b.record.serial).slice(0, MOST_FOUND)
    .map(({ run, likeness, record, risk }) => told(run, likeness, record, risk))
}

function worstMeeting({ runs }: Question, { keys, record }: Filed, comparableOf: (mark: string) => Comparable): Meeting | null {
  if (!record.live) return null
  const mark = comparableOf(record.mark)
  let worst: Meeting | null = null
  // The same words may lead to it by several keys.
  for (const run of new Set(keys.flatMap((key) => runs.get(key) ?? []))) {
    const likeness = mark.met.get(run) === undefined ? likenessOf(run, mark) : (mark.met.get(run) ?? null)
    mark.met.set(run, likeness)
    const weighed = likeness === null ? null : weigh(run, likeness, record, mark)
    if (likeness !== null && weighed !== null && weighed.rank > (worst?.rank ?? 0)) worst = { run, likeness, record, ...weighed }
  }
  return worst
}

interface Comparable extends MarkWords {
  readonly whole: string
  readonly inner: string
  readonly everydayCore: boolean
  /** How runs were found to meet it; null: not at all. */
  readonly met: Map<Run, LikenessToMark | null>
}

function comparable(mark: string, isEveryday: IsEveryday): Comparable {
  const read = markWords(mark)
  return { ...read, whole: read.words.join(''), inner: read.core.join(''), everydayCore: read.core.every(isEveryday), met: new Map() }
}

/** How the words meet the mark; null where only a key was shared. */
function likenessOf({ words, compact, unusual }: Run, { core, whole, inner }: Comparable): LikenessToMark | null {
  if (compact === whole || compact === `${whole}s`) return 'same'
  if (compact === inner || compact === `${inner}s`) return 'core'
  if (words.length === core.length && words.length > 1 && words.toSorted().join(' ') === core.toSorted().join(' ')) return 'reordered'
  if (!unusual) return null
  if (inner.length >= 5 && isOneSlip(compact, inner)) return 'one-letter-off'
  return soundsAlike(compact, inner) ? 'sounds-alike' : null
}

/** One letter more, less or another, or two neighbours exchanged. */
function isOneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) return false
  if (Math.abs(a.length - b.length) > 1) return false
  const apart = distance(a, b)
  if (apart <= 1) return true
  if (apart > 2 || a.length !== b.length) return false
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function soundsAlike(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 3) return false
  if (distance(oneSpelling(a), oneSpelling(b)) > (Math.min(a.length, b.length) >= 7 ? 2 : 1)) return false
  const sound = soundKey(a, 0)
  return sound !== null && sound === soundKey(b, 0)
}

/** Letters that are two on paper and one in the ear. */
function oneSpelling(word: string): string {
  return word.replaceAll('ph', 'f').replaceAll(/ks|cks/g, 'x').replaceAll('ck', 'k').replaceAll('qu', 'kw')
}
