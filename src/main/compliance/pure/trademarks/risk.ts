/** How much a mark matters to a text, in words. A risk, never a judgment of law. */
import type { CaseFile, LikenessToMark, MarkFound } from '../../trademarks/contract.ts'
import type { FieldName } from '../finding.ts'
import { SOLD_CLASSES } from './status.ts'

export interface RunOfWords {
  readonly field: FieldName
  readonly words: readonly string[]
  readonly whole: boolean
}

/** Where words work as a name: what the buyer sees first. */
const SHOWN: ReadonlySet<FieldName> = new Set(['words in the art', 'title'])

export interface Weighed {
  readonly risk: 'warn' | 'block'
  /** Orders findings, higher is worse. */
  readonly rank: number
}

const CLOSENESS: Readonly<Record<LikenessToMark, number>> = { same: 5, core: 4, reordered: 3, 'one-letter-off': 2, 'sounds-alike': 1 }

/** @returns null where the meeting of words and mark says nothing. */
export function weigh(run: RunOfWords, likeness: LikenessToMark, record: CaseFile, { core, everydayCore }: { readonly core: readonly string[]; readonly everydayCore: boolean }): Weighed | null {
  const sold = record.classes.some((code) => SOLD_CLASSES.has(code))
  const registered = record.registered > 0
  const level = everydayCore ? everydayLevel(run, likeness, { sold, registered, words: core.length }) : unusualLevel(likeness, { sold, registered })
  if (level === 0) return null
  return { risk: level === 2 ? 'block' : 'warn', rank: level * 100 + CLOSENESS[likeness] * 10 + (sold ? 4 : 0) + (registered ? 2 : 0) + (SHOWN.has(run.field) ? 1 : 0) }
}

/** A finding in words. */
export function told(run: RunOfWords, likeness: LikenessToMark, record: CaseFile, risk: Weighed['risk']): MarkFound {
  const { live: _live, ...kept } = record
  return {
    field: run.field, words: run.words.join(' '), likeness, risk, sentence: sentenceOf(run, likeness, record), record: kept,
    remedy: risk === 'block' ? 'Use other words, or ask a lawyer first.' : 'Look at the record; use other words if it is for goods like yours.',
  }
}

interface Standing {
  readonly sold: boolean
  readonly registered: boolean
}

/** A made-up or unusual name belongs to somebody wherever it stands. 0 nothing, 1 warn, 2 block. */
function unusualLevel(likeness: LikenessToMark, { sold, registered }: Standing): 0 | 1 | 2 {
  if (likeness === 'same' || likeness === 'core') return sold && registered ? 2 : 1
  return sold || registered ? 1 : 0
}

/** Words that everybody uses are a name only where they stand as one, on goods of the kind it is registered for. */
function everydayLevel({ field, whole }: RunOfWords, likeness: LikenessToMark, { sold, registered, words }: Standing & { readonly words: number }): 0 | 1 | 2 {
  if (!sold) return 0
  if (likeness === 'reordered') return words >= 3 && SHOWN.has(field) && whole ? 1 : 0
  if (words === 1) return field === 'words in the art' && whole ? 1 : 0
  if (words === 2) return whole && field === 'words in the art' && registered ? 2 : whole || SHOWN.has(field) ? 1 : 0
  return registered && SHOWN.has(field) ? 2 : 1
}

const MEETS: Readonly<Record<LikenessToMark, string>> = {
  same: 'is the same as', core: 'is the main part of', reordered: 'has the words of', 'one-letter-off': 'is one letter away from', 'sounds-alike': 'sounds like',
}

/** How words meet a mark, as the beginning of a sentence. */
export function meeting(field: string, words: string, likeness: LikenessToMark): string {
  return `“${words}” (${field}) ${MEETS[likeness]}`
}

function sentenceOf({ field, words }: RunOfWords, likeness: LikenessToMark, record: CaseFile): string {
  const owner = record.owner === '' ? '' : ` of ${record.owner}`
  const state = record.registered > 0 ? `registered ${day(record.registered)}` : `applied for ${day(record.filed)}`
  const classes = `class${record.classes.length === 1 ? '' : 'es'} ${record.classes.join(', ')}`
  return `${meeting(field, words.join(' '), likeness)} the US mark ${record.mark}${owner}, serial ${record.serial}, ${classes}, ${state}, status ${record.status}${record.asOf === 0 ? '' : ` as of ${day(record.asOf)}`}.`
}

/** 20260131 as 2026-01-31. */
export function day(number: number): string {
  const text = String(number)
  return number === 0 ? 'on an unknown day' : `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}
