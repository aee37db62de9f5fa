import { create } from 'zustand'
import { goTo } from '../app/view-state.ts'

interface CalendarState {
  readonly view: 'month' | 'list'
  /** The chosen day; null is today. */
  readonly day: string | null
  /** The occasion chosen among those of the day; null is the first. */
  readonly entryId: string | null
  /** In a narrow window the day lies over the month. */
  readonly opened: boolean
}

export const useCalendar = create<CalendarState>()(() => ({ view: 'month', day: null, entryId: null, opened: false }))

export const chooseDay = (day: string | null, entryId: string | null = null, opened = useCalendar.getState().opened): void => useCalendar.setState({ day, entryId, opened })

/** Goes to the Calendar with one day open. */
export function showDay(day: string, entryId: string | null): void {
  chooseDay(day, entryId, true)
  goTo('calendar')
}
