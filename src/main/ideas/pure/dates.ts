/** From calendar entries to occasions worth designing for today. */
import type { ThemeBrief } from '../concept-writer.ts'
import { mentionsIn } from './lexicon/find.ts'
import { topicOf } from './lexicon/index.ts'
import type { Topic } from './lexicon/topic.ts'
import { findOccasion, isNotForSale, occasionOf, TOPIC_DAY_REACH } from './occasions/index.ts'
import type { Occasion } from './occasions/occasion.ts'
import { seasonality } from './score.ts'

export interface UpcomingDate {
  readonly themeId: string
  /** What the day is: a known occasion, or the day of a topic ("World Otter Day"). */
  readonly about: { readonly occasion: Occasion } | { readonly topic: Topic }
  readonly occursOn: string
  /** In [0, 1], as `score.ts` has it. */
  readonly seasonality: number
}

/** The day of every theme that has one, best season first. Days nobody knows a shirt for are left out. */
export function upcomingDates(themes: readonly ThemeBrief[], today: string): UpcomingDate[] {
  return themes.map((theme) => upcoming(theme, today)).filter((date) => date !== null).sort((a, b) => b.seasonality - a.seasonality || (a.themeId < b.themeId ? -1 : 1))
}

function upcoming({ id, kind, key, occasion }: ThemeBrief, today: string): UpcomingDate | null {
  if (occasion === undefined) return null
  const { occursOn } = occasion
  if (kind === 'occasion') {
    const known = occasionOf(key)
    return known === undefined ? null : { themeId: id, about: { occasion: known }, occursOn, seasonality: seasonality(today, occursOn, known.reach) }
  }
  const topic = topicOf(key)
  return topic === undefined ? null : { themeId: id, about: { topic }, occursOn, seasonality: seasonality(today, occursOn, TOPIC_DAY_REACH) }
}

export interface DayMeaning {
  readonly about: UpcomingDate['about']
  /** Whether the entry is the day itself, not "Easter Monday". */
  readonly exact: boolean
}

/** What a calendar entry is the day of, by its title; null for days nobody should sell for, or knows a shirt for. */
export function meaningOf(title: string): DayMeaning | null {
  if (isNotForSale(title)) return null
  const found = findOccasion(title)
  if (found !== undefined) return { about: { occasion: found.occasion }, exact: found.exact }
  const topic = mentionsIn(title)[0]?.topic
  return topic === undefined ? null : { about: { topic }, exact: true }
}
