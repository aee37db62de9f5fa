/** Whether a server is asked for pictures. One that fails rests, longer each time, and is then tried again. */

export type Health =
  | { readonly state: 'unknown' }
  | { readonly state: 'ready' }
  | { readonly state: 'resting'; readonly until: number; readonly failures: number; readonly why: string; readonly action: string | null }

export const UNKNOWN: Health = { state: 'unknown' }
export const READY: Health = { state: 'ready' }

/** Milliseconds. */
export interface RestTimes {
  readonly firstMs: number
  readonly longestMs: number
}

/** After one more failure: 5 s, 10 s, 20 s … at most five minutes unless `times` says otherwise. */
export function rested(before: Health, now: number, { message, action }: { readonly message: string; readonly action?: string | undefined }, times: RestTimes): Health {
  const failures = before.state === 'resting' ? before.failures + 1 : 1
  return { state: 'resting', until: now + Math.min(times.longestMs, times.firstMs * 2 ** (failures - 1)), failures, why: message, action: action ?? null }
}

/** A clock that was set back makes nobody rest for long. */
export function mayBeAsked(health: Health, now: number, { longestMs }: RestTimes): boolean {
  return health.state !== 'resting' || now >= health.until || health.until - now > longestMs
}
