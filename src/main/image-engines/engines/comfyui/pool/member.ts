/** One server of the pool: its client, what is known of it, and whether it is asked. */
import type { Clock } from '../../../../kernel/clock.ts'
import { AppError, toPlainError, Unavailable } from '../../../../kernel/errors.ts'
import { pause } from '../../../../kernel/http/pause.ts'
import { EngineFailed } from '../../engine-failed.ts'
import type { ProxyHeader } from '../address.ts'
import { createComfyClient, type ClientTimes, type ComfyClient } from '../client.ts'
import type { WireLimits } from '../wire.ts'
import { READY, rested, UNKNOWN, type Health, type RestTimes } from './health.ts'
import { createKnowledge, type Knowledge, type Known } from './known.ts'

export interface PoolServer {
  readonly id: string
  readonly address: URL
  readonly header: ProxyHeader | null
  /** It works on this machine's own card. */
  readonly local: boolean
}

/** Milliseconds. */
export interface PoolTimes extends RestTimes {
  /** A server that does not say so soon what waits there rests. */
  readonly askMs: number
  /** Between looks for a server that came back or a card that is free again, while pictures wait. */
  readonly tickMs: number
  /** How long a picture waits while no server can be reached at all. */
  readonly awayMs: number
}
export const POOL_TIMES: PoolTimes = { firstMs: 5_000, longestMs: 300_000, askMs: 10_000, tickMs: 5_000, awayMs: 60_000 }

export interface MemberDeps {
  readonly clock: Clock
  readonly times: PoolTimes
  readonly clientIdOf: (server: PoolServer) => string
  readonly client?: { readonly times?: Partial<ClientTimes>; readonly limits?: Partial<WireLimits> }
}

export interface Member {
  readonly server: PoolServer
  readonly client: ComfyClient
  readonly knowledge: Knowledge
  /** Aborted when the seller took it away; what is under way here then goes elsewhere. */
  readonly gone: AbortController
  health: Health
  /** Pictures of ours that it has. */
  mine: number
  /** What runs and waits there, when it was asked last. */
  waiting: number | null
  /** What it loaded last. */
  group: string | null
  /** Why it gets nothing new though it is well. */
  paused: string | null
}

export function openMember(server: PoolServer, { clock, clientIdOf, client: given }: MemberDeps): Member {
  const client = createComfyClient({ address: server.address, header: server.header, clientId: clientIdOf(server), clock, ...given })
  return { server, client, knowledge: createKnowledge(client.server, clock), gone: new AbortController(), health: UNKNOWN, mine: 0, waiting: null, group: null, paused: null }
}

/** Asks what it has and what waits there; a server that does not answer as it should rests. @returns null then. */
export async function askMember(member: Member, { clock, times }: MemberDeps): Promise<{ readonly known: Known; readonly waiting: number } | null> {
  const late = new AbortController()
  try {
    const asked = Promise.all([member.knowledge.get(), member.client.server.waiting()])
    const tooLate = pause(times.askMs, late.signal).then(() => Promise.reject(new Unavailable(`${member.server.address.host} does not answer in time.`)))
    const [known, waiting] = await Promise.race([asked, tooLate])
    member.health = READY
    member.waiting = waiting
    return { known, waiting }
  } catch (error) {
    restMember(member, error, clock.now(), times)
    return null
  } finally {
    late.abort()
  }
}

export function restMember(member: Member, error: unknown, now: number, times: RestTimes): void {
  const { message, action } = error instanceof AppError ? error : toPlainError(error)
  member.health = rested(member.health, now, { message, action }, times)
  member.knowledge.forget()
  member.waiting = null
  // Whatever it had loaded may be gone.
  member.group = null
}

const SERVERS_FAULTS: readonly string[] = ['lost', 'empty-file', 'file-gone', 'no-comfyui', 'out-of-ram']

/** Whether an error says something of the server, and not of the picture. */
export function isServersFault(error: unknown): boolean {
  if (error instanceof EngineFailed) return SERVERS_FAULTS.includes(error.fault)
  return error instanceof AppError && ['unavailable', 'auth-expired', 'outcome-unknown', 'schema-changed'].includes(error.kind)
}
