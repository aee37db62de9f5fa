import type { Clock } from '../kernel/clock.ts'
import { dayInZone } from '../kernel/pure/day-in-zone.ts'
import type { Costs } from '../costs/index.ts'
import type { DesignsService } from '../designs/index.ts'
import type { CalendarEntry } from '../ideas/contract.ts'
import { leadDays, type IdeasService } from '../ideas/index.ts'
import type { Queue } from '../jobs/index.ts'
import type { ListingsService } from '../listings/index.ts'
import type { NightService } from '../night/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Today, UpcomingDate } from './contract.ts'

const DAY_MS = 86_400_000
/** Dates that Today names: the nearest of those that can still be listed in the best time or before it. */
const NAMED_DATES = 5
/** Ideas that a day of the calendar names, best first; all of them are counted. */
const NAMED_IDEAS = 60

export interface InsightsDeps {
  readonly clock: Clock
  readonly settings: SettingsService
  readonly costs: Costs
  readonly ideas: IdeasService
  readonly designs: DesignsService
  readonly listings: ListingsService
  readonly queue: Queue
  readonly night: NightService
}

export interface InsightsService {
  today(): Today
  /** Dates worth designing for between two days, at most 400 days apart, with what exists for each. */
  calendar(span: { from: string; to: string }): Promise<CalendarEntry[]>
}

export function createInsightsService(deps: InsightsDeps): InsightsService {
  const count = (status: 'approved' | 'rejected'): number => deps.designs.count({ status: [status] })
  return {
    today() {
      const waiting = deps.designs.waiting()
      const approved = count('approved')
      const rejected = count('rejected')
      return {
        waiting, approved, rejected,
        readyToExport: deps.listings.readyToExport(),
        needYou: deps.queue.count(['needs-human', 'failed', 'parked']),
        spentMinor: deps.costs.spentThisMonth(),
        currency: deps.settings.get().currency,
        libraryIsEmpty: waiting + approved + rejected === 0,
        night: deps.night.current(),
        upcoming: upcoming(deps),
      }
    },
    calendar: (span) => calendar(deps, span),
  }
}

function upcoming({ clock, ideas, settings }: InsightsDeps): UpcomingDate[] {
  const now = clock.now()
  const { timeZone } = settings.get()
  const today = dayInZone(now, timeZone)
  const from = dayInZone(now + leadDays.listBy * DAY_MS, timeZone)
  const to = dayInZone(now + leadDays.earliest * DAY_MS, timeZone)
  return ideas.upcoming(from, to).slice(0, NAMED_DATES).map(({ title, occursOn, designed }) => ({
    title, occursOn, designs: designed, daysLeft: Math.round((Date.parse(occursOn) - Date.parse(today)) / DAY_MS),
  }))
}

async function calendar({ clock, settings, ideas, designs }: InsightsDeps, span: { from: string; to: string }): Promise<CalendarEntry[]> {
  const days = await ideas.calendar({ ...span, today: dayInZone(clock.now(), settings.get().timeZone) })
  const counts = await designs.countsByIdea(days.flatMap((day) => day.ideaIds))
  return days.map((day) => {
    const made = day.ideaIds.map((id) => counts.get(id)).filter((count) => count !== undefined)
    return { ...day, ideaIds: day.ideaIds.slice(0, NAMED_IDEAS), designs: made.reduce((sum, count) => sum + count.designs, 0), approved: made.reduce((sum, count) => sum + count.approved, 0) }
  })
}
