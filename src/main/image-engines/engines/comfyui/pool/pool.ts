/**
 * Pictures over several servers: each goes to the server with least to do, two at a time to each, so that one is drawn while
 * the other waits; and a picture that was sent to a server stays with it until that server surely has nothing of it.
 */
import { AppError, Unavailable } from '../../../../kernel/errors.ts'
import type { EngineProgress } from '../../../engine.ts'
import { EngineFailed } from '../../engine-failed.ts'
import type { Made, Order, Progress } from '../client.ts'
import { rest } from '../files.ts'
import { wasNotSent } from '../wire.ts'
import { READY } from './health.ts'
import type { Known } from './known.ts'
import { createLine, type Line, type LineDeps, type Taken } from './line.ts'
import { askMember, isServersFault, openMember, restMember, type Member, type PoolServer } from './member.ts'
import type { Plan } from './plan.ts'

/** Servers that lose a picture for good, one after another. */
const MOST_MOVES = 3

/** Where a picture was sent, and under which key. */
export interface Bound {
  readonly server: string
  /** Null: as the order is named. */
  readonly key: string | null
  readonly smaller: number
}

export interface PoolPicture {
  /** From an earlier try. */
  readonly bound: Bound | null
  /** @throws EngineFailed `refused` when that server cannot make it. */
  plan(host: string, known: Known, smaller: number): Promise<Plan>
  order(plan: Plan): Order
}

export interface PoolContext {
  readonly signal: AbortSignal
  readonly progress: (progress: EngineProgress) => void
  /** Kept before anything is sent; null: no server has anything of it any more. */
  readonly bind: (bound: Bound | null) => void
}

export interface PoolMade {
  readonly made: Made
  readonly plan: Plan
  readonly host: string
}

export interface Pool {
  /** Those that are there already stay as they are; what runs on one that is gone goes elsewhere. */
  setServers(servers: readonly PoolServer[]): void
  members(): readonly Member[]
  /** Asks a server now how it is, whether it rests or not; `anew`: also for all that it has. */
  look(id: string, anew: boolean): Promise<void>
  make(picture: PoolPicture, context: PoolContext): Promise<PoolMade>
  close(): Promise<void>
}

export function createPool(deps: LineDeps): Pool {
  const members = new Map<string, Member>()
  const line = createLine(deps, members)
  return {
    members: () => [...members.values()],
    setServers(servers) {
      for (const [id, member] of members) {
        const same = servers.find((one) => one.id === id)
        if (same !== undefined && same.address.href === member.server.address.href && same.header?.name === member.server.header?.name && same.header?.value === member.server.header?.value) continue
        members.delete(id)
        retire(member)
      }
      for (const server of servers) if (!members.has(server.id)) members.set(server.id, openMember(server, deps))
      line.kick()
    },
    async look(id, anew) {
      const member = members.get(id)
      if (anew) member?.knowledge.forget()
      if (member !== undefined && (await askMember(member, deps)) !== null) line.kick()
    },
    make: (picture, context) => make(deps, members, line, picture, context),
    async close() {
      line.close()
      await Promise.all([...members.values()].map(({ client }) => client.close()))
      members.clear()
    },
  }
}

/** What is known of a picture between two tries. */
interface Journey {
  readonly bound: Bound | null
  readonly moves: number
  readonly outOfMemory: number
}

async function make(deps: LineDeps, members: ReadonlyMap<string, Member>, line: Line, picture: PoolPicture, context: PoolContext): Promise<PoolMade> {
  for (let journey: Journey = { bound: picture.bound, moves: 0, outOfMemory: 0 }; ; ) {
    const smaller = journey.bound?.smaller ?? 0
    const back = journey.bound === null ? null : await rejoined(deps, members.get(journey.bound.server), picture, smaller, context)
    if (back === null && journey.bound !== null) context.bind(null)
    const { member, plan } = back ?? (await line.join(picture, context, smaller))
    const order = picture.order(plan)
    const sent: Bound = { server: member.server.id, key: (back === null ? null : journey.bound?.key) ?? order.key, smaller }
    try {
      context.progress({ kind: 'at', at: member.server.address.host })
      context.bind(sent)
      return { made: await onMember(member, { ...order, key: sent.key ?? order.key }, context), plan, host: member.server.address.host }
    } catch (error) {
      if (context.signal.aborted) throw error
      const next = afterFailure(error, member, members, sent, journey)
      if (isServersFault(error) && !member.gone.signal.aborted) restMember(member, error, deps.clock.now(), deps.times)
      if (next?.bound === null || isSurelyElsewhere(error, member)) context.bind(null)
      if (next === null) throw error
      journey = next
      if (error instanceof AppError && !member.gone.signal.aborted) context.progress({ kind: 'note', says: `${error.message} It is asked for again.` })
    } finally {
      member.mine -= 1
      line.kick()
    }
  }
}

/** Where a picture goes on after a failure; null: nowhere. */
function afterFailure(error: unknown, member: Member, members: ReadonlyMap<string, Member>, sent: Bound, { moves, outOfMemory }: Journey): Journey | null {
  if (member.gone.signal.aborted) return { bound: members.has(sent.server) ? sent : null, moves, outOfMemory }
  // The server lets go of all its models by itself then, so the same may succeed; and after that, less.
  if (error instanceof EngineFailed && error.fault === 'out-of-memory' && outOfMemory < 2) {
    return { bound: outOfMemory === 0 ? sent : { server: sent.server, key: null, smaller: sent.smaller + 1 }, moves, outOfMemory: outOfMemory + 1 }
  }
  return isSurelyElsewhere(error, member) && moves < MOST_MOVES ? { bound: null, moves: moves + 1, outOfMemory } : null
}

/** The server that a picture was sent to, once it answers; null when it is gone for good, or has no way to make it any more. */
async function rejoined({ clock, times }: LineDeps, member: Member | undefined, picture: PoolPicture, smaller: number, { signal, progress }: PoolContext): Promise<Taken | null> {
  if (member === undefined) return null
  const { host } = member.server.address
  for (const since = clock.now(); ; await rest(Math.min(times.tickMs, 1_000), signal)) {
    try {
      const plan = await picture.plan(host, await member.knowledge.get(), smaller)
      member.mine += 1
      return { member, plan }
    } catch (error) {
      if (error instanceof EngineFailed && error.fault === 'refused') return null
      if (!(error instanceof Unavailable)) throw error
      if (clock.now() - since < times.awayMs) {
        progress({ kind: 'note', says: `${error.message} The picture may stand there, so it is asked again.` })
        continue
      }
      if (isSurelyElsewhere(error, member)) return null
      throw error
    }
  }
}

async function onMember(member: Member, order: Order, { signal, progress }: PoolContext): Promise<Made> {
  let drawn = false
  try {
    const made = await member.client.make(order, {
      signal: AbortSignal.any([signal, member.gone.signal]),
      progress: (one) => {
        const told = engineProgress(one)
        drawn ||= one.kind === 'step' && one.done >= one.total
        if (told !== null) progress(told)
      },
    })
    member.health = READY
    return made
  } catch (error) {
    // Its file may stand there, though nobody could tell of it any more.
    throw drawn && error instanceof Unavailable ? new Unavailable(error.message, { ...error.detail, drawn: 'yes' }) : error
  }
}

/** Lets what runs there stop first. */
function retire(member: Member): void {
  member.gone.abort()
  const wait = (): void => void (member.mine > 0 ? setTimeout(wait, 50) : void member.client.close())
  wait()
}

/**
 * Whether the server has nothing of the picture any more: it said so, its file cannot be used, or its port was closed for
 * as long as it was waited for, and with the program goes its queue. One that was drawn already stands in a file there, so it
 * is waited for once more. A proxy's closed port says nothing of what is behind it.
 */
function isSurelyElsewhere(error: unknown, { server }: Member): boolean {
  if (error instanceof EngineFailed) return ['lost', 'empty-file', 'file-gone'].includes(error.fault)
  return error instanceof Unavailable && wasNotSent(error) && error.detail['code'] === 'ECONNREFUSED' && error.detail['drawn'] !== 'yes' && server.header === null
}

function engineProgress(progress: Progress): EngineProgress | null {
  switch (progress.kind) {
    case 'node': return null
    case 'step': return { kind: 'step', done: progress.done, total: progress.total }
    case 'waiting': case 'preview': case 'note': return progress
  }
}
