import type { UpcomingDate } from '../../main/insights/contract.ts'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { calendarDay } from '../words/format.ts'

const SHOWN = 6
const SOON = 7

/** The next dates worth designing for, and what exists for each. */
export function Upcoming({ dates }: { readonly dates: readonly UpcomingDate[] }) {
  return (
    <Card title={words.today.upcoming}>
      {dates.length === 0 && <p className="text-13 text-ink-2">{words.today.upcomingNone}</p>}
      <ul className="flex flex-col">
        {dates.slice(0, SHOWN).map((date) => (
          <li key={`${date.title}${date.occursOn}`} className="flex min-h-12 items-center gap-4 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
            <time dateTime={date.occursOn} className="w-14 shrink-0 text-13 text-ink-3 tabular-nums">
              {calendarDay(date.occursOn)}
            </time>
            <div className="min-w-0 flex-1">
              <p className="truncate text-15">{date.title}</p>
              <p className={classes('text-11', date.daysLeft <= SOON ? 'text-amber' : 'text-ink-3')}>{words.today.daysLeft(date.daysLeft)}</p>
            </div>
            <span className={classes('shrink-0 text-13', date.designs === 0 ? 'text-ink-3' : 'text-ink-2')}>{words.today.designsFor(date.designs)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
