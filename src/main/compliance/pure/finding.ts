import type { Check, CheckedText, CheckId, CheckState } from '../contract.ts'
import { readForms, type ReadForms } from './normal-form.ts'
import type { RuleId } from './rules.ts'

export type Severity = 'warn' | 'block'
export type FieldName = 'words in the art' | 'idea of the picture' | 'title' | 'description' | 'bullet' | 'tag'

/** One thing a check does not like: where it stands, the words as matched, and what is wrong with them. */
export interface Finding {
  readonly field: FieldName
  /** Which of the bullets, tags or lines, from 1. */
  readonly item: number
  readonly rule: RuleId
  readonly words: string
  readonly severity: Severity
  readonly because: string
}

/** One text of a listing as it was written and as it is read. */
export interface TextField extends ReadForms {
  readonly name: FieldName
  readonly item: number
  readonly text: string
}

/** Every text of a listing or a design, each with the name a seller knows it by. */
export function fieldsOf(text: CheckedText): TextField[] {
  return [
    ...each('words in the art', [text.phrase, ...(text.lines ?? [])]),
    ...each('idea of the picture', [text.idea]),
    ...each('title', [text.title]),
    ...each('description', [text.description]),
    ...each('bullet', text.bullets ?? []),
    ...each('tag', text.tags ?? []),
  ]
}

function each(name: FieldName, texts: readonly (string | undefined)[]): TextField[] {
  return texts.flatMap((text, at) => (text === undefined || text === '' ? [] : [{ name, item: at + 1, text, ...readForms(text) }]))
}

/** Where a finding stands. */
export function placed({ name, item }: TextField): Pick<Finding, 'field' | 'item'> {
  return { field: name, item }
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
