import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { words } from '../words/en.ts'
import { calendarDay, daysUntil } from '../words/format.ts'

/** Days before the day that the bar shows: no occasion is worked on earlier. */
const SHOWN_DAYS = 120

/** The time before a day as a line: early, the best weeks, later, too late, and where today is on it. */
export function LeadBar({ entry, today }: { readonly entry: CalendarEntry; readonly today: string }) {
  const left = (day: string): number => share(daysUntil(entry.occursOn, day))
  const now = daysUntil(entry.occursOn, today)
  const spoken = words.calendar.leadSpoken(words.calendar.daysLeft(now), calendarDay(entry.listFrom), calendarDay(entry.listBy), calendarDay(entry.lastUsefulDay))
  return (
    <div role="img" aria-label={`${words.calendar.lead}: ${spoken}`} className="relative h-2.5 w-full">
      <div className="absolute inset-0 flex overflow-hidden rounded-full bg-accent-fill">
        <div className="h-full bg-green" style={{ marginLeft: percent(left(entry.listFrom)), width: percent(left(entry.listBy) - left(entry.listFrom)) }} />
        <div className="h-full bg-linear-to-r from-amber/70 to-amber/25" style={{ width: percent(left(entry.lastUsefulDay) - left(entry.listBy)) }} />
        <div className="h-full flex-1 bg-fill-2" />
      </div>
      {now >= 0 && now <= SHOWN_DAYS && <div className="absolute -inset-y-1 w-[3px] -translate-x-1/2 rounded-full bg-ink ring-2 ring-ground" style={{ left: percent(share(now)) }} />}
    </div>
  )
}

/** Where a day so many days before the occasion lies, in [0, 1]. */
const share = (daysBefore: number): number => 1 - Math.min(SHOWN_DAYS, Math.max(0, daysBefore)) / SHOWN_DAYS
const percent = (of: number): string => `${of * 100}%`
