import type { Check } from '../contract.ts'
import { day } from '../pure/trademarks/risk.ts'
import type { MarkFound } from './contract.ts'

export const NO_INDEX: Check = { id: 'trademark', state: 'not-checked', reason: 'No trademark index has been imported. Import the USPTO’s files with “idea-engine trademarks import”.' }

/** Findings that a reason spells out; the rest are counted. */
const SPELLED_OUT = 2

/** What a search found, as the check of a design or listing. A search of too few marks can warn, and never clears. */
export function checkOf(found: readonly MarkFound[], index: { readonly live: number; readonly newest: number; readonly enough: boolean }): Check {
  const worst = found[0]
  if (worst !== undefined) {
    const left = found.length - SPELLED_OUT
    return { id: 'trademark', state: found.some(({ risk }) => risk === 'block') ? 'block' : 'warn', reason: `${found.slice(0, SPELLED_OUT).map(({ sentence }) => sentence).join(' ')}${left > 0 ? ` And ${left} more.` : ''}` }
  }
  const marks = `${index.live.toLocaleString('en-US')} live US marks`
  if (!index.enough) return { id: 'trademark', state: 'not-checked', reason: `Nothing like it is among the ${marks} imported so far, a small part of the register. Import the annual files as well.` }
  return { id: 'trademark', state: 'clear', reason: `Nothing like it was found among ${marks}, the newest of ${day(index.newest)}. Other registers were not searched.` }
}
