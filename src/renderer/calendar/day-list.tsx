import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react'
import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { classes } from '../ui/classes.ts'
import { inPixels } from '../ui/in-pixels.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { words } from '../words/en.ts'
import { calendarDay, daysUntil, monthName, weekdayName } from '../words/format.ts'
import { chooseDay } from './calendar-state.ts'
import { existsLine, keyOf, listRows, type ListRow } from './entries.ts'
import { LeadBar } from './lead-bar.tsx'
import { CHIPS } from './window-look.ts'

interface DayListProps {
  readonly entries: readonly CalendarEntry[]
  readonly today: string
  readonly chosen: CalendarEntry | undefined
}

const HEIGHTS = { month: 3, today: 2.25, entry: 4 } as const

/** The days in order under their months, with a line where today is. */
export function DayList({ entries, today, chosen }: DayListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [rem] = useState(() => inPixels(1))
  const rows = useMemo(() => listRows(entries, today), [entries, today])
  const at = chosen === undefined ? -1 : rows.findIndex((row) => row.key === keyOf(chosen))
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'entry'] * rem,
    getItemKey: (index) => rows[index]?.key ?? index,
    paddingEnd: 24,
    scrollPaddingStart: 56,
    scrollPaddingEnd: 24,
    overscan: 8,
  })
  const begun = useRef(false)
  useEffect(() => {
    const line = rows.findIndex((row) => row.kind === 'today')
    if (!begun.current) virtual.scrollToIndex(Math.max(0, at >= 0 ? at : line), { align: 'start' })
    else if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
    begun.current = true
  }, [at, rows, virtual])

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the place hears the keys
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={words.calendar.listName}
      aria-activedescendant={chosen === undefined ? undefined : `entry-${keyOf(chosen).replaceAll(' ', '-')}`}
      onFocus={keepFocus}
      onClick={(event) => choose(event)}
      className="min-h-0 flex-1 overflow-y-auto px-4 outline-offset-[-3px]"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size, key }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <div key={key} role="presentation" className="absolute inset-x-0 top-0" style={{ height: size, transform: `translateY(${start}px)` }}>
              <ListLine row={row} today={today} chosen={index === at} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function choose(event: MouseEvent): void {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-entry]') : null
  const { entry, day } = row?.dataset ?? {}
  if (entry !== undefined && day !== undefined) chooseDay(day, entry, true)
}

function ListLine({ row, today, chosen }: { readonly row: ListRow; readonly today: string; readonly chosen: boolean }) {
  switch (row.kind) {
    case 'month':
      return (
        <p role="presentation" className="flex h-full items-end px-2 pb-1.5 text-15 font-semibold">
          {monthName(row.month)}
        </p>
      )
    case 'today':
      return (
        <p role="presentation" className="flex h-full items-center gap-3 px-2 text-11 font-semibold text-accent">
          {words.calendar.todayLine(calendarDay(today))}
          <span aria-hidden="true" className="h-px flex-1 bg-accent" />
        </p>
      )
    case 'entry':
      return <EntryRow entry={row.entry} today={today} chosen={chosen} />
  }
}

function EntryRow({ entry, today, chosen }: { readonly entry: CalendarEntry; readonly today: string; readonly chosen: boolean }) {
  const left = daysUntil(entry.occursOn, today)
  return (
    <div
      id={`entry-${keyOf(entry).replaceAll(' ', '-')}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      data-entry={entry.id}
      data-day={entry.occursOn}
      className={classes('flex h-full items-center gap-4 rounded-12 px-2', chosen ? 'bg-accent-fill' : 'hover:bg-fill', left < 0 && 'opacity-70')}
    >
      <span className="w-14 shrink-0 text-13 text-ink-3 tabular-nums">
        {calendarDay(entry.occursOn)}
        <span className="block text-11">{weekdayName(entry.occursOn)}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-15 font-medium">{entry.title}</span>
        <span className="block truncate text-11 text-ink-3">{`${words.calendar.daysLeft(left)} · ${existsLine(entry)}`}</span>
      </span>
      <span className="w-40 shrink-0 @max-[72rem]/window:hidden">
        <LeadBar entry={entry} today={today} />
      </span>
      <span className={classes('w-20 shrink-0 rounded-full px-2 py-0.5 text-center text-11 font-medium', CHIPS[entry.window])}>{words.calendar.windows[entry.window]}</span>
    </div>
  )
}
