/** From calendar signals to occasions worth designing for today. */
import type { IdeationSignal } from '../../../workers/compute/contract.ts'
import { daysBetween } from './calendar-days.ts'
import { mentionsIn } from './lexicon/find.ts'
import type { Topic } from './lexicon/topic.ts'
import { findOccasion } from './occasions/index.ts'
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
  const found = new Map<string, UpcomingDate>()
  for (const signal of signals.toSorted(byDay)) {
    const occursOn = signal.occursOn ?? ''
    const days = daysBetween(today, occursOn)
    if (!(days >= LATEST_LEAD_DAYS && days <= EARLIEST_LEAD_DAYS)) continue
    const about = meaning(signal)
    if (about === null) continue
    const known = found.get(about.key)
    if (known !== undefined && known.occursOn !== occursOn) continue
    found.set(about.key, { about: about.is, occursOn, signalIds: [...(known?.signalIds ?? []), signal.id], seasonality: seasonality(today, occursOn, 'occasion' in about.is ? about.is.occasion.reach : 0.7) })
  }
  return [...found.values()].sort((a, b) => b.seasonality - a.seasonality)
}

function meaning(signal: IdeationSignal): { key: string; is: UpcomingDate['about'] } | null {
  const occasion = findOccasion(signal.text, signal.tags)
  if (occasion !== undefined) return { key: `occasion ${occasion.id}`, is: { occasion } }
  const topic = mentionsIn(signal.text)[0]?.topic
  return topic === undefined ? null : { key: `topic ${topic.id}`, is: { topic } }
}

function byDay(a: IdeationSignal, b: IdeationSignal): number {
  const left = `${a.occursOn ?? ''} ${a.id}`
  const right = `${b.occursOn ?? ''} ${b.id}`
  return left < right ? -1 : left > right ? 1 : 0
}
