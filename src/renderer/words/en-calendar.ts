/** Sentences of the Calendar place. */
import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { counted, number } from './format.ts'

type Window = CalendarEntry['window']

const designs = (n: number): string => counted(n, 'design', 'designs')

export const calendar = {
  month: 'Month',
  list: 'List',
  view: 'View',
  grid: (month: string) => `Days of ${month}`,
  listName: 'Days worth designing for',
  pane: 'About this day',
  today: 'Today',
  previous: 'Month before',
  next: 'Next month',
  daysLeft: (n: number) => (n === 0 ? 'today' : n === 1 ? 'tomorrow' : n === -1 ? 'yesterday' : n < 0 ? `${counted(-n, 'day', 'days')} ago` : `in ${counted(n, 'day', 'days')}`),
  more: (n: number) => `${number(n)} more`,
  windows: { early: 'Early', best: 'Best time', late: 'Late', over: 'Over' } satisfies Record<Window, string>,
  windowNotes: {
    early: (entry: { from: string; by: string }) => `Best listed from ${entry.from} to ${entry.by}. There is time.`,
    best: (entry: { by: string }) => `Now is the best time to list for it, until ${entry.by}.`,
    late: (entry: { last: string }) => `Later than best, but an order can still arrive until ${entry.last}.`,
    over: () => 'Too late: an order would not arrive in time.',
  },
  legend: 'Colours',
  listFrom: 'List from',
  makeBy: 'Make by',
  listBy: 'List by',
  last: 'Last useful day',
  lead: 'Time before the day',
  leadSpoken: (today: string, from: string, by: string, last: string) => `${today}. Best listed from ${from} to ${by}; last useful day ${last}.`,
  basis: {
    law: 'A holiday set by law',
    custom: 'Kept by custom',
    unverified: 'Nobody has confirmed this date',
  } satisfies Record<CalendarEntry['basis'], string>,
  region: (country: string) => `(${country})`,
  exists: 'What exists for it',
  ideas: (n: number) => counted(n, 'idea', 'ideas'),
  designs,
  approved: (n: number) => `${number(n)} approved`,
  nothing: 'nothing yet',
  bestIdeas: 'Best ideas for it',
  make: 'Make designs for this day',
  making: (n: number, day: string) => `Making ${designs(n)} for ${day}. Review shows them when they are ready.`,
  makingStopped: (day: string) => `Stopped. What was made for ${day} already is kept.`,
  noIdeas: 'No ideas for it yet. They come with the next run once the day is within 120 days.',
  findIdeas: 'Run now',
  freeDay: 'Nothing in the calendars on this day.',
  todayLine: (date: string) => `Today, ${date}`,
  empty: 'No days yet',
  emptyNote: 'Holidays and observances come with the first run. Drop a calendar file (ICS) on the window to add days of your own.',
  emptyDo: 'Run now',
  cannotLoad: 'The calendar cannot be shown',
} as const
