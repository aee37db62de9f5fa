/** From dated signals and ideas to the days of the seller's calendar: each occasion once, with the days that matter before it. */
import type { CalendarEntry, IdeaStatus } from '../contract.ts'
import { daysBetween, daysAfter } from './calendar-days.ts'
import { findOccasion, isNotForSale, occasionOf } from './occasions/index.ts'
import { leadDays, leadWindow } from './score/lead-time.ts'

type Basis = CalendarEntry['basis']

/** A day as a calendar gave it; dates are calendar dates and are never moved by a time zone. */
export interface DatedSignal {
  readonly id: string
  readonly text: string
  readonly occursOn: string
  readonly basis: string | null
  readonly region: string | null
  /** Whether the program's own calendar said so; else a calendar of the seller's. */
  readonly shipped: boolean
}

export interface DatedIdea {
  readonly id: string
  readonly title: string
  readonly occursOn: string
  readonly occasion: string | null
  readonly status: IdeaStatus
  readonly score: number
  /** Dated signals among its evidence. */
  readonly signalIds: readonly string[]
}

export type CalendarDay = Omit<CalendarEntry, 'designs' | 'approved'>

/** Bank holidays and eves this many days around an occasion belong to it. */
const SAME_OCCASION_DAYS = 12
/** Surest first. */
const BASES: readonly Basis[] = ['law', 'custom', 'unverified']

interface Day {
  readonly id: string
  readonly title: string
  readonly occursOn: string
  readonly basis: Basis
  readonly region: string | null
  readonly exact: boolean
  readonly signalIds: readonly string[]
}

/** @returns the days in order. Days of mourning that only a shipped calendar names are left out; the seller's own days stay. */
export function calendarEntries(signals: readonly DatedSignal[], ideas: readonly DatedIdea[], today: string): CalendarDay[] {
  const days = distinctDays(signals)
  const byDay = new Map<Day, DatedIdea[]>(days.map((day) => [day, []]))
  const byName = Map.groupBy(days, (day) => day.id)
  const bySignal = new Map(days.flatMap((day) => day.signalIds.map((id) => [id, day] as const)))
  for (const idea of ideas) {
    const day = dayOf(idea, byName, bySignal)
    if (day !== undefined) byDay.get(day)?.push(idea)
  }
  return [...byDay].map(([day, own]) => entryOf(day, own, today)).sort((a, b) => compare(a.occursOn, b.occursOn) || compare(a.title, b.title))
}

/** Days of one occasion close together are one: the day itself, or the first of them when none is called so. */
function distinctDays(signals: readonly DatedSignal[]): Day[] {
  const found = new Map<string, Day>()
  for (const signal of signals) {
    if (signal.shipped && isNotForSale(signal.text)) continue
    const day = dayFrom(signal)
    const key = `${day.id}\n${day.occursOn}`
    const known = found.get(key)
    found.set(key, known === undefined ? day : merged(known, day))
  }
  const kept: Day[] = []
  for (const same of Map.groupBy(found.values(), (day) => day.id).values()) {
    for (const day of same.toSorted((a, b) => Number(b.exact) - Number(a.exact) || compare(a.occursOn, b.occursOn))) {
      const near = kept.findIndex((other) => other.id === day.id && Math.abs(daysBetween(other.occursOn, day.occursOn)) <= SAME_OCCASION_DAYS)
      const other = kept[near]
      if (other === undefined) kept.push(day)
      else kept[near] = { ...other, signalIds: [...other.signalIds, ...day.signalIds] }
    }
  }
  return kept
}

function dayFrom({ id: signalId, text, occursOn, basis, region }: DatedSignal): Day {
  const found = findOccasion(text)
  return {
    id: found?.occasion.id ?? text, title: found?.occasion.name ?? text, occursOn, basis: BASES.find((known) => known === basis) ?? 'unverified',
    region, exact: found?.exact ?? true, signalIds: [signalId],
  }
}

/** What is surest stands; a day kept everywhere is no longer one country's. */
function merged(a: Day, b: Day): Day {
  return {
    ...a, basis: BASES[Math.min(BASES.indexOf(a.basis), BASES.indexOf(b.basis))] ?? 'unverified', region: a.region === b.region ? a.region : null,
    exact: a.exact || b.exact, signalIds: [...a.signalIds, ...b.signalIds],
  }
}

function dayOf(idea: DatedIdea, byName: ReadonlyMap<string, readonly Day[]>, bySignal: ReadonlyMap<string, Day>): Day | undefined {
  const named = idea.occasion === null ? [] : (byName.get(idea.occasion) ?? [])
  const nearest = named.toSorted((a, b) => distance(a, idea) - distance(b, idea))[0]
  if (nearest !== undefined && distance(nearest, idea) <= SAME_OCCASION_DAYS) return nearest
  return idea.signalIds.map((id) => bySignal.get(id)).find((day) => day !== undefined && distance(day, idea) <= SAME_OCCASION_DAYS)
}

const distance = (day: Day, idea: DatedIdea): number => Math.abs(daysBetween(day.occursOn, idea.occursOn))

function entryOf(day: Day, ideas: readonly DatedIdea[], today: string): CalendarDay {
  const before = (days: number): string => daysAfter(day.occursOn, -days)
  const usable = ideas.filter(({ status }) => status === 'new' || status === 'designed').toSorted(openAndBestFirst)
  return {
    id: day.id, title: occasionOf(day.id)?.name ?? day.title, occursOn: day.occursOn, basis: day.basis,
    ...(day.region === null ? {} : { region: day.region }),
    listFrom: before(leadDays.listFrom), listBy: before(leadDays.listBy), makeBy: before(leadDays.makeBy), lastUsefulDay: before(leadDays.last),
    window: leadWindow(daysBetween(today, day.occursOn)), ideas: usable.length, ideaIds: usable.map(({ id }) => id),
  }
}

function openAndBestFirst(a: DatedIdea, b: DatedIdea): number {
  return Number(a.status !== 'new') - Number(b.status !== 'new') || b.score - a.score || compare(a.id, b.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
