/** Asking a server for one picture: patiently, never twice without having looked, and stopped where nobody wants it. */
import type { Clock } from '../../../kernel/clock.ts'
import { AppError, Cancelled, Unavailable } from '../../../kernel/errors.ts'
import { deriveUuid } from '../../../kernel/ids.ts'
import { saveUnder } from '../../pure/workflows/fill.ts'
import type { ClientTimes, Order, Progress } from './client.ts'
import { filesOf, folderOf, rest } from './files.ts'
import type { Followers } from './followers.ts'
import type { SavedFile } from './schema.ts'
import type { ComfyServer, Standing } from './server.ts'
import type { EventSocket } from './socket.ts'
import { wasNotSent } from './wire.ts'

/** A lost picture, or one of which it stays unknown whether it arrived, is sent so often in all. */
export const MOST_SENT = 2
/** Ids of one wish: each failure that the server remembers takes one. */
const MOST_ATTEMPTS = 20

export interface Parts {
  readonly server: ComfyServer
  readonly socket: EventSocket
  readonly followers: Followers
  readonly times: ClientTimes
  readonly clock: Clock
  readonly clientId: string
}

/** One call of `make`. */
export interface Run {
  readonly signal: AbortSignal
  readonly progress: (progress: Progress | null) => void
  readonly note: (says: string) => void
  /** @throws Cancelled */
  readonly stopIfAborted: () => void
  sent: number
  warnings: readonly string[]
}

export function newRun(signal: AbortSignal, progress: (progress: Progress) => void): Run {
  return {
    signal, sent: 0, warnings: [],
    progress: (one) => void (one !== null && !signal.aborted && progress(one)),
    note: (says) => void (!signal.aborted && progress({ kind: 'note', says })),
    stopIfAborted: () => {
      if (signal.aborted) throw new Cancelled('The picture')
    },
  }
}

export function idOf({ key }: Pick<Order, 'key'>, attempt: number): string {
  return deriveUuid('comfyui', key, attempt)
}

/** Asks until the server answers or patience ends; what fails otherwise fails at once. */
export async function insist<T>({ times, clock }: Parts, run: Run, work: () => Promise<T>): Promise<T> {
  for (let since: number | null = null; ; await rest(times.blindLookMs, run.signal)) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      if (since === null) run.note(`${error.message} It is asked again.`)
      since ??= clock.now()
      if (clock.now() - since >= times.patienceMs) throw error
    }
  }
}

/** Sends once, or as often as it certainly did not arrive; after an unknown outcome it is looked for first. */
export async function send(parts: Parts, id: string, order: Order, run: Run): Promise<void> {
  const { server, clientId } = parts
  const submission = { id, clientId, graph: saveUnder(order.graph, order.mapping, folderOf(id)), previews: order.previews }
  for (let unknown = 0; ; ) {
    try {
      run.sent += 1
      run.warnings = await server.submit(submission)
      return
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      if (wasNotSent(error)) run.sent -= 1
      else if ((await arrived(parts, id, run)).kind !== 'absent') return
      else if (++unknown === MOST_SENT) throw new AppError('outcome-unknown', `${server.host} did not say whether it took the picture.`, { action: 'Look whether ComfyUI hangs; then ask again.' })
    }
    run.stopIfAborted()
    await insist(parts, run, () => server.waiting())
  }
}

/** A request that was cut off may still be worked on, so its trace is waited for. */
async function arrived(parts: Parts, id: string, run: Run): Promise<Standing> {
  const look = (): Promise<Standing> => insist(parts, run, () => parts.server.find(id))
  for (const wait of parts.times.settleMs) {
    const standing = await look()
    if (standing.kind !== 'absent') return standing
    await rest(wait, run.signal)
  }
  return look()
}

export interface Found {
  readonly attempt: number
  readonly standing: Standing
  /** Finished files of a picture that a server ended before it could tell of. */
  readonly traces: readonly SavedFile[]
}

/** What stands of a wish; a failure that the server remembers is behind it. */
export async function find(parts: Parts, order: Order, run: Run, from = 1): Promise<Found> {
  for (let attempt = from; ; attempt++) {
    const id = idOf(order, attempt)
    const standing = await insist(parts, run, () => parts.server.find(id))
    const over = standing.kind === 'failed' || standing.kind === 'interrupted'
    if (!over || attempt - from === MOST_ATTEMPTS) return { attempt, standing, traces: await tracesOf(parts, standing, id, order, run) }
  }
}

export function tracesOf(parts: Parts, standing: Standing, id: string, order: Order, run: Run): Promise<readonly SavedFile[]> {
  return standing.kind === 'absent' ? insist(parts, run, () => filesOf(parts.server, id, order)) : Promise.resolve([])
}

/** Until the server has let go of it. @throws Cancelled, or AppError `cancelled` when the server does not say so in time. */
export async function stop({ server, times, clock }: Parts, id: string): Promise<never> {
  const until = clock.now() + times.stopMs
  for (const never = new AbortController().signal; clock.now() < until; await rest(Math.min(250, times.blindLookMs), never)) {
    try {
      await server.stop(id)
      if ((await server.find(id)).kind !== 'queued') throw new Cancelled('The picture')
    } catch (error) {
      // A server that is gone works on nothing.
      if (wasNotSent(error)) throw new Cancelled('The picture')
      if (!(error instanceof Unavailable)) throw error
      // The program ends and hung up by itself: nobody can ask any more.
      if (error.detail['code'] === 'UND_ERR_DESTROYED') break
    }
  }
  throw new AppError('cancelled', `The picture is not wanted any more, but ${server.host} did not say that it stopped.`, { action: 'Look at its queue in ComfyUI.' })
}
