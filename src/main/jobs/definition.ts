import type { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'

/** What becomes of a job that was running when the program died. */
export type Recovery =
  /** It is over: doing it again would be wrong or pointless. */
  | 'abandon'
  /** It runs again; its effects must be repeatable. */
  | 'retry'
  /** It runs again and never twice at once, whatever its payload. */
  | 'singleton'

export interface RetryPolicy {
  readonly maxAttempts: number
  /** Pause before the second attempt; each later one doubles it, plus up to half again by chance. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
}

/** How one attempt ended. A rate limit uses up no attempt. */
export type Outcome =
  | { readonly type: 'done' }
  | { readonly type: 'retry'; readonly reason: string }
  | { readonly type: 'rate-limited'; readonly until: number; readonly reason: string }
  /** The machine itself refuses (a full disk, a locked file); uses up no attempt either. */
  | { readonly type: 'held-up'; readonly until: number; readonly reason: string; readonly action?: string }
  | { readonly type: 'needs-human'; readonly reason: string; readonly action?: string }
  | { readonly type: 'failed'; readonly reason: string; readonly action?: string }
  | { readonly type: 'cancelled' }

export const DONE: Outcome = { type: 'done' }

export interface JobContext<Payload> {
  readonly jobId: string
  readonly input: Payload
  /** 1 at the first try. */
  readonly attempt: number
  readonly correlationId: string
  /** When the work was asked for: the same at every attempt. */
  readonly createdAt: number
  /** Aborted by cancel, by the time-out and by the program's end. */
  readonly signal: AbortSignal
  progress(done: number, total: number | null, note?: string): void
  /** Kept in the row and given back at the next attempt as `savedState`. */
  saveState(state: unknown): void
  readonly savedState: unknown
  readonly log: Log
  readonly clock: Clock
}

/** A job type: one file each. */
export interface JobDefinition<Payload = unknown> {
  readonly kind: string
  /** What the seller calls it: "Making a design". */
  readonly label: string
  readonly payload: z.ZodType<Payload>
  readonly recovery: Recovery
  readonly retry: RetryPolicy
  /** One attempt's longest time; null for work whose parts have limits of their own. */
  readonly timeoutMs: number | null
  /** How many of this kind run at once; a function is asked anew whenever work is given out. */
  readonly concurrency: number | (() => number)
  execute(context: JobContext<Payload>): Promise<Outcome>
}

/** Keeps the payload's type for the handler while the registry holds all kinds alike. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition {
  return definition as unknown as JobDefinition
}

export const PATIENT: RetryPolicy = { maxAttempts: 4, firstPauseMs: 500, longestPauseMs: 60_000 }
