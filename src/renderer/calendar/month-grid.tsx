import type { MouseEvent } from 'react'
import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { classes } from '../ui/classes.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { words } from '../words/en.ts'
import { calendarDate, monthName, number, weekdayName } from '../words/format.ts'
import { chooseDay } from './calendar-state.ts'
import { weeksOf } from './days.ts'
import { CHIPS, DOTS } from './window-look.ts'

interface MonthGridProps {
  readonly day: string
  readonly today: string
  readonly entries: ReadonlyMap<string, readonly CalendarEntry[]>
  /** 0 is Sunday. */
  readonly firstWeekday: number
}

/** Chips that a day has room for; the rest is counted. */
const CHIPS_SHOWN = 3

/** One month, a week to a line; the place hears the keys. */
export function MonthGrid({ day, today, entries, firstWeekday }: MonthGridProps) {
  const weeks = weeksOf(day, firstWeekday)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the place hears the keys
    <div
      role="grid"
      tabIndex={0}
      aria-label={words.calendar.grid(monthName(day))}
      aria-activedescendant={`day-${day}`}
      onFocus={keepFocus}
      onClick={choose}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto outline-offset-[-3px]"
    >
      <div role="row" className="sticky top-0 z-[1] grid shrink-0 grid-cols-7 bg-ground">
        {weeks[0]?.map((one) => (
          <span key={one} role="columnheader" className="hairline-b px-2.5 py-1.5 text-11 text-ink-3">
            {weekdayName(one)}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className="grid min-h-20 flex-1 grid-cols-7">
          {week.map((one) => (
            <DayCell key={one} day={one} entries={entries.get(one) ?? []} chosen={one === day} today={one === today} other={one.slice(0, 7) !== day.slice(0, 7)} past={one < today} />
          ))}
        </div>
      ))}
    </div>
  )
}

function choose(event: MouseEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-day]') : null
  const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-entry]') : null
  const day = cell?.dataset['day']
  if (day !== undefined) chooseDay(day, chip?.dataset['entry'] ?? null, true)
}

interface DayCellProps {
  readonly day: string
  readonly entries: readonly CalendarEntry[]
  readonly chosen: boolean
  readonly today: boolean
  readonly other: boolean
  readonly past: boolean
}

function DayCell({ day, entries, chosen, today, other, past }: DayCellProps) {
  const shown = entries.length > CHIPS_SHOWN ? entries.slice(0, CHIPS_SHOWN - 1) : entries
  return (
    <div
      id={`day-${day}`}
      role="gridcell"
      tabIndex={-1}
      data-day={day}
      aria-selected={chosen}
      aria-current={today ? 'date' : undefined}
      className={classes(
        'flex min-w-0 flex-col gap-0.5 overflow-hidden p-1.5 shadow-[inset_-1px_-1px_0_var(--hairline)]',
        chosen ? 'bg-accent-fill outline-2 -outline-offset-2 outline-accent' : 'hover:bg-fill',
        other && !chosen && 'bg-fill',
      )}
    >
      <span className={classes('grid size-6 shrink-0 place-items-center rounded-full text-11 tabular-nums', today ? 'bg-accent-strong font-semibold text-on-accent' : other || past ? 'text-ink-3' : 'font-medium text-ink')}>
        <span className="sr-only">{`${calendarDate(day)}: `}</span>
        {Number(day.slice(8))}
      </span>
      {shown.map((entry) => (
        <span key={entry.id} data-entry={entry.id} className={classes('flex min-w-0 shrink-0 items-baseline gap-1.5 rounded-[6px] px-1.5 py-0.5 text-11 font-medium @max-[48rem]/window:justify-center @max-[48rem]/window:px-0', CHIPS[entry.window])}>
          <span aria-hidden="true" className={classes('size-1.5 shrink-0 -translate-y-px rounded-full', DOTS[entry.window])} />
          <span className={classes('min-w-0 flex-1 @max-[48rem]/window:sr-only', entries.length === 1 ? 'line-clamp-2' : 'truncate')}>{entry.title}</span>
          <span className="sr-only">{words.calendar.windows[entry.window]}</span>
          {entry.designs > 0 && <span className="shrink-0 tabular-nums @max-[48rem]/window:sr-only" title={words.calendar.designs(entry.designs)}>{number(entry.designs)}</span>}
        </span>
      ))}
      {shown.length < entries.length && <span className="px-1.5 text-11 text-ink-3">{words.calendar.more(entries.length - shown.length)}</span>}
    </div>
  )
}
