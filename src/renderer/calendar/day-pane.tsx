import { useQueries } from '@tanstack/react-query'
import { ChevronRight, X } from 'lucide-react'
import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { ideaById } from '../api/ideas.ts'
import { goTo } from '../app/view-state.ts'
import { hundred } from '../ideas/factor-bars.tsx'
import { showIdea, showIdeas, useIdeas } from '../ideas/ideas-state.ts'
import { startNight } from '../today/start-night.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { words } from '../words/en.ts'
import { calendarDate, calendarDay, countryName, daysUntil } from '../words/format.ts'
import { useCalendar } from './calendar-state.ts'
import { existsLine } from './entries.ts'
import { LeadBar } from './lead-bar.tsx'
import { makeForDay } from './make-for-day.ts'
import { CHIPS } from './window-look.ts'

interface DayPaneProps {
  readonly day: string
  readonly today: string
  readonly entries: readonly CalendarEntry[]
  /** The one that was chosen among them stands first. */
  readonly first: CalendarEntry | undefined
}

/** One day: what it is, when to list for it, and what exists for it already. */
export function DayPane({ day, today, entries, first }: DayPaneProps) {
  const sorted = first === undefined ? entries : [first, ...entries.filter((entry) => entry !== first)]
  return (
    <aside id="day-pane" tabIndex={-1} aria-label={words.calendar.pane} className="flex h-full flex-col gap-7 overflow-y-auto px-6 py-5 outline-none select-text">
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-17 font-semibold">{calendarDate(day)}</h2>
          <p className="text-13 text-ink-3">{words.calendar.daysLeft(daysUntil(day, today))}</p>
        </div>
        <span data-back="" className="hidden @max-[80rem]/window:block">
          <IconButton label={words.app.close} shortcut="Esc" onClick={() => useCalendar.setState({ opened: false })} className="-mr-2">
            <X size={16} aria-hidden="true" />
          </IconButton>
        </span>
      </header>
      {entries.length === 0 && <p className="text-13 text-ink-2">{words.calendar.freeDay}</p>}
      {sorted.map((entry) => (
        <EntryCard key={entry.id} entry={entry} today={today} />
      ))}
    </aside>
  )
}

function EntryCard({ entry, today }: { readonly entry: CalendarEntry; readonly today: string }) {
  const region = entry.region === undefined ? '' : ` ${words.calendar.region(countryName(entry.region))}`
  return (
    <section aria-label={entry.title} className="flex flex-col gap-4">
      <div>
        <div className="flex items-start justify-between gap-3">
          <h3 className="text-22 font-semibold text-balance">{entry.title}</h3>
          <span className={classes('mt-1 shrink-0 rounded-full px-2 py-0.5 text-11 font-medium', CHIPS[entry.window])}>{words.calendar.windows[entry.window]}</span>
        </div>
        <p className="mt-0.5 text-13 text-ink-2">{`${words.calendar.basis[entry.basis]}${region}.`}</p>
      </div>
      <div className="flex flex-col gap-3 rounded-12 bg-fill p-4">
        <p className="text-13">{noteOf(entry)}</p>
        <LeadBar entry={entry} today={today} />
        <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-11">
          <Deadline name={words.calendar.listFrom} day={entry.listFrom} today={today} />
          <Deadline name={words.calendar.listBy} day={entry.listBy} today={today} />
          <Deadline name={words.calendar.makeBy} day={entry.makeBy} today={today} />
          <Deadline name={words.calendar.last} day={entry.lastUsefulDay} today={today} />
        </dl>
      </div>
      <Existing entry={entry} />
      <Making entry={entry} />
    </section>
  )
}

function noteOf(entry: CalendarEntry): string {
  const { windowNotes } = words.calendar
  switch (entry.window) {
    case 'early':
      return windowNotes.early({ from: calendarDay(entry.listFrom), by: calendarDay(entry.listBy) })
    case 'best':
      return windowNotes.best({ by: calendarDay(entry.listBy) })
    case 'late':
      return windowNotes.late({ last: calendarDay(entry.lastUsefulDay) })
    case 'over':
      return windowNotes.over()
  }
}

function Deadline({ name, day, today }: { readonly name: string; readonly day: string; readonly today: string }) {
  return (
    <div className="flex justify-between gap-2">
      <dt className="text-ink-3">{name}</dt>
      <dd className={classes('font-medium tabular-nums', day < today ? 'text-ink-3 line-through decoration-ink-3/50' : 'text-ink')}>{calendarDay(day)}</dd>
    </div>
  )
}

const NAMED = 4

function Existing({ entry }: { readonly entry: CalendarEntry }) {
  const best = useQueries({ queries: entry.ideaIds.slice(0, NAMED).map((id) => ideaById(id)) }).flatMap(({ data }) => (data === undefined ? [] : [data]))
  return (
    <div className="flex flex-col gap-1">
      <p className="flex justify-between gap-3 text-13">
        <span className="font-semibold">{words.calendar.exists}</span>
        <span className="text-ink-2">{existsLine(entry)}</span>
      </p>
      <ul aria-label={words.calendar.bestIdeas} className="flex flex-col">
        {best.map((idea) => (
          <li key={idea.id}>
            <button
              type="button"
              onClick={() => {
                showIdeas(idea.status)
                showIdea(idea.id, true)
                goTo('ideas')
              }}
              className="-mx-2 flex min-h-9 w-[calc(100%+1rem)] items-center gap-2 rounded-8 px-2 text-left text-13 hover:bg-fill"
            >
              <span className="min-w-0 flex-1 truncate">{idea.concept.phrase}</span>
              <span className="text-ink-3 tabular-nums">{hundred(idea.score)}</span>
              <ChevronRight size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Making({ entry }: { readonly entry: CalendarEntry }) {
  const count = useIdeas((state) => state.count)
  if (entry.ideaIds.length === 0) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-40 flex-1 text-13 text-ink-2">{words.calendar.noIdeas}</p>
        {entry.window !== 'over' && <Button onClick={() => void startNight()}>{words.calendar.findIdeas}</Button>}
      </div>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Stepper label={words.ideas.count} value={count} min={1} max={12} onChange={(next) => useIdeas.setState({ count: next })} />
      <Button look={entry.window === 'over' ? 'plain' : 'primary'} shortcut="M" onClick={() => void makeForDay(entry, count)} className="flex-1">
        {words.calendar.make}
      </Button>
    </div>
  )
}
