import { Cron } from 'croner'
import type { Clock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import type { Store, Tx } from '../store/index.ts'
import type { Queue } from './queue.ts'
import type { JobsRepo } from './repo.ts'
import type { ScheduleRow } from './tables.ts'

export interface Schedule {
  readonly id: string
  readonly kind: string
  readonly payload: unknown
  /** Five fields, in `timeZone`. */
  readonly cron: string
  readonly timeZone: string
}

export interface Schedules {
  /** Keeps the next time when nothing about the schedule changed, so that a restart skips and doubles nothing. */
  set(schedule: Schedule): void
  remove(id: string): void
  /** Enqueues what is due. A time missed while the program was closed is made up for once, not once per miss. */
  run(): void
  nextAt(): number | null
}

export interface SchedulesDeps {
  readonly store: Store
  readonly repo: JobsRepo
  readonly queue: Queue
  readonly clock: Clock
  readonly log: Log
  readonly knows: (kind: string) => boolean
}

const DAY_MS = 86_400_000

export function createSchedules(deps: SchedulesDeps): Schedules {
  const { store, repo, clock } = deps
  return {
    set(schedule) {
      const known = repo.schedules().find((row) => row.id === schedule.id)
      const payload = JSON.stringify(schedule.payload)
      const nextAt = nextTime(schedule.cron, schedule.timeZone, clock.now())
      const same = known?.cron === schedule.cron && known.timeZone === schedule.timeZone && known.payload === payload
      if (same && !wasPlannedByAWrongClock(known, nextAt, clock.now())) return
      store.writeTx((tx) => repo.saveScheduleTx(tx, { ...schedule, payload, nextAt, lastAt: known?.lastAt ?? null }))
    },
    remove: (id) => store.writeTx((tx) => repo.removeScheduleTx(tx, id)),
    run() {
      const now = clock.now()
      // A kind that only a newer or older program knows is left for that one.
      for (const row of repo.dueSchedules(now).filter(({ kind }) => deps.knows(kind))) {
        store.writeTx((tx) => {
          enqueueTx(deps, tx, row)
          repo.saveScheduleTx(tx, { ...row, lastAt: now, nextAt: nextTime(row.cron, row.timeZone, now) })
        })
        if (now - row.nextAt > 3_600_000) deps.log.warn('a schedule ran late', { schedule: row.id, lateMs: now - row.nextAt })
      }
    },
    nextAt: () => repo.nextScheduleAt(),
  }
}

/** What another version planned with a payload that this one cannot read must not keep all other work from starting. */
function enqueueTx({ queue, log }: SchedulesDeps, tx: Tx, row: ScheduleRow): void {
  try {
    queue.enqueueTx(tx, { kind: row.kind, payload: JSON.parse(row.payload), correlationId: row.id, unique: { key: `schedule/${row.id}`, scope: 'active' } })
  } catch (error) {
    log.error('a schedule could not be followed', { schedule: row.id, reason: error instanceof Error ? error.message : String(error) })
  }
}

/** No time is later than the next one, unless the clock stood in the future then. A run within the last day stands. */
function wasPlannedByAWrongClock({ nextAt, lastAt }: ScheduleRow, next: number, now: number): boolean {
  return nextAt > next && (lastAt === null || lastAt <= now || lastAt - now > DAY_MS)
}

/** The first time after `now`; daylight saving is the library's business. */
export function nextTime(cron: string, timeZone: string, now: number): number {
  const next = new Cron(cron, { timezone: timeZone }).nextRun(new Date(now))
  // A rule that never comes round again (30 February) rests for a year instead of waking the runner for ever.
  return next?.getTime() ?? now + 365 * DAY_MS
}
