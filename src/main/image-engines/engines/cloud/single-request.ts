/** Paid pictures of services whose answer is the picture: one request, and what breaks off after it is unknown for good. */
import { AppError, Cancelled } from '../../../kernel/errors.ts'
import type { EngineContext } from '../../engine.ts'
import { readTask, writeTask, type Task } from '../../pure/cloud/task.ts'
import { withBeat } from './beat.ts'
import { keepPicture, UNFIT } from './keep.ts'
import { LineFault } from './line.ts'
import { paidAndGone, unknownOutcome } from './refusals.ts'

export interface Sent<T> {
  /** null: there is none in the answer. */
  readonly bytes: Uint8Array | null
  readonly about: T
}

export interface SingleRequest<T> {
  readonly engine: string
  readonly who: string
  readonly mark: string
  /** What is drawn, for the seller. */
  readonly what: string
  readonly out: string
  readonly context: EngineContext
  readonly now: () => number
  readonly beatMs: number
  /** The one request that costs; null for an answer that cannot be read. */
  send(): Promise<Sent<T> | null>
  /** Whether a refusal leaves nothing made. */
  nothingMade(error: unknown): boolean
  /** Our error for a refusal or a fault of the line. */
  meant(error: unknown): AppError
}

/** @returns whether the picture in `out` has alpha, and what the answer says beside it. @throws as `ImageEngine.make`. */
export async function singleRequest<T>(request: SingleRequest<T>): Promise<{ readonly alpha: boolean; readonly about: T }> {
  const { engine, who, mark, out, context, now } = request
  const keep = (task: Task): void => context.saveTask(writeTask(task))
  const before = readTask(context.task, engine)
  if (before?.state === 'gone') throw paidAndGone(who, 'what came could not be kept')
  if (before?.state !== 'none') throw unknownOutcome(who, 'an earlier try was broken off')
  if (context.signal.aborted) throw new Cancelled('The picture')
  keep({ engine, state: 'asked', at: now(), mark })
  const { bytes, about } = await sent(request, keep)
  const kept = bytes === null ? null : await keepPicture(bytes, out)
  if (kept?.unfit === null) return { alpha: kept.alpha, about }
  keep({ engine, state: 'gone', at: now() })
  throw paidAndGone(who, kept === null ? UNFIT.empty : UNFIT[kept.unfit])
}

/** Where nothing can have been made, the way is free again. */
async function sent<T>({ engine, who, what, context, beatMs, send, nothingMade, meant }: SingleRequest<T>, keep: (task: Task) => void): Promise<Sent<T>> {
  try {
    const answer = await withBeat(context.progress, what === '' ? `${who} draws the picture.` : `${who} draws: ${what}.`, beatMs, send)
    if (answer === null) throw unknownOutcome(who, 'its answer cannot be read')
    return answer
  } catch (error) {
    if (error instanceof AppError) throw error
    const nothing = error instanceof LineFault ? !error.sent : nothingMade(error)
    if (nothing) keep({ engine, state: 'none' })
    if (nothing || (error instanceof LineFault && error.kind === 'cancelled')) throw meant(error)
    throw unknownOutcome(who, error instanceof LineFault ? undefined : 'its answer cannot be read')
  }
}
