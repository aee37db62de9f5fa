import type { Check, CheckedText, CheckId, CheckState } from '../contract.ts'
import { readForms, type ReadForms } from './normal-form.ts'

export type Severity = 'warn' | 'block'
export type FieldName = 'words in the art' | 'title' | 'description' | 'bullet' | 'tag'

/** One thing a check does not like: where it stands, the words as matched, and what is wrong with them. */
export interface Finding {
  readonly field: FieldName
  readonly words: string
  readonly severity: Severity
  readonly because: string
}

/** One text of a listing as it was written and as it is read. */
export interface TextField extends ReadForms {
  readonly name: FieldName
  readonly text: string
}

/** Every text of a listing or a design, each with the name a seller knows it by. */
export function fieldsOf(text: CheckedText): TextField[] {
  return [
    ...one('words in the art', text.phrase),
    ...one('title', text.title),
    ...one('description', text.description),
    ...(text.bullets ?? []).flatMap((bullet) => one('bullet', bullet)),
    ...(text.tags ?? []).flatMap((tag) => one('tag', tag)),
  ]
}

function one(name: FieldName, text: string | undefined): TextField[] {
  return text === undefined || text === '' ? [] : [{ name, text, ...readForms(text) }]
}

/** The forms to search: one where both are the same. */
export function distinctForms({ plain, unmasked }: ReadForms): string[] {
  return plain === unmasked ? [plain] : [plain, unmasked]
}

/** How many findings a reason spells out; the rest are counted. */
const SPELLED_OUT = 3

/** The findings of one check as its result; `clear` is the sentence for none. */
export function toCheck(id: CheckId, findings: readonly Finding[], clear: string): Check {
  if (findings.length === 0) return { id, state: 'clear', reason: clear }
  const worst: CheckState = findings.some((finding) => finding.severity === 'block') ? 'block' : 'warn'
  const told = distinct(findings.toSorted((a, b) => rank(a) - rank(b)))
  const left = told.length - SPELLED_OUT
  return { id, state: worst, reason: told.slice(0, SPELLED_OUT).join(' ') + (left > 0 ? ` And ${left} more.` : '') }
}

function distinct(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map((finding) => `“${finding.words}” (${finding.field}) ${finding.because}.`))]
}

function rank(finding: Finding): number {
  return finding.severity === 'block' ? 0 : 1
}
