/** Follows a job until it ends: looks in growing pauses, as the service asks for, and stops it there when nobody wants it any more. */
import type { Clock } from '../../../kernel/clock.ts'
import { Cancelled, RateLimited, Unavailable } from '../../../kernel/errors.ts'
import { pause } from '../../../kernel/http/pause.ts'
import type { EngineContext, EngineProgress } from '../../engine.ts'
import { EngineFailed } from '../engine-failed.ts'
import type { CloudTimes } from './deps.ts'

export type Looked<T> = { readonly kind: 'under-way'; readonly progress: EngineProgress | null } | { readonly kind: 'over'; readonly value: T }

export interface Follow<T> {
  readonly who: string
  readonly clock: Clock
  readonly times: CloudTimes
  readonly context: EngineContext
  /** When it was asked for, milliseconds since the epoch. */
  readonly since: number
  /** @throws RateLimited and Unavailable, which are waited out; anything else ends it. */
  look(signal: AbortSignal): Promise<Looked<T>>
  /** Asks the service to stop; what it says does not matter. */
  stop(): Promise<void>
}

const FASTER = 1.5

/** @throws Cancelled after it was stopped at the service; Unavailable when the service stays away; EngineFailed when it took too long and was stopped. */
export async function follow<T>(job: Follow<T>): Promise<T> {
  const { who, clock, times, context: { signal, progress } } = job
  const began = clock.now()
  for (let [rest, away] = [times.firstLookMs, null as number | null]; ; rest = Math.min(times.longestLookMs, rest * FASTER)) {
    if (signal.aborted) await givenUp(job)
    const outcome = await looked(job)
    if (outcome instanceof RateLimited || outcome instanceof Unavailable) {
      away ??= clock.now()
      if (clock.now() - away > times.patienceMs) throw outcome instanceof RateLimited ? outcome : new Unavailable(`${outcome.message} The picture is kept there and looked for again.`)
      progress({ kind: 'note', says: `${outcome.message} The picture is looked for again.` })
      rest = outcome instanceof RateLimited ? Math.max(0, outcome.until - clock.now()) : rest
      if (rest > times.patienceMs && outcome instanceof RateLimited) throw outcome
    } else {
      if (outcome.kind === 'over') return outcome.value
      away = null
      if (outcome.progress !== null) progress(outcome.progress)
    }
    if (clock.now() - Math.max(job.since, began - times.totalMs / 2) > times.totalMs) {
      await job.stop()
      throw new EngineFailed('step-failed', `${who} worked on the picture for too long, so it was stopped there.`, 'Ask for it again, or choose another model or engine.')
    }
    await pause(rest, signal).catch(() => undefined)
  }
}

async function looked<T>(job: Follow<T>): Promise<Looked<T> | RateLimited | Unavailable> {
  try {
    return await job.look(job.context.signal)
  } catch (error) {
    if (error instanceof RateLimited || error instanceof Unavailable) return error
    if (error instanceof Cancelled) return givenUp(job)
    throw error
  }
}

async function givenUp<T>(job: Follow<T>): Promise<never> {
  await job.stop()
  throw new Cancelled('The picture')
}
