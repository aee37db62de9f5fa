/** The token bucket of a domain: at most `burst` requests at once, then one each `everyMs`. Without effects. */
export interface Pace {
  readonly burst: number
  readonly everyMs: number
}

/** How a domain stands; kept over restarts. */
export interface DomainState {
  readonly tokens: number
  /** When `tokens` was right, milliseconds since the epoch. */
  readonly at: number
  /** The service asked to be left alone until then. */
  readonly blockedUntil: number | null
}

/** No service is believed that asks for more than a day; a longer block comes from a clock that was wrong. */
export const LONGEST_BLOCK_MS = 86_400_000

/** The strictest of several paces: the smallest burst and the longest pause. */
export function strictest(paces: readonly Pace[]): Pace {
  return { burst: Math.max(1, Math.min(...paces.map(({ burst }) => burst))), everyMs: Math.max(0, ...paces.map(({ everyMs }) => everyMs)) }
}

/** The state with what time has given since; a domain not met before has its whole burst. */
export function refilled(state: DomainState | null, pace: Pace, now: number): DomainState {
  if (state === null) return { tokens: pace.burst, at: now, blockedUntil: null }
  const passed = Math.max(0, now - state.at)
  const gained = pace.everyMs === 0 ? pace.burst : passed / pace.everyMs
  return { tokens: Math.min(pace.burst, state.tokens + gained), at: now, blockedUntil: openBlock(state.blockedUntil, now) }
}

function openBlock(until: number | null, now: number): number | null {
  return until === null || until <= now || until - now > LONGEST_BLOCK_MS ? null : until
}

/** Milliseconds until a request may go out. */
export function waitOf(state: DomainState, pace: Pace, now: number): number {
  const blocked = state.blockedUntil === null ? 0 : state.blockedUntil - now
  return Math.max(0, blocked, state.tokens >= 1 ? 0 : Math.ceil((1 - state.tokens) * pace.everyMs))
}

export function taken(state: DomainState): DomainState {
  return { ...state, tokens: state.tokens - 1 }
}
