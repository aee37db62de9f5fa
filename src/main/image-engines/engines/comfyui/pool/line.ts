/** The line in which pictures wait for a server: handed out one at a time, whenever something may have changed. */
import { AppError, Cancelled, NeedsHuman, Unavailable } from '../../../../kernel/errors.ts'
import { pause } from '../../../../kernel/http/pause.ts'
import { EngineFailed } from '../../engine-failed.ts'
import type { SystemStats } from '../schema.ts'
import { assign, type Seat } from './assign.ts'
import { mayBeAsked } from './health.ts'
import type { Known } from './known.ts'
import { askMember, isServersFault, restMember, type Member, type MemberDeps, type PoolServer } from './member.ts'
import type { Plan } from './plan.ts'
import type { PoolContext, PoolPicture } from './pool.ts'

/** One is drawn, one waits behind it. */
export const PER_SERVER = 2
/** So many times as long as a server has, the gate has: it asks two programs and a server. */
const GATE_ASKS = 3

/** Why a server gets nothing new now, in a sentence; null: it may. `idle`: nothing of anybody runs or waits there. */
export type Gate = (server: PoolServer, idle: boolean, stats: () => Promise<SystemStats>) => Promise<string | null>

export interface LineDeps extends MemberDeps {
  readonly gate: Gate
}

/** A place at a server, counted as taken already. */
export interface Taken {
  readonly member: Member
  readonly plan: Plan
}

export interface Line {
  /** @throws EngineFailed `refused` when no server can make it; Unavailable when none can be reached for long; NeedsHuman when there is none; Cancelled. */
  join(picture: PoolPicture, context: PoolContext, smaller: number): Promise<Taken>
  /** Something changed: a place is free, a server came back. */
  kick(): void
  close(): void
}

interface Waiting {
  readonly id: number
  readonly since: number
  readonly picture: PoolPicture
  readonly context: PoolContext
  readonly smaller: number
  readonly plans: Map<string, { readonly known: Known; readonly plan: Plan | EngineFailed }>
  overtaken: number
  told: string | null
  readonly take: (seat: Taken) => void
  readonly refuse: (error: unknown) => void
}

export function createLine(deps: LineDeps, members: ReadonlyMap<string, Member>): Line {
  const waiting = new Map<number, Waiting>()
  let [counter, busy, again, closed] = [0, false, false, false]
  let timer: NodeJS.Timeout | undefined

  const handOutAll = async (): Promise<void> => {
    while (again) {
      again = false
      while (waiting.size > 0 && (await handOut(deps, members, waiting))) continue
    }
  }
  const kick = (): void => {
    again = true
    if (busy) return
    busy = true
    clearTimeout(timer)
    handOutAll().catch((error: unknown) => waiting.forEach((one) => one.refuse(error))).finally(() => {
      busy = false
      if (waiting.size > 0 && !closed) timer = setTimeout(kick, deps.times.tickMs)
    })
  }
  return {
    kick,
    join: (picture, context, smaller) => new Promise((resolve, reject) => {
      const id = ++counter
      const leave = (): void => {
        waiting.delete(id)
        context.signal.removeEventListener('abort', abort)
      }
      const refuse = (error: unknown): void => {
        leave()
        reject(error instanceof Error ? error : new AppError('bug', String(error)))
      }
      const abort = (): void => refuse(new Cancelled('The picture'))
      const take = (seat: Taken): void => {
        leave()
        resolve(seat)
      }
      if (context.signal.aborted) return abort()
      waiting.set(id, { id, since: deps.clock.now(), picture, context, smaller, plans: new Map(), overtaken: 0, told: null, take, refuse })
      context.signal.addEventListener('abort', abort)
      context.progress({ kind: 'waiting', ahead: waiting.size - 1 })
      kick()
    }),
    close() {
      closed = true
      clearTimeout(timer)
      for (const one of waiting.values()) one.refuse(new Cancelled('The picture'))
    },
  }
}

/** Gives one picture to one server. @returns whether another may follow at once. */
async function handOut(deps: LineDeps, members: ReadonlyMap<string, Member>, waiting: ReadonlyMap<number, Waiting>): Promise<boolean> {
  const now = deps.clock.now()
  if (members.size === 0) return refuseAll(waiting, new NeedsHuman('No ComfyUI server is set up.', 'Add a server under Image engines, or let the program start the one on this computer.'))
  const free = [...members.values()].filter((one) => one.mine < PER_SERVER && mayBeAsked(one.health, now, deps.times))
  const asked = await Promise.all(free.map(async (member) => {
    const answer = await askMember(member, deps)
    member.paused = answer === null ? null : await inTime(deps.gate(member.server, answer.waiting === 0 && member.mine === 0, member.client.server.stats), GATE_ASKS * deps.times.askMs)
    return answer === null || member.paused !== null ? null : { member, ...answer }
  }))
  const open = asked.filter((one) => one !== null)
  const seats: Seat[] = open.map(({ member, waiting: load }) => ({ server: member.server.id, load: Math.max(load, member.mine), group: member.group }))
  const wishes = await Promise.all([...waiting.values()].map(async (one) => ({ id: one.id, overtaken: one.overtaken, groups: await groupsOf(deps, one, open) })))
  const chosen = assign(wishes, seats)
  const [picture, member] = [waiting.get(chosen?.id ?? 0), members.get(chosen?.server ?? '')]
  if (chosen !== null && (picture === undefined || member === undefined)) return true
  if (picture === undefined || member === undefined) {
    tellWhy(deps, members, waiting)
    return false
  }
  const plan = picture.plans.get(member.server.id)?.plan
  if (plan === undefined || plan instanceof EngineFailed) return false
  for (const one of waiting.values()) if (one.id < picture.id) one.overtaken += 1
  member.mine += 1
  member.group = plan.group
  picture.take({ member, plan })
  return true
}

/** A driver that says nothing at all holds up nobody: null then, as where nothing is known. */
async function inTime(gate: Promise<string | null>, milliseconds: number): Promise<string | null> {
  const over = new AbortController()
  try {
    return await Promise.race([gate, pause(milliseconds, over.signal).then(() => null)])
  } finally {
    over.abort()
  }
}

/** By server: what it would load for this picture. */
async function groupsOf({ clock, times }: LineDeps, one: Waiting, open: readonly { member: Member; known: Known }[]): Promise<Map<string, string>> {
  const groups = new Map<string, string>()
  for (const { member, known } of open) {
    const { server } = member
    const held = one.plans.get(server.id)
    const plan = held?.known === known ? held.plan : await one.picture.plan(server.address.host, known, one.smaller).catch((error: unknown) => {
      if (error instanceof EngineFailed) return error
      // It went away after it was asked how it is: another one may make the picture.
      if (isServersFault(error)) return restMember(member, error, clock.now(), times)
      return one.refuse(error)
    })
    if (plan === undefined) continue
    one.plans.set(server.id, { known, plan })
    if (!(plan instanceof EngineFailed)) groups.set(server.id, plan.group)
  }
  return groups
}

/** Says why pictures wait, and gives up those that nobody can make. */
function tellWhy({ clock, times }: LineDeps, members: ReadonlyMap<string, Member>, waiting: ReadonlyMap<number, Waiting>): void {
  const all = [...members.values()]
  const resting = all.filter(({ health }) => health.state === 'resting')
  const paused = all.find((one) => one.paused !== null && one.health.state !== 'resting')
  for (const one of waiting.values()) {
    const unfit = all.map(({ server }) => one.plans.get(server.id)?.plan)
    const [refusal] = unfit.filter((plan) => plan instanceof EngineFailed)
    const away = clock.now() - one.since >= times.awayMs
    if (refusal !== undefined && all.every(({ server, health }, index) => unfit[index] instanceof EngineFailed || (away && health.state === 'resting' && server.id !== ''))) one.refuse(refusal)
    else if (resting.length === all.length && away) one.refuse(restingError(resting))
    else if (paused !== undefined && paused.mine === 0) note(one, paused.paused)
    else if (resting.length === all.length) note(one, restingError(resting).message)
  }
}

function restingError([first]: readonly Member[]): AppError {
  const health = first?.health
  if (health?.state !== 'resting') return new Unavailable('No ComfyUI server answers.')
  return new AppError('unavailable', health.why, { action: health.action ?? 'Is ComfyUI running? It is asked again by itself.' })
}

function note(one: Waiting, says: string | null): void {
  if (says === null || one.told === says) return
  one.told = says
  one.context.progress({ kind: 'note', says })
}

function refuseAll(waiting: ReadonlyMap<number, Waiting>, error: AppError): false {
  for (const one of waiting.values()) one.refuse(error)
  return false
}
