import { fieldsOf, toCheck, type Finding } from '../pure/finding.ts'
import { basisOf } from '../pure/market-wording.ts'
import { findKnownMarks } from '../pure/known-marks.ts'
import { findPersonalData } from '../pure/personal-data.ts'
import { findProfanity } from '../pure/profanity.ts'
import { RULES } from '../pure/rules.ts'
import { day } from '../pure/trademarks/risk.ts'
import { wordsOf } from '../pure/trademarks/words.ts'
import { findWording } from '../pure/wording.ts'
import type { Check, CheckedText, CheckId } from '../contract.ts'
import type { OfficesService } from '../offices/service.ts'
import { MOST_SERIALS } from '../offices/tsdr/client.ts'
import type { MarkFound } from '../trademarks/contract.ts'
import type { TrademarksService } from '../trademarks/service.ts'
import type { CheckReport, TextFinding, TextToCheck } from './contract.ts'

/** Everything that is known of some words, each finding with its place and its remedy. */
export async function reportOf(trademarks: Pick<TrademarksService, 'search' | 'check'>, { text, market }: TextToCheck): Promise<CheckReport> {
  const given = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined))
  const fields = fieldsOf(given)
  const byCheck: readonly [CheckId, readonly Finding[], string][] = [
    ['wording', [...findKnownMarks(fields), ...findWording(fields, market)], 'No claim, famous name or sign that gets listings refused was found.'],
    ['profanity', findProfanity(fields), 'No swear word, slur or hateful phrase of the list was found.'],
    ['personal-data', findPersonalData(fields), 'No e-mail address, phone number, web address or account name was found.'],
  ]
  const marks = (await trademarks.search(given)) ?? []
  const checks = [...byCheck.map(([id, found, clear]) => toCheck(id, found, clear)), await trademarks.check(given)]
  const placeOf = (field: string, item: number, words: string): number | null => {
    const at = fields.find((one) => one.name === field && one.item === item)?.text.toLowerCase().indexOf(words.toLowerCase()) ?? -1
    return at < 0 ? null : at
  }
  const findings = [
    ...byCheck.flatMap(([id, found]) => distinct(found).map((one) => ({ ...findingOf(id, one, market), at: placeOf(one.field, one.item, one.words) }))),
    ...marks.map((mark) => {
      const item = fields.find((one) => one.name === mark.field && wordsOf(one.unmasked).join(' ').includes(mark.words))?.item ?? 1
      return { ...ofMark(mark), item, at: placeOf(mark.field, item, mark.words) }
    }),
  ]
  return { state: worstOf(checks), checks, findings, marks: [...marks], offices: [] }
}

/** The same with the answers of the offices, who are asked now. An office that has no key or does not answer leaves it not checked. */
export async function withOffices(offices: Pick<OfficesService, 'askEuipo' | 'askTsdr'>, report: CheckReport, text: CheckedText): Promise<CheckReport> {
  const asked = await Promise.all([offices.askEuipo(text), offices.askTsdr(report.marks.map(({ record }) => record.serial).slice(0, MOST_SERIALS))])
  const worst = worstOf([...report.checks, ...asked.filter(({ office }) => office === 'euipo')])
  return { ...report, state: worst, offices: asked }
}

function worstOf(checks: readonly Pick<Check, 'state'>[]): CheckReport['state'] {
  for (const state of ['block', 'warn', 'not-checked'] as const) if (checks.some((check) => check.state === state)) return state
  return 'clear'
}

function distinct(found: readonly Finding[]): Finding[] {
  return [...new Map(found.map((one) => [`${one.field}/${one.item}/${one.words}/${one.because}`, one])).values()]
}

function findingOf(check: CheckId, { field, item, words, severity, because, rule }: Finding, market: string | undefined): Omit<TextFinding, 'at'> {
  const { title, remedy } = RULES[rule]
  return { check, field, item, words, risk: severity, because, remedy, rule: { id: rule, title, basis: basisOf(rule, market) } }
}

function ofMark({ field, words, risk, sentence, remedy, record }: MarkFound): Omit<TextFinding, 'at' | 'item'> {
  return { check: 'trademark', field, words, risk, because: sentence, remedy, rule: { id: 'trademark', title: 'Trademarks', basis: `The US record of serial ${record.serial}${record.asOf === 0 ? '' : ` as of ${day(record.asOf)}`}. A risk, no legal advice.` } }
}
