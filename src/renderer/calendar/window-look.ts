import type { CalendarEntry } from '../../main/ideas/contract.ts'

type Window = CalendarEntry['window']

/** A chip or badge of each window; the word always stands beside the colour. */
export const CHIPS: Readonly<Record<Window, string>> = {
  early: 'bg-accent-fill text-accent',
  best: 'bg-green-fill text-green',
  late: 'bg-amber-fill text-amber',
  over: 'bg-grey-fill text-ink-2',
}

export const DOTS: Readonly<Record<Window, string>> = { early: 'bg-accent', best: 'bg-green', late: 'bg-amber', over: 'bg-ink-3' }
export const WINDOWS: readonly Window[] = ['early', 'best', 'late', 'over']
