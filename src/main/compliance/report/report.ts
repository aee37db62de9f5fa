import { fieldsOf, toCheck, type Finding } from '../pure/finding.ts'
import { findKnownMarks } from '../pure/known-marks.ts'
import { findPersonalData } from '../pure/personal-data.ts'
import { findProfanity } from '../pure/profanity.ts'
import { findWording } from '../pure/wording.ts'
import type { Check, CheckId } from '../contract.ts'
import type { MarkFound } from '../trademarks/contract.ts'
import type { TrademarksService } from '../trademarks/service.ts'
import type { CheckReport, TextFinding, TextToCheck } from './contract.ts'

/** Everything that is known of some words, each finding with its place and its remedy. */
export async function reportOf(trademarks: TrademarksService, { text, market }: TextToCheck): Promise<CheckReport> {
  const given = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined))
  const fields = fieldsOf(given)
  const byCheck: readonly [CheckId, readonly Finding[], string, string][] = [
    ['wording', [...findKnownMarks(fields), ...findWording(fields, market)], 'No claim, famous name or sign that gets listings refused was found.', 'Leave these words out or say it another way.'],
    ['profanity', findProfanity(fields), 'No swear word, slur or hateful phrase of the list was found.', 'Use another word.'],
    ['personal-data', findPersonalData(fields), 'No e-mail address, phone number, web address or account name was found.', 'Take it out; buyers reach you by the shop.'],
  ]
  const marks = (await trademarks.search(given)) ?? []
  const checks = [...byCheck.map(([id, found, clear]) => toCheck(id, found, clear)), await trademarks.check(given)]
  return { state: worstOf(checks), checks, findings: [...byCheck.flatMap(([id, found, , remedy]) => distinct(found).map((one) => findingOf(id, one, remedy))), ...marks.map(ofMark)], marks: [...marks] }
}

function worstOf(checks: readonly Check[]): CheckReport['state'] {
  for (const state of ['block', 'warn', 'not-checked'] as const) if (checks.some((check) => check.state === state)) return state
  return 'clear'
}

function distinct(found: readonly Finding[]): Finding[] {
  return [...new Map(found.map((one) => [`${one.field}/${one.words}/${one.because}`, one])).values()]
}

function findingOf(check: CheckId, { field, words, severity, because }: Finding, remedy: string): TextFinding {
  return { check, field, words, risk: severity, because, remedy }
}

function ofMark({ field, words, risk, sentence, remedy }: MarkFound): TextFinding {
  return { check: 'trademark', field, words, risk, because: sentence, remedy }
}
