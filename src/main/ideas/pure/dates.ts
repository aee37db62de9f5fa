/** From calendar signals to occasions worth designing for today. */
import type { IdeationSignal } from '../../../workers/compute/contract.ts'
import { daysBetween } from './calendar-days.ts'
import { mentionsIn } from './lexicon/find.ts'
import type { Topic } from './lexicon/topic.ts'
import { findOccasion, isNotForSale, TOPIC_DAY_REACH } from './occasions/index.ts'
import type { Occasion } from './occasions/occasion.ts'
import { EARLIEST_LEAD_DAYS, LATEST_LEAD_DAYS, seasonality } from './score.ts'

export interface UpcomingDate {
  /** What the day is: a known occasion, or the day of a topic ("World Otter Day"). */
  readonly about: { readonly occasion: Occasion } | { readonly topic: Topic }
  readonly occursOn: string
  readonly signalIds: readonly string[]
  /** In [0, 1], as `score.ts` has it. */
  readonly seasonality: number
}

/** Occasions 10 to 120 days away, each once with its nearest day, best season first. Days nobody knows a shirt for are left out. */
export function upcomingDates(signals: readonly IdeationSignal[], today: string): UpcomingDate[] {
  const found = new Map<string, Meaning & { readonly occursOn: string; readonly signalIds: string[] }>()
  for (const signal of signals.toSorted(byDay)) {
    const occursOn = signal.occursOn ?? ''
    const days = daysBetween(today, occursOn)
    const meant = days >= LATEST_LEAD_DAYS && days <= EARLIEST_LEAD_DAYS ? meaning(signal) : null
    if (meant === null) continue
    const known = found.get(meant.key)
    if (known === undefined || (meant.exact && !known.exact)) found.set(meant.key, { ...meant, occursOn, signalIds: [signal.id] })
    else if (known.occursOn === occursOn) known.signalIds.push(signal.id)
  }
  return [...found.values()].map((entry) => upcoming(entry, today)).sort((a, b) => b.seasonality - a.seasonality)
}

function upcoming({ about, occursOn, signalIds }: { about: UpcomingDate['about']; occursOn: string; signalIds: readonly string[] }, today: string): UpcomingDate {
  const reach = 'occasion' in about ? about.occasion.reach : TOPIC_DAY_REACH
  return { about, occursOn, signalIds, seasonality: seasonality(today, occursOn, reach) }
}

interface Meaning {
  readonly key: string
  readonly about: UpcomingDate['about']
  readonly exact: boolean
}

function meaning(signal: IdeationSignal): Meaning | null {
  if (isNotForSale(signal.text)) return null
  const found = findOccasion(signal.text)
  if (found !== undefined) return { key: `occasion ${found.occasion.id}`, about: { occasion: found.occasion }, exact: found.exact }
  const topic = mentionsIn(signal.text)[0]?.topic
  return topic === undefined ? null : { key: `topic ${topic.id}`, about: { topic }, exact: true }
}

function byDay(a: IdeationSignal, b: IdeationSignal): number {
  const left = `${a.occursOn ?? ''} ${a.id}`
  const right = `${b.occursOn ?? ''} ${b.id}`
  return left < right ? -1 : left > right ? 1 : 0
}
