/** What a concept writer is told of a theme, from the signals that speak of it. */
import type { ThemeBrief, WritableKind } from '../../concept-writer.ts'
import { daysBetween } from '../calendar-days.ts'
import { occasionOf } from '../occasions/index.ts'
import { EARLIEST_LEAD_DAYS, LATEST_LEAD_DAYS } from '../score.ts'

/** A signal in a theme. */
export interface Member {
  readonly signalId: string
  readonly text: string
  readonly clarity: number
  /** Its percentile inside its own source; null without figures. */
  readonly engagement: number | null
  /** Of a calendar's entry. */
  readonly occursOn: string | null
}

export interface BriefRequest {
  readonly theme: { readonly id: string; readonly kind: WritableKind; readonly key: string; readonly label: string }
  readonly members: readonly Member[]
  readonly today: string
  readonly niches: readonly string[]
  readonly count: number
}

const MOST_EVIDENCE = 8
const LONGEST_EVIDENCE = 200
/** An entry that is the day itself, not one beside it ("Easter Monday"). */
const EXACT = 1

/** Order of `members` does not count. */
export function briefOf({ theme, members, today, niches, count }: BriefRequest): ThemeBrief {
  const spoken = strongest(members.filter(({ occursOn }) => occursOn === null))
  const day = nextDay(members, today)
  return {
    ...theme, niches, count, support: spoken.reduce((sum, member) => sum + worthOf(member), 0),
    evidence: [...new Set(spoken.map(({ text }) => text.slice(0, LONGEST_EVIDENCE)))].slice(0, MOST_EVIDENCE),
    ...(day === null ? {} : { occasion: { id: theme.kind === 'occasion' ? theme.key : `${theme.key} day`, name: occasionOf(theme.key)?.name ?? `${theme.label} day`, occursOn: day } }),
  }
}

/** Clearest and best first, then by id. */
export function strongest<T extends Member>(members: readonly T[]): T[] {
  return members.toSorted((a, b) => worthOf(b) - worthOf(a) || (a.signalId < b.signalId ? -1 : 1))
}

function worthOf({ clarity, engagement }: Member): number {
  return clarity * (0.3 + 0.7 * (engagement ?? 0.5))
}

/** The nearest day that can still be sold for and is worked on already; the day itself before days that only name it. */
export function nextDay(members: readonly Pick<Member, 'clarity' | 'occursOn'>[], today: string): string | null {
  const inReach = members.filter(({ occursOn }) => occursOn !== null && isInReach(daysBetween(today, occursOn)))
  const exact = inReach.filter(({ clarity }) => clarity >= EXACT)
  const days = (exact.length > 0 ? exact : inReach).map(({ occursOn }) => occursOn ?? '')
  return days.toSorted()[0] ?? null
}

function isInReach(days: number): boolean {
  return days >= LATEST_LEAD_DAYS && days <= EARLIEST_LEAD_DAYS
}
