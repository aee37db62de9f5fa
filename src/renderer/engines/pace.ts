/** How long a picture still takes, judged by the steps that were seen. */
import type { RunningPicture } from '../../main/image-engines/contract.ts'

/** The step at which watching began, and when, in milliseconds. */
export interface Watched {
  readonly total: number
  readonly firstDone: number
  readonly firstAt: number
  readonly lastDone: number
  readonly lastAt: number
}

type Step = NonNullable<RunningPicture['step']>

/** A stage that begins anew (sampling is over, enlarging begins) is watched anew. */
export function watched(before: Watched | null, { done, total }: Step, at: number): Watched {
  if (before === null || before.total !== total || done < before.lastDone) return { total, firstDone: done, firstAt: at, lastDone: done, lastAt: at }
  return done === before.lastDone ? before : { ...before, lastDone: done, lastAt: at }
}

/** Milliseconds left at `now`; null until two different steps were seen. */
export function timeLeft({ total, firstDone, firstAt, lastDone, lastAt }: Watched, now: number): number | null {
  if (lastDone === firstDone || lastAt <= firstAt) return null
  const aStep = (lastAt - firstAt) / (lastDone - firstDone)
  return Math.max(0, aStep * (total - lastDone) - (now - lastAt))
}
