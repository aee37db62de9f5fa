/**
 * Pictures from a ComfyUI server, each exactly once. The server forgets everything when it ends and takes the same picture
 * twice without a word, so every picture has an id of ours, is looked for before it is sent again, and is stopped on the
 * server when nobody wants it any more.
 */
import type { Clock } from '../../../kernel/clock.ts'
import type { Graph } from '../../pure/workflows/graph.ts'
import type { Mapping } from '../../pure/workflows/mapping.ts'
import { EngineFailed } from '../engine-failed.ts'
import type { ProxyHeader } from './address.ts'
import { failureOf, lost } from './failures.ts'
import { bring } from './files.ts'
import { createFollowers, type Follower } from './followers.ts'
import type { ServerEvent } from './parse.ts'
import { find, idOf, insist, MOST_SENT, newRun, send, stop, tracesOf, type Found, type Parts, type Run } from './run.ts'
import type { SavedFile } from './schema.ts'
import { createComfyServer, type ComfyServer, type Standing } from './server.ts'
import { openEventSocket, SOCKET_TIMES, type SocketTimes } from './socket.ts'
import { createWire, type WireLimits } from './wire.ts'

export interface Order {
  /** Names the wish: the same key finds what stands of it, on this server or in its files. */
  readonly key: string
  readonly graph: Graph
  readonly mapping: Mapping
  /** Pictures that the workflow makes; 0 when that cannot be known. */
  readonly pictures: number
  /** How many of its files are brought here; all of them where nothing is said. */
  readonly most?: number
  readonly previews: boolean
  /** The file for the picture of that number, from 0. */
  readonly out: (index: number) => string
}

export type Progress =
  | { readonly kind: 'waiting'; readonly ahead: number }
  | { readonly kind: 'node'; readonly node: string }
  | { readonly kind: 'step'; readonly node: string | null; readonly done: number; readonly total: number }
  | { readonly kind: 'preview'; readonly image: Uint8Array; readonly format: 'jpeg' | 'png' }
  /** One sentence: the server does not answer, or is asked again. */
  | { readonly kind: 'note'; readonly says: string }

export interface Made {
  readonly id: string
  /** In the order of the server's steps. */
  readonly files: readonly string[]
  /** How many the workflow saved there. */
  readonly saved: number
  /** Parts of the workflow that the server left out. */
  readonly warnings: readonly string[]
  /** How often it was sent: 0 for what stood already. */
  readonly sent: number
}

export interface ComfyClient {
  readonly server: ComfyServer
  /**
   * Makes the picture and brings its files here. Several at once are fine: the server works on one and keeps the others
   * waiting. On abort the picture is stopped on the server as well, before this throws.
   * @throws Cancelled; EngineFailed with why; Unavailable when the server stays away; AuthExpired; InvalidInput.
   */
  make(order: Order, options: { readonly signal: AbortSignal; readonly progress: (progress: Progress) => void }): Promise<Made>
  close(): Promise<void>
}

/** Milliseconds. */
export interface ClientTimes extends SocketTimes {
  /** Between looks while the socket tells what happens, and while it does not. */
  readonly lookMs: number
  readonly blindLookMs: number
  /** Pauses between looks for a picture of which it is not known whether it arrived. */
  readonly settleMs: readonly number[]
  /** How long a server may be away; with custom nodes a start takes minutes. */
  readonly patienceMs: number
  /** How long a stop may take: one long operation ends first. */
  readonly stopMs: number
}
export const CLIENT_TIMES: ClientTimes = { ...SOCKET_TIMES, lookMs: 4_000, blindLookMs: 700, settleMs: [200, 500, 1_000, 2_000], patienceMs: 180_000, stopMs: 30_000 }

export interface ClientOptions {
  readonly address: URL
  readonly header?: ProxyHeader | null
  /** One per open client: two sockets with one id lose their messages. */
  readonly clientId: string
  readonly clock: Clock
  readonly times?: Partial<ClientTimes>
  readonly limits?: Partial<WireLimits>
}

export function createComfyClient({ address, header = null, clientId, clock, times: given, limits }: ClientOptions): ComfyClient {
  const times = { ...CLIENT_TIMES, ...given }
  const wire = createWire(address, header, limits)
  const followers = createFollowers()
  const socket = openEventSocket({ address, header, clientId, times, onEvent: followers.tell, onLost: followers.wake })
  const parts: Parts = { server: createComfyServer(wire), socket, followers, times, clock, clientId }
  return {
    server: parts.server,
    make: (order, { signal, progress }) => make(parts, order, newRun(signal, progress)),
    async close() {
      socket.close()
      await wire.close()
    },
  }
}

async function make(parts: Parts, order: Order, run: Run): Promise<Made> {
  run.stopIfAborted()
  await parts.socket.ready()
  const found = await find(parts, order, run)
  try {
    return await once(parts, found, order, run)
  } catch (error) {
    // The file went or is broken: under another id it is saved anew, and only the saving runs again.
    if (!(error instanceof EngineFailed) || (error.fault !== 'file-gone' && error.fault !== 'empty-file')) throw error
    run.note(`${error.message} It is asked for again.`)
    return once(parts, await find(parts, order, run, found.attempt + 1), order, run)
  }
}

/** One id from where it stands to its files. Whatever ends it after an abort, it is stopped on the server first. */
async function once(parts: Parts, found: Found, order: Order, run: Run): Promise<Made> {
  const id = idOf(order, found.attempt)
  const follower = parts.followers.follow(id, (event) => run.progress(progressOf(event)))
  try {
    const files = await finished(parts, found, order, follower, run)
    if (files.length === 0) throw nothingSaved(run.warnings)
    return { id, files: await bring(parts.server, files.slice(0, order.most ?? files.length), order, run.signal), saved: files.length, warnings: run.warnings, sent: run.sent }
  } catch (error) {
    if (run.signal.aborted) return await stop(parts, id)
    throw error
  } finally {
    follower.stop()
  }
}

async function finished(parts: Parts, { attempt, standing: first, traces }: Found, order: Order, follower: Follower, run: Run): Promise<readonly SavedFile[]> {
  const id = idOf(order, attempt)
  if (traces.length > 0) return traces
  for (let standing = first; ; standing = { kind: 'absent' }) {
    run.stopIfAborted()
    if (standing.kind === 'done') return standing.files
    if (standing.kind === 'absent') await send(parts, id, order, run)
    try {
      return await watch(parts, id, order, follower, run)
    } catch (error) {
      if (!(error instanceof EngineFailed) || error.fault !== 'lost' || run.sent >= MOST_SENT) throw error
      run.note('The server lost the picture; it is sent again.')
    }
  }
}

/** Until the server has an outcome. @throws EngineFailed `lost` when it knows nothing and has no files of it. */
async function watch(parts: Parts, id: string, order: Order, follower: Follower, run: Run): Promise<readonly SavedFile[]> {
  const { server, socket, times } = parts
  let [silent, tolerated] = [0, 1]
  for (let heard = socket.heard(); ; heard = socket.heard()) {
    const told = await follower.next(socket.isOpen() ? times.lookMs : times.blindLookMs, run.signal)
    run.stopIfAborted()
    const standing = await insist(parts, run, () => look(server, id, told))
    if (standing.kind !== 'queued') return settled(standing, await tracesOf(parts, standing, id, order, run))
    if (standing.twice) await server.drop(id)
    run.progress(standing.running ? null : { kind: 'waiting', ahead: standing.ahead })
    if (!standing.running || !socket.isOpen() || socket.heard() !== heard) continue
    // It runs and nothing is heard: the server has forgotten this socket, or loads a model. So it is opened anew ever more rarely.
    if (++silent < tolerated) continue
    socket.renew()
    ;[silent, tolerated] = [0, tolerated * 2]
  }
}

/** Its end was told: the history has it then, and the queue need not be asked. */
async function look(server: ComfyServer, id: string, told: boolean): Promise<Standing> {
  const outcome = told ? await server.outcome(id) : null
  return outcome === null || outcome.kind === 'absent' ? server.find(id) : outcome
}

function progressOf(event: ServerEvent): Progress | null {
  switch (event.kind) {
    case 'node': return { kind: 'node', node: event.node }
    case 'step': return { kind: 'step', node: event.node, done: event.done, total: event.total }
    case 'preview': return { kind: 'preview', image: event.image, format: event.format }
    case 'status': case 'end': return null
  }
}

function settled(outcome: Exclude<Standing, { kind: 'queued' }>, traces: readonly SavedFile[]): readonly SavedFile[] {
  switch (outcome.kind) {
    case 'done': return outcome.files
    case 'failed': throw failureOf(outcome.failure)
    case 'interrupted': throw new EngineFailed('interrupted', 'Somebody stopped the picture in ComfyUI.', 'Ask for it again when it is wanted.')
    case 'absent': {
      if (traces.length === 0) throw lost()
      return traces
    }
  }
}

function nothingSaved(warnings: readonly string[]): EngineFailed {
  const why = warnings.length === 0 ? '' : ` The server left parts of it out: ${warnings.join(' ')}`
  return new EngineFailed('nothing-saved', `The workflow ended without saving a picture.${why}`, 'Put a Save Image node at its end, and mend what was left out.')
}
