import { Cron } from 'croner'
import type { Clock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import type { Store } from '../store/index.ts'
import type { Queue } from './queue.ts'
import type { JobsRepo } from './repo.ts'

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

export function createSchedules(deps: { store: Store; repo: JobsRepo; queue: Queue; clock: Clock; log: Log }): Schedules {
  const { store, repo, queue, clock } = deps
  return {
    set(schedule) {
      const known = repo.schedules().find((row) => row.id === schedule.id)
      const payload = JSON.stringify(schedule.payload)
      if (known?.cron === schedule.cron && known.timeZone === schedule.timeZone && known.payload === payload) return
      const nextAt = nextTime(schedule.cron, schedule.timeZone, clock.now())
      store.writeTx((tx) => repo.saveScheduleTx(tx, { ...schedule, payload, nextAt, lastAt: known?.lastAt ?? null }))
    },
    remove: (id) => store.writeTx((tx) => repo.removeScheduleTx(tx, id)),
    run() {
      const now = clock.now()
      for (const row of repo.dueSchedules(now)) {
        store.writeTx((tx) => {
          queue.enqueueTx(tx, { kind: row.kind, payload: JSON.parse(row.payload), correlationId: row.id, unique: { key: `schedule/${row.id}`, scope: 'active' } })
          repo.saveScheduleTx(tx, { ...row, lastAt: now, nextAt: nextTime(row.cron, row.timeZone, now) })
        })
        if (now - row.nextAt > 3_600_000) deps.log.warn('a schedule ran late', { schedule: row.id, lateMs: now - row.nextAt })
      }
    },
    nextAt: () => repo.nextScheduleAt(),
  }
}

/** The first time after `now`; daylight saving is the library's business. */
export function nextTime(cron: string, timeZone: string, now: number): number {
  const next = new Cron(cron, { timezone: timeZone }).nextRun(new Date(now))
  // A rule that never comes round again (30 February) rests for a year instead of waking the runner for ever.
  return next?.getTime() ?? now + 365 * 86_400_000
}
