import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { openSheet } from '../app/view-state.ts'
import { useIdeas } from '../ideas/ideas-state.ts'
import { calendarCommand, type CalendarCommand } from '../keyboard/keymap.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { chooseDay, useCalendar } from './calendar-state.ts'
import { addDays, addMonths } from './days.ts'
import { makeForDay } from './make-for-day.ts'

/** The days that are known, both inclusive. */
export interface Span {
  readonly from: string
  readonly to: string
}

interface CalendarKeys {
  readonly day: string
  readonly today: string
  readonly span: Span
  readonly entries: readonly CalendarEntry[]
  readonly chosen: CalendarEntry | undefined
}

/** Arrows move by day and week (in the list by entry), Page Up and Down by month, Enter opens, M makes designs. */
export function useCalendarKeys(keys: CalendarKeys): void {
  useKeys((event) => {
    const command = calendarCommand(event)
    return command !== null && obey(command, keys)
  })
}

/** Carries out a key's command; false when there was nothing to do. */
function obey(command: CalendarCommand, { day, today, span, entries, chosen }: CalendarKeys): boolean {
  const { view } = useCalendar.getState()
  switch (command.do) {
    case 'day':
      return view === 'list' ? step(entries, chosen, day, Math.sign(command.by)) : goToDay(addDays(day, command.by), span)
    case 'month':
      return goToDay(addMonths(day, command.by), span)
    case 'today':
      chooseDay(today)
      return true
    case 'view':
      useCalendar.setState({ view: view === 'month' ? 'list' : 'month' })
      return true
    case 'open':
      useCalendar.setState({ opened: true })
      requestAnimationFrame(() => document.getElementById('day-pane')?.focus({ preventScroll: true }))
      return true
    case 'close':
      return close()
    case 'make':
      if (chosen === undefined || chosen.ideaIds.length === 0) return false
      void makeForDay(chosen, useIdeas.getState().count)
      return true
    case 'keys':
      openSheet('keys')
      return true
  }
}

function goToDay(day: string, { from, to }: Span): boolean {
  if (day < from || day > to) return false
  chooseDay(day)
  return true
}

function step(entries: readonly CalendarEntry[], chosen: CalendarEntry | undefined, day: string, by: number): boolean {
  const at = chosen === undefined ? entries.findIndex((entry) => entry.occursOn >= day) - (by > 0 ? 1 : 0) : entries.indexOf(chosen)
  const next = entries[at + by]
  if (next !== undefined) chooseDay(next.occursOn, next.id)
  return next !== undefined
}

function close(): boolean {
  const over = document.querySelector('#day-pane [data-back]')?.checkVisibility() ?? false
  const inside = document.activeElement?.closest('#day-pane') !== null
  if (over) useCalendar.setState({ opened: false })
  if (over || inside) document.querySelector<HTMLElement>('main [role=grid], main [role=listbox]')?.focus({ preventScroll: true })
  return over || inside
}
