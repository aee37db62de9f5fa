import { z } from 'zod'
import { check } from '../contract.ts'
import { officeAnswer } from '../offices/contract.ts'
import { markFound } from '../trademarks/contract.ts'

const words = z.string().max(20_000)

/** Words to look through before they become a design or a listing. */
export const textToCheck = z.object({
  text: z.object({ phrase: words, lines: z.array(words).max(100), idea: words, title: words, description: words, bullets: z.array(words).max(20), tags: z.array(words).max(100) }).partial(),
  market: z.string().max(60).optional(),
  /** Ask the offices too, where the seller has keys: the words of the art and the title leave this machine. */
  askOffices: z.boolean().optional(),
})
export type TextToCheck = z.infer<typeof textToCheck>

/** One thing that was found: where, which words, why, by which rule, and what to do. */
export const textFinding = z.object({
  check: z.string(), field: z.string(), words: z.string(), risk: z.enum(['warn', 'block']), because: z.string(), remedy: z.string(),
  /** Which of the bullets, tags or lines, from 1. */
  item: z.number().int(),
  /** First character of the words in their field, from 0; null where they are spelled to be overlooked. */
  at: z.number().int().nullable(),
  /** `basis`: where the rule was read, and as of when. */
  rule: z.object({ id: z.string(), title: z.string(), basis: z.string() }),
})
export type TextFinding = z.infer<typeof textFinding>

export const checkReport = z.object({
  /** The worst of the checks; `not-checked` where none found anything and one did not run. */
  state: z.enum(['clear', 'warn', 'block', 'not-checked']),
  checks: z.array(check),
  findings: z.array(textFinding),
  /** The records behind trademark findings, worst first. */
  marks: z.array(markFound),
  /** What trademark offices answered; empty where they were not asked. */
  offices: z.array(officeAnswer),
})
export type CheckReport = z.infer<typeof checkReport>
