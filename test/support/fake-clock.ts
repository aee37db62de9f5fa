import type { Clock } from '../../src/main/kernel/clock.ts'

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** An ISO time; with an offset or Z. */
  set(time: string): void
  /** Negative goes back. */
  advance(milliseconds: number): void
}

export function fakeClock(time = '2026-11-23T12:00:00Z'): FakeClock {
  let now = Date.parse(time)
  return {
    now: () => now,
    set: (to) => void (now = Date.parse(to)),
    advance: (milliseconds) => void (now += milliseconds),
  }
}
