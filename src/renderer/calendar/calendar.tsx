import { useQuery } from '@tanstack/react-query'
import { CalendarDays, ChevronLeft, ChevronRight, Keyboard } from 'lucide-react'
import { useMemo } from 'react'
import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { trpc } from '../api/client.ts'
import { useToday } from '../app/today.ts'
import { openSheet } from '../app/view-state.ts'
import { startNight } from '../today/start-night.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { AfterAMoment, Bone, StateView, TroubleView } from '../ui/states.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { words } from '../words/en.ts'
import { monthName } from '../words/format.ts'
import { chooseDay, useCalendar } from './calendar-state.ts'
import { DayList } from './day-list.tsx'
import { DayPane } from './day-pane.tsx'
import { addDays, addMonths, firstWeekday } from './days.ts'
import { byDay } from './entries.ts'
import { MonthGrid } from './month-grid.tsx'
import { useCalendarKeys, type Span } from './use-calendar-keys.ts'
import { DOTS, WINDOWS } from './window-look.ts'

/** A month back and a year on, as much as is asked for at once. */
const SPAN_DAYS = 399

/** Months with the days worth designing for, each with when to list for it and what exists already. */
export function Calendar() {
  const today = useToday()
  const span = useMemo(() => spanAround(today), [today])
  const calendar = useQuery(trpc.insights.calendar.queryOptions(span))
  const { view, day: chosenDay, entryId, opened } = useCalendar()
  const day = chosenDay ?? today
  const entries = calendar.data ?? NONE
  const days = useMemo(() => byDay(entries), [entries])
  const own = days.get(day) ?? NONE
  const chosen = own.find((entry) => entry.id === entryId) ?? own[0]
  useCalendarKeys({ day, today, span, entries, chosen })

  return (
    <>
      <CalendarToolbar day={day} today={today} span={span} />
      {calendar.data === undefined ? (
        calendar.isError ? (
          <TroubleView error={calendar.error} title={words.calendar.cannotLoad} />
        ) : (
          <AfterAMoment>
            <CalendarSkeleton />
          </AfterAMoment>
        )
      ) : entries.length === 0 ? (
        <StateView
          icon={<CalendarDays size={28} aria-hidden="true" />}
          title={words.calendar.empty}
          actions={
            <Button look="primary" onClick={() => void startNight()}>
              {words.calendar.emptyDo}
            </Button>
          }
        >
          {words.calendar.emptyNote}
        </StateView>
      ) : (
        <div className="relative grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_23rem] @max-[80rem]/window:grid-cols-1">
          <div className="flex min-h-0 flex-col">
            {view === 'month' ? <MonthGrid day={day} today={today} entries={days} firstWeekday={firstWeekday(navigator.language)} /> : <DayList entries={entries} today={today} chosen={chosen} />}
          </div>
          <div
            className={classes(
              'min-h-0 shadow-[inset_1px_0_0_var(--hairline)]',
              opened ? '@max-[80rem]/window:absolute @max-[80rem]/window:inset-y-0 @max-[80rem]/window:right-0 @max-[80rem]/window:z-10 @max-[80rem]/window:w-[min(23rem,100%)] @max-[80rem]/window:bg-ground @max-[80rem]/window:shadow-sheet' : '@max-[80rem]/window:hidden',
            )}
          >
            <DayPane key={day} day={day} today={today} entries={own} first={chosen} />
          </div>
        </div>
      )}
    </>
  )
}

const NONE: readonly CalendarEntry[] = []

function spanAround(today: string): Span {
  const from = addMonths(today, -1)
  return { from, to: addDays(from, SPAN_DAYS) }
}

function CalendarToolbar({ day, today, span }: { readonly day: string; readonly today: string; readonly span: Span }) {
  const view = useCalendar((state) => state.view)
  const before = addMonths(day, -1)
  const after = addMonths(day, 1)
  return (
    <Toolbar title={words.app.places.calendar} note={view === 'month' ? monthName(day) : undefined}>
      <ul aria-label={words.calendar.legend} className="mr-2 flex gap-3 text-11 text-ink-2 @max-[72rem]/window:hidden">
        {WINDOWS.map((window) => (
          <li key={window} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={classes('size-2 rounded-full', DOTS[window])} />
            {words.calendar.windows[window]}
          </li>
        ))}
      </ul>
      {view === 'month' && (
        <IconButton label={words.calendar.previous} shortcut="PgUp" disabled={before < span.from} onClick={() => chooseDay(before)}>
          <ChevronLeft size={18} aria-hidden="true" />
        </IconButton>
      )}
      <Button shortcut="T" onClick={() => chooseDay(today)}>
        {words.calendar.today}
      </Button>
      {view === 'month' && (
        <IconButton label={words.calendar.next} shortcut="PgDn" disabled={after > span.to} onClick={() => chooseDay(after)}>
          <ChevronRight size={18} aria-hidden="true" />
        </IconButton>
      )}
      <Segmented
        label={words.calendar.view}
        value={view}
        options={[
          { value: 'month', label: words.calendar.month },
          { value: 'list', label: words.calendar.list },
        ]}
        onChange={(next) => useCalendar.setState({ view: next })}
      />
      <IconButton label={words.app.keys} shortcut="?" onClick={() => openSheet('keys')}>
        <Keyboard size={17} aria-hidden="true" />
      </IconButton>
    </Toolbar>
  )
}

function CalendarSkeleton() {
  return (
    <div role="status" aria-label={words.app.loading} className="grid min-h-0 flex-1 grid-cols-7 grid-rows-5 gap-1.5 p-4">
      {Array.from({ length: 35 }, (_, index) => (
        <Bone key={index} className="rounded-8" />
      ))}
    </div>
  )
}
