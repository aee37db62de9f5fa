/** Whose turn it is at a domain: one request at a time, in the pace of the strictest caller, kept over restarts. */
import type { Clock } from '../clock.ts'
import { Cancelled, RateLimited } from '../errors.ts'
import type { Lanes } from './lanes.ts'
import { refilled, strictest, taken, waitOf, type DomainState, type Pace } from './pace.ts'

/** Where the state of domains is kept, so that a restart asks no faster. */
export interface DomainMemory {
  domain(name: string): DomainState | null
  keepDomain(name: string, state: DomainState): void
}

export interface TurnsDeps {
  readonly clock: Clock
  readonly memory: DomainMemory
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly longestWaitMs: number
  readonly lanes: Lanes
}

export interface Turn {
  readonly caller: string
  readonly pace?: Pace
  readonly signal?: AbortSignal
}

export interface Turns {
  /** Runs `work` at its turn. @throws RateLimited when that is too far off, Cancelled. */
  take<T>(domain: string, turn: Turn, work: () => Promise<T>): Promise<T>
  /** Nobody asks this domain before `until`; null changes nothing. */
  block(domain: string, until: number | null): void
}

const UNPACED: Pace = { burst: 5, everyMs: 1_000 }

export function createTurns({ clock, memory, pause, longestWaitMs, lanes }: TurnsDeps): Turns {
  const paces = new Map<string, Map<string, Pace>>()
  const paceOf = (domain: string, { caller, pace }: Turn): Pace => {
    const known = paces.get(domain) ?? new Map<string, Pace>()
    paces.set(domain, known.set(caller, pace ?? UNPACED))
    return strictest([...known.values()])
  }
  const wait = async (domain: string, turn: Turn): Promise<void> => {
    for (;;) {
      const pace = paceOf(domain, turn)
      const now = clock.now()
      const state = refilled(memory.domain(domain), pace, now)
      const left = waitOf(state, pace, now)
      if (left === 0) return memory.keepDomain(domain, taken(state))
      if (left > longestWaitMs) throw new RateLimited(now + left, `${domain} asked to wait before the next request.`)
      await pause(left, turn.signal)
    }
  }
  return {
    take: (domain, turn, work) =>
      lanes.run(domain, async () => {
        await wait(domain, turn).catch(asCancelled(turn.signal))
        return work()
      }, turn.signal).catch(asCancelled(turn.signal)),
    block(domain, until) {
      if (until === null) return
      const state = refilled(memory.domain(domain), strictest([...(paces.get(domain)?.values() ?? [UNPACED])]), clock.now())
      memory.keepDomain(domain, { ...state, blockedUntil: Math.max(until, state.blockedUntil ?? 0) })
    },
  }
}

function asCancelled(signal: AbortSignal | undefined): (error: unknown) => never {
  return (error) => {
    throw signal?.aborted === true ? new Cancelled('The request') : error
  }
}
