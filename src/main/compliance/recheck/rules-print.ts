import { createHash } from 'node:crypto'
import known from '../../../../resources/compliance/known-marks.json' with { type: 'json' }
import { MARKET_WORDING } from '../pure/market-wording.ts'
import { RULES } from '../pure/rules.ts'
import { wordingRules } from '../pure/wording-rules.ts'

/** Raise it when a check changes in code and not in its lists: swearing, personal data, signs, likeness to marks. */
const CODE_OF_CHECKS = 1

let print: string | null = null

/** Tells rules from other rules; another one means that listings are checked again. */
export function rulesPrint(): string {
  return (print ??= createHash('sha256').update(JSON.stringify([CODE_OF_CHECKS, known, MARKET_WORDING, RULES, wordingRules])).digest('hex').slice(0, 16))
}
