/** Time comes in as an argument, so that tests and replays are exact. All instants are milliseconds since the epoch, UTC. */
export interface Clock {
  now(): number
}

/** The machine's own clock; the only place that reads it. */
export const systemClock: Clock = {
  // oxlint-disable-next-line house/no-bare-clock -- this is the clock that everything else is given
  now: () => Date.now(),
}

/** ISO 8601 in UTC with milliseconds, the form of every instant in a contract. */
export function toIso(instant: number): string {
  return new Date(instant).toISOString()
}
