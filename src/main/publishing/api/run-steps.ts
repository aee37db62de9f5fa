/**
 * Brings one listing to a market by that market's steps, each at most once: what creates or costs something is written down
 * before it is sent, and while its outcome is not known it is looked for on the market and not sent again.
 */
import { z } from 'zod'
import type { Clock } from '../../kernel/clock.ts'
import { AppError, Cancelled, Unavailable } from '../../kernel/errors.ts'
import { LineFault } from '../../kernel/http/line-fault.ts'
import type { PublishContext } from '../publisher.ts'
import { errorOfLine } from './line.ts'
import type { Again, ApiMarket, Look, MarketAnswer, MarketRequest, MarketStep } from './market.ts'

export interface StepsDeps<State> {
  readonly market: Pick<ApiMarket<State, never>, 'title' | 'state' | 'remote' | 'refusal' | 'refusedWithin'>
  readonly send: (request: MarketRequest) => Promise<MarketAnswer>
  readonly look: Look
  readonly clock: Clock
  /** The market's clock less ours, milliseconds, as its last answer had it: what is looked for is judged by the market's. */
  readonly skewMs: () => number
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly times: StepTimes
}

/** Milliseconds. */
export interface StepTimes {
  /** How long after a lost answer something may still appear, where the step does not say. */
  readonly settleMs: number
  /** Between two looks for it: the first pause and the longest. */
  readonly firstLookMs: number
  readonly longestLookMs: number
  /** How long a step may go on saying Again. */
  readonly patienceMs: number
  /** Pauses before what differs at the end is read once more: markets show changes late. */
  readonly readAgainMs: readonly number[]
}

export const STEP_TIMES: StepTimes = { settleMs: 15_000, firstLookMs: 1_000, longestLookMs: 8_000, patienceMs: 600_000, readAgainMs: [1_500, 4_000, 10_000] }

/** The longest pause between two questions of an Again, and the shortest. */
const AGAIN_MS = { least: 50, most: 60_000 }

/** `at`: when it was first meant, milliseconds; `absent`: it was looked for in vain until it would have appeared. */
const intent = z.object({ at: z.number(), absent: z.boolean() })
type Intent = z.infer<typeof intent>

/** `order`: the newest state of all steps is the one that counts. */
const finished = z.object({ order: z.number().int(), state: z.unknown() })

/** @returns the state after the last step. @throws as `Publisher.publish`. */
export async function runSteps<State>(deps: StepsDeps<State>, steps: readonly MarketStep<State>[], start: State, context: PublishContext): Promise<State> {
  const run = beginRun(deps, steps, start, context)
  for (const [at, step] of steps.entries()) {
    context.progress(at, steps.length, step.says)
    if (context.journal.entry(step.id)?.state === 'done') continue
    await doStep(run, step)
  }
  return run.state()
}

export interface Run<State> {
  readonly deps: StepsDeps<State>
  readonly context: PublishContext
  state(): State
  done(step: MarketStep<State>, state: State): void
}

/** The newest state that earlier tries kept, and the way to keep a newer one. */
export function beginRun<State>(deps: StepsDeps<State>, steps: readonly Pick<MarketStep<State>, 'id'>[], start: State, context: PublishContext): Run<State> {
  const { journal } = context
  let [order, state] = steps.reduce<[number, State]>(
    ([newest, known], { id }) => {
      const entry = journal.entry(id)
      if (entry?.state !== 'done') return [newest, known]
      const kept = finished.parse(JSON.parse(entry.data))
      return kept.order > newest ? [kept.order, deps.market.state.parse(kept.state)] : [newest, known]
    },
    [0, start],
  )
  return {
    deps, context,
    state: () => state,
    done(step, next) {
      state = next
      journal.done(step.id, JSON.stringify({ order: ++order, state: next }))
      const remote = deps.market.remote(next)
      if (remote !== null) journal.remote(remote.id, remote.url)
    },
  }
}

/** One step to its end. */
async function doStep<State>(run: Run<State>, step: MarketStep<State>): Promise<void> {
  run.context.signal.throwIfAborted()
  if (step.needed?.(run.state()) === false) return
  if (!countsOnce(step)) return run.done(step, await repeatable(run, step))
  const known = intentOf(run, step)
  const found = known === null ? await foundFirst(run, step) : await foundAfter(run, step, known)
  run.done(step, found ?? (await once(run, step, known)))
}

/** Sent twice it would make two, or cost twice. */
function countsOnce<State>({ effect, fee }: MarketStep<State>): boolean {
  return effect === 'creates' || fee !== undefined
}

function intentOf<State>({ context }: Run<State>, { id }: MarketStep<State>): Intent | null {
  const entry = context.journal.entry(id)
  return entry === null ? null : intent.parse(JSON.parse(entry.data))
}

/** What a library that was lost and restored may have made already. */
async function foundFirst<State>({ deps, state }: Run<State>, step: MarketStep<State>): Promise<State | null> {
  return step.findFirst === true && step.find !== undefined ? step.find(state(), deps.look, 0) : null
}

/** An earlier try may have been sent: looked for until it would have appeared. @throws AppError `outcome-unknown` when it cannot be looked for. */
async function foundAfter<State>(run: Run<State>, step: MarketStep<State>, { at, absent }: Intent): Promise<State | null> {
  const { deps, context, state } = run
  if (step.find === undefined) throw unknownOutcome(deps.market.title, step)
  context.journal.moveTo('submitted', `Looks whether ${deps.market.title} has it already`)
  if (absent) return step.find(state(), deps.look, at)
  const found = await lookUntilSettled(run, step, at)
  if (found === null) noteIntent(run, step, { at, absent: true })
  return found
}

/** Waited for by the pauses themselves: a clock that is set, or a machine that sleeps, makes no wait shorter. */
async function lookUntilSettled<State>({ deps, context, state }: Run<State>, step: MarketStep<State>, since: number): Promise<State | null> {
  let left = step.settleMs ?? deps.times.settleMs
  for (let wait = deps.times.firstLookMs; ; wait = Math.min(wait * 2, deps.times.longestLookMs)) {
    const found = await step.find?.(state(), deps.look, since)
    if (found != null) return found
    if (left <= 0) return null
    const now = Math.min(wait, left)
    await deps.pause(now, context.signal)
    left -= now
  }
}

/** Written down, sent, and when no answer came looked for. `known`: what was written down at an earlier try, which is surely not there. */
async function once<State>(run: Run<State>, step: MarketStep<State>, known: Intent | null): Promise<State> {
  const { deps, context } = run
  const request = step.request(run.state())
  const since = known?.at ?? deps.clock.now() + deps.skewMs()
  noteIntent(run, step, { at: since, absent: false })
  const sent = await trySend(deps, request)
  if (sent.certain === 'no') {
    if (known === null) context.journal.forget(step.id)
    else context.journal.intend(step.id, JSON.stringify({ at: since, absent: true } satisfies Intent))
    throw sent.error
  }
  if (sent.certain === 'unknown') return foundOrGone(run, step, since, sent.error)
  context.journal.moveTo('submitted', step.says)
  const state = step.read(sent.answer, run.state())
  if (isAgain(state)) throw new AppError('bug', `A step of ${deps.market.title} that makes something wants to be sent again.`)
  return state
}

/** @throws the line's error when it surely did not happen, so that another try may send it. */
async function foundOrGone<State>(run: Run<State>, step: MarketStep<State>, since: number, error: AppError): Promise<State> {
  const { deps, context } = run
  // It may have arrived; the next try looks.
  if (context.signal.aborted) throw error
  context.journal.moveTo('submitted', `Looks whether ${deps.market.title} has it`)
  if (step.find === undefined) throw unknownOutcome(deps.market.title, step)
  const found = await lookUntilSettled(run, step, since)
  if (found !== null) return found
  noteIntent(run, step, { at: since, absent: true })
  throw error
}

function noteIntent<State>({ context }: Run<State>, step: MarketStep<State>, data: Intent): void {
  context.journal.intend(step.id, JSON.stringify(data))
  context.journal.moveTo('intent-recorded', step.says)
}

type Sent =
  | { readonly certain: 'yes'; readonly answer: MarketAnswer }
  /** The market did not act on it. */
  | { readonly certain: 'no'; readonly error: AppError }
  /** Nobody can say. */
  | { readonly certain: 'unknown'; readonly error: AppError }

async function trySend<State>({ market, send, clock }: StepsDeps<State>, request: MarketRequest): Promise<Sent> {
  try {
    const answer = await send(request)
    const refused = refusalOf(market, answer, request.operation, clock.now())
    if (refused === null) return { certain: 'yes', answer }
    const good = answer.status < 300 && !['unavailable', 'outcome-unknown', 'schema-changed', 'conflict'].includes(refused.kind)
    return { certain: good || surelyNothingMade(answer.status) ? 'no' : 'unknown', error: refused }
  } catch (error) {
    if (error instanceof LineFault) return { certain: error.sent ? 'unknown' : 'no', error: errorOfLine(error, market.title) }
    // Whatever goes wrong while it is told to stop comes as this, also after it was sent.
    if (error instanceof Cancelled) return { certain: 'unknown', error }
    // A turn that did not come, a key that is not there, a file that is gone: all before anything was sent.
    if (error instanceof AppError) return { certain: 'no', error }
    throw error
  }
}

/** Why an answer is none that can be read; null when it can. */
export function refusalOf(market: Pick<ApiMarket<never, never>, 'refusal' | 'refusedWithin'>, answer: MarketAnswer, operation: string, now: number): AppError | null {
  if (answer.status < 200 || answer.status >= 300) return market.refusal(answer, operation, now)
  return market.refusedWithin?.(answer, operation, now) ?? null
}

/** Gateways answer 5xx while the work goes on behind them, and 409 may mean that it is there already. */
function surelyNothingMade(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 409
}

/** A step that may be sent as often as one likes, and is asked again while the market says: not yet. */
async function repeatable<State>(run: Run<State>, step: MarketStep<State>): Promise<State> {
  const { deps, context } = run
  const until = deps.clock.now() + (step.patienceMs ?? deps.times.patienceMs)
  if (step.effect === 'sets') context.journal.moveTo('submitted', step.says)
  for (;;) {
    const sent = await trySend(deps, step.request(run.state()))
    if (sent.certain !== 'yes') throw sent.error
    const read = step.read(sent.answer, run.state())
    if (!isAgain(read)) return read
    if (deps.clock.now() + read.againMs > until) throw new Unavailable(`${deps.market.title} is not done yet: ${read.says}`)
    context.journal.moveTo('submitted', read.says)
    await deps.pause(Math.min(AGAIN_MS.most, Math.max(AGAIN_MS.least, read.againMs)), context.signal)
  }
}

/** Sends what `sets` once more, and what was made before and is surely gone; nothing that costs. */
export async function mend<State>(run: Run<State>, steps: readonly MarketStep<State>[]): Promise<void> {
  for (const step of steps) {
    if (step.fee !== undefined) continue
    if (step.effect === 'sets' && step.needed?.(run.state()) !== false) run.done(step, await repeatable(run, step))
    if (step.effect === 'creates' && isPart(run, steps, step)) await makeAgain(run, step)
  }
}

/** A part of what stands there, like a picture; never the thing itself. */
function isPart<State>({ deps, context }: Run<State>, steps: readonly MarketStep<State>[], step: MarketStep<State>): boolean {
  const before = steps.slice(0, steps.indexOf(step)).findLast(({ id }) => context.journal.entry(id)?.state === 'done')
  const entry = before === undefined ? null : context.journal.entry(before.id)
  if (entry == null) return false
  return deps.market.remote(deps.market.state.parse(finished.parse(JSON.parse(entry.data)).state)) !== null
}

async function makeAgain<State>(run: Run<State>, step: MarketStep<State>): Promise<void> {
  if (step.find === undefined) return
  const found = await lookUntilSettled(run, step, 0)
  run.done(step, found ?? (await once(run, step, null)))
}

function isAgain(read: unknown): read is Again {
  return typeof read === 'object' && read !== null && 'againMs' in read
}

function unknownOutcome<State>(title: string, { says }: MarketStep<State>): AppError {
  return new AppError('outcome-unknown', `${title} may have done this and cannot say: “${says}”.`, { action: `Look at your shop at ${title}, then say whether it stands there.` })
}
