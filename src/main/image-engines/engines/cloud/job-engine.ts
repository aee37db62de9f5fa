/** Paid pictures of services with jobs: begun once, found again by their id, and by what the service has when the id was lost. */
import type { Clock } from '../../../kernel/clock.ts'
import { AppError, Cancelled, RateLimited, Unavailable } from '../../../kernel/errors.ts'
import { pause } from '../../../kernel/http/pause.ts'
import type { EngineContext } from '../../engine.ts'
import { readTask, writeTask, type Task } from '../../pure/cloud/task.ts'
import { EngineFailed } from '../engine-failed.ts'
import { withBeat } from './beat.ts'
import type { CloudTimes } from './deps.ts'
import { follow, type Looked } from './follow.ts'
import { LineFault, type Reply } from './line.ts'
import { charged, errorOfLine, surelyNothingMade, unknownOutcome } from './refusals.ts'

/** What became of a job. `stopped` and `failed`: nothing more comes of it. `gone`: the service does not know it any more. */
export type JobEnd<T> =
  | { readonly kind: 'made'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'gone' }

/** What a look for a request without an id found. `absent`: it surely never arrived. `unclear`: nobody can say. */
export type Found = { readonly kind: 'job'; readonly id: string } | { readonly kind: 'absent' } | { readonly kind: 'unclear'; readonly why: string }

export interface JobService<T> {
  readonly engine: string
  readonly who: string
  /** What a request can be found by, made from when it was first asked. */
  markAt(at: number): string
  /** The one request that costs; not broken off by the seller, so that its id is never lost. @throws LineFault. */
  begin(mark: string): Promise<Reply>
  /** The id of what was begun; null when the answer holds none. */
  idOf(reply: Reply): string | null
  /** Our error for an answer that is no success. */
  refusal(reply: Reply): AppError
  /** Whether such an answer leaves nothing behind; without it, what says so by its number. */
  leavesNothing?(reply: Reply): boolean
  /** Null where the service has no way. */
  readonly find: ((mark: string, at: number, signal: AbortSignal) => Promise<Found>) | null
  look(id: string, signal: AbortSignal): Promise<Looked<JobEnd<T>>>
  stop(id: string): Promise<void>
  /** What `gone` means for the money. */
  gone(): AppError
}

export interface JobOptions {
  readonly context: EngineContext
  readonly clock: Clock
  readonly times: CloudTimes
  /** What a job that ended without a picture may have cost all the same: these services count time. Null when that is not known. */
  readonly chargedMinor: number | null
}

export interface JobMade<T> {
  readonly value: T
  /** Null: the estimate, as for one job. */
  readonly costMinor: number | null
}

/** @returns what the job made. @throws as `ImageEngine.make`. */
export async function runJob<T>(service: JobService<T>, options: JobOptions): Promise<JobMade<T>> {
  const { context, clock, times, chargedMinor } = options
  const keep = (task: Task): void => context.saveTask(writeTask(task))
  const run = { service, context, clock, times, keep }
  const before = readTask(context.task, service.engine)
  if (before === null || before.state === 'gone') throw unknownOutcome(service.who, 'what was kept of an earlier try cannot be read')
  const job = before.state === 'job' ? before : before.state === 'asked' ? await foundAgain(run, before) : null
  const end = job === null ? await begun(run) : await followed(run, job)
  switch (end.kind) {
    case 'made': return { value: end.value, costMinor: null }
    case 'failed': {
      keep({ engine: service.engine, state: 'none' })
      throw charged(end.error, chargedMinor)
    }
    case 'gone': throw service.gone()
    case 'stopped': {
      keep({ engine: service.engine, state: 'none' })
      // We stopped it ourselves, and now it is wanted again: the stopped one may have cost as well.
      if (job?.stopped === true) return { ...(await runJob(service, { ...options, context: { ...context, task: null } })), costMinor: chargedMinor === null ? null : chargedMinor * 2 }
      throw charged(new EngineFailed('interrupted', `Somebody stopped the picture at ${service.who}.`, 'Ask for it again when it is wanted.'), chargedMinor)
    }
  }
}

interface Run<T> {
  readonly service: JobService<T>
  readonly context: EngineContext
  readonly clock: Clock
  readonly times: CloudTimes
  readonly keep: (task: Task) => void
}
type Asked = Extract<Task, { state: 'asked' }>
type Job = Extract<Task, { state: 'job' }>

async function begun<T>(run: Run<T>): Promise<JobEnd<T>> {
  const { service, context, clock, keep } = run
  if (context.signal.aborted) throw new Cancelled('The picture')
  const at = clock.now()
  const asked: Asked = { engine: service.engine, state: 'asked', at, mark: service.markAt(at) }
  keep(asked)
  const job = await sent(run, asked)
  return followed(run, job)
}

async function sent<T>(run: Run<T>, asked: Asked): Promise<Job> {
  const { service, context, keep, times } = run
  try {
    const reply = await withBeat(context.progress, `${service.who} is asked for the picture.`, times.beatMs, () => service.begin(asked.mark))
    const id = reply.status < 300 ? service.idOf(reply) : null
    if (id !== null) return kept(run, asked, id)
    if (reply.status >= 300) {
      const nothing = service.leavesNothing?.(reply) ?? surelyNothingMade(reply.status)
      if (!nothing) return await lookedFor(run, asked)
      keep({ engine: service.engine, state: 'none' })
      throw service.refusal(reply)
    }
    return await lookedFor(run, asked)
  } catch (error) {
    if (!(error instanceof LineFault)) throw error
    if (error.sent) return lookedFor(run, asked)
    keep({ engine: service.engine, state: 'none' })
    throw errorOfLine(error, service.who)
  }
}

function kept<T>({ service, keep }: Run<T>, { at, mark }: Asked, id: string): Job {
  const job: Job = { engine: service.engine, state: 'job', at, mark, id, stopped: false }
  keep(job)
  return job
}

/** It was asked for and no id came: looked for in growing pauses, and never sent again in the same try. */
async function lookedFor<T>(run: Run<T>, asked: Asked): Promise<Job> {
  const { service, context, keep, times } = run
  if (service.find === null) throw unknownOutcome(service.who)
  context.progress({ kind: 'note', says: `${service.who} gave no answer; the picture is looked for there.` })
  let found: Found | RateLimited | Unavailable = { kind: 'unclear', why: 'it could not be looked for' }
  for (const rest of times.settleMs) {
    await pause(rest, context.signal).catch(() => {
      throw new Cancelled('The picture')
    })
    found = await service.find(asked.mark, asked.at, context.signal).catch(passing)
    if (!(found instanceof AppError) && found.kind === 'job') return kept(run, asked, found.id)
  }
  // Nothing is known yet, and what is kept stays: a later try looks again.
  if (found instanceof AppError) throw found
  if (found.kind === 'unclear') throw unknownOutcome(service.who, found.why)
  keep({ engine: service.engine, state: 'none' })
  throw new Unavailable(`${service.who} never got the request for the picture.`)
}

/** An earlier try was broken off before an id came. Null: it surely never arrived, and may be sent. */
async function foundAgain<T>(run: Run<T>, asked: Asked): Promise<Job | null> {
  const { service, clock, times } = run
  if (service.find === null) throw unknownOutcome(service.who, 'an earlier try was broken off')
  const settled = clock.now() - asked.at > times.settleMs.reduce((sum, one) => sum + one, 0)
  if (!settled) return lookedFor(run, asked)
  const found = await service.find(asked.mark, asked.at, run.context.signal)
  if (found.kind === 'unclear') throw unknownOutcome(service.who, found.why)
  return found.kind === 'job' ? kept(run, asked, found.id) : null
}

function followed<T>({ service, context, clock, times, keep }: Run<T>, job: Job): Promise<JobEnd<T>> {
  return follow({
    who: service.who, clock, times, context, since: job.at,
    look: (signal) => service.look(job.id, signal),
    async stop() {
      keep({ ...job, stopped: true })
      await service.stop(job.id).catch(() => undefined)
    },
  })
}

/** An answer to a look: what may pass is waited out, anything else is the service's refusal. */
export function looked(reply: Reply, who: string, refusal: (reply: Reply) => AppError): Reply {
  if (reply.status >= 500 || (reply.status >= 300 && reply.status < 400)) throw new Unavailable(`${who} does not answer as it should (${reply.status}).`)
  if (reply.status >= 400) throw refusal(reply)
  if (reply.json === undefined) throw new Unavailable(`${who} gives an answer that cannot be read.`)
  return reply
}

/** A request whose failing on the way may pass. @throws Unavailable, Cancelled. */
export async function patient<T>(who: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof LineFault ? errorOfLine(error, who) : error
  }
}

/** What another look may mend by itself. */
function passing(error: unknown): RateLimited | Unavailable {
  if (error instanceof Unavailable || error instanceof RateLimited) return error
  throw error
}
