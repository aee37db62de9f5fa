import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { words } from '../words/en.ts'

/** A day and an occasion name an entry: the same feast comes again next year. */
export const keyOf = (entry: CalendarEntry): string => `${entry.occursOn} ${entry.id}`

export function byDay(entries: readonly CalendarEntry[]): ReadonlyMap<string, readonly CalendarEntry[]> {
  return Map.groupBy(entries, (entry) => entry.occursOn)
}

/** "3 ideas · 2 designs", or that there is nothing yet. */
export function existsLine({ ideas, designs, approved }: CalendarEntry): string {
  const { calendar } = words
  const parts = [ideas === 0 ? '' : calendar.ideas(ideas), designs === 0 ? '' : calendar.designs(designs), approved === 0 ? '' : calendar.approved(approved)].filter((part) => part !== '')
  return parts.length === 0 ? calendar.nothing : parts.join(' · ')
}

/** A row of the list: a month's heading, the line where today is, or an entry. */
export type ListRow =
  | { readonly kind: 'month'; readonly key: string; readonly month: string }
  | { readonly kind: 'today'; readonly key: string }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: CalendarEntry }

/** The entries under their months, with the line between what is past and what is to come. */
export function listRows(entries: readonly CalendarEntry[], today: string): ListRow[] {
  const rows: ListRow[] = []
  let month = ''
  let passed = false
  const line = (day: string): void => {
    if (!passed && day >= today) rows.push({ kind: 'today', key: 'today' })
    passed ||= day >= today
  }
  for (const entry of entries) {
    const own = entry.occursOn.slice(0, 7)
    // The line stands under the heading of its own month.
    if (own !== month && own > today.slice(0, 7)) line(entry.occursOn)
    if (own !== month) rows.push({ kind: 'month', key: own, month: `${own}-01` })
    month = own
    line(entry.occursOn)
    rows.push({ kind: 'entry', key: keyOf(entry), entry })
  }
  line('9999-12-31')
  return rows
}
