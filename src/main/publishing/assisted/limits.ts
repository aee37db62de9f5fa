/** What markets without an API say of their print files and of a day's number; the seller may set other numbers of a day. */
import type { MarketId } from '../../listings/contract.ts'

export interface FormLimits {
  readonly maxBytes: number | null
  /** Longest side that is taken, in pixels. */
  readonly maxSidePx: number | null
  /** Exactly this, where only this is right. */
  readonly exactPx: { readonly width: number; readonly height: number } | null
  readonly minPx: { readonly width: number; readonly height: number } | null
  readonly dailyCap: number
  /** Seconds between two, so that a human's pace is kept. */
  readonly paceSeconds: number
  readonly basis: string
}

export type FormMarket = Extract<MarketId, 'amazon-merch' | 'redbubble' | 'teepublic' | 'spreadshirt'>

const MB = 1024 ** 2

export const FORM_LIMITS = {
  'amazon-merch': {
    maxBytes: 25 * MB, maxSidePx: null, exactPx: { width: 4500, height: 5400 }, minPx: null, dailyCap: 1, paceSeconds: 60,
    basis: 'Size of shirts from tool makers’ pages. The number a day depends on your tier and stands on your dashboard; one is what the lowest tier is reported to have.',
  },
  redbubble: {
    maxBytes: 300 * MB, maxSidePx: 13_500, exactPx: null, minPx: { width: 2400, height: 3200 }, dailyCap: 30, paceSeconds: 60,
    basis: '30 works a day, as Redbubble’s help was quoted on 2026-10-05. Its agreement is reported to forbid uploads by programs: fill in with you at the window only.',
  },
  teepublic: { maxBytes: null, maxSidePx: null, exactPx: null, minPx: { width: 1500, height: 1800 }, dailyCap: 20, paceSeconds: 60, basis: 'No number of TeePublic’s could be read. 20 a day is this program’s own caution.' },
  spreadshirt: {
    maxBytes: 10 * MB, maxSidePx: 4000, exactPx: null, minPx: null, dailyCap: 50, paceSeconds: 60,
    basis: '50 a day since 2018-02-01; files of 10 MB and 4,000 px at most, from the print service’s page. How many may stand there depends on your star class.',
  },
} satisfies Record<FormMarket, FormLimits>
