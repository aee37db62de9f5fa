/** A date people buy shirts for, and what such a shirt may say. The day itself comes from the calendar, never from here. */
import type { Mood } from '../../contract.ts'
import type { Line, TopicKind } from '../lexicon/topic.ts'

export interface Occasion {
  /** Lower case, as it stands in a concept: "st patrick’s day" is "st patricks day". */
  readonly id: string
  /** As a sentence names it: "St. Patrick’s Day". */
  readonly name: string
  /** Words of a calendar entry that mean this day: lower case, letters and spaces, apostrophes closed up. */
  readonly names: readonly string[]
  readonly motif: string
  readonly mood: Mood
  readonly audience?: string
  readonly lines: readonly Line[]
  /** Templates that join the day with a topic of these kinds. */
  readonly crosses: readonly Cross[]
  /** How many buyers look for shirts for it: 1 for the great gift and party days, 0.8 for most, 0.55 for quiet ones. Our judgement. */
  readonly reach: number
  /** Topics whose own shirts sell around this day: "nurse" for Nurses Week. */
  readonly topics: readonly string[]
}

export interface Cross {
  readonly kinds: readonly TopicKind[]
  readonly line: Line
}

const REACH = { wide: 1, middle: 0.8, narrow: 0.55 } as const

interface OccasionExtras {
  readonly reach?: keyof typeof REACH
  readonly names?: readonly string[]
  readonly audience?: string
  readonly crosses?: readonly Cross[]
  readonly topics?: readonly string[]
}

export function occasion(name: string, motif: string, mood: Mood, lines: readonly Line[], extras: OccasionExtras = {}): Occasion {
  const id = name.toLowerCase().replace(/[’.]/g, '')
  return { crosses: [], topics: [], ...extras, reach: REACH[extras.reach ?? 'middle'], id, name, motif, mood, lines, names: [id, ...(extras.names ?? [])] }
}

/** `cross('Santa’s favorite {one}', …, 'pet', 'job')`. */
export function cross(phrase: string, mood: Mood, style: Line[2], ...kinds: readonly TopicKind[]): Cross {
  return { kinds, line: [phrase, mood, style] }
}
