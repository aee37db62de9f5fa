/**
 * One typed client for every message port: request ids, zod on the receiving side, progress and abort under the
 * same id, and every pending call rejected when the other side dies.
 */
import { z } from 'zod'
import { AppError, Cancelled, fromPlainError, toPlainError, WorkerDied, type PlainError } from './errors.ts'

export interface MethodContract {
  readonly input: z.ZodType
  readonly output: z.ZodType
}
export type PortContract = Readonly<Record<string, MethodContract>>

/** A pipe of structured-cloneable messages; child processes, worker threads and utility processes all give one. */
export interface Channel {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, with what is known of why the other side is gone. */
  onClose(listener: (reason: string) => void): void
}

export interface Progress {
  readonly done: number
  readonly total: number | null
  readonly note?: string
}

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface PortClient<C extends PortContract> {
  call<M extends keyof C & string>(
    method: M,
    input: z.input<C[M]['input']>,
    options?: CallOptions,
  ): Promise<z.output<C[M]['output']>>
  /** Calls that wait for an answer. */
  readonly pending: number
}

export interface HandlerContext {
  readonly signal: AbortSignal
  progress(done: number, total: number | null, note?: string): void
}

export type PortHandlers<C extends PortContract> = {
  readonly [M in keyof C]: (input: z.output<C[M]['input']>, context: HandlerContext) => Promise<z.input<C[M]['output']>>
}

const id = z.number().int()
/** What may cross a port. A worker's libraries share its pipe, so anything else that comes along is not ours to read. */
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id, method: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('abort'), id }),
  z.object({ type: z.literal('progress'), id, progress: z.object({ done: z.number(), total: z.number().nullable(), note: z.string().optional() }) }),
  z.object({ type: z.literal('result'), id, output: z.unknown() }),
  z.object({ type: z.literal('error'), id, error: z.custom<PlainError>((value) => plainErrorShape.safeParse(value).success) }),
])
const plainErrorShape = z.object({ kind: z.string(), message: z.string() })
type Message = z.input<typeof message>

interface Pending {
  readonly method: string
  readonly onProgress: ((progress: Progress) => void) | undefined
  settle(outcome: { output: unknown } | { error: AppError }): void
}

/** The calling side. `name` is what an error calls the other side ("imaging"). */
export function createPortClient<C extends PortContract>(name: string, contract: C, channel: Channel): PortClient<C> {
  const pending = new Map<number, Pending>()
  let lastId = 0
  let closed: string | null = null

  channel.onMessage((raw) => {
    const parsed = message.safeParse(raw)
    if (parsed.success) receive(parsed.data, pending)
  })
  channel.onClose((reason) => {
    closed = reason
    for (const call of pending.values()) call.settle({ error: new WorkerDied(name, reason) })
    pending.clear()
  })

  return {
    get pending() {
      return pending.size
    },
    call(method, input, options = {}) {
      const id = ++lastId
      return new Promise((resolve, reject) => {
        if (closed !== null) return reject(new WorkerDied(name, closed))
        if (options.signal?.aborted === true) return reject(new Cancelled())
        const abort = (): void => channel.post({ type: 'abort', id } satisfies Message)
        options.signal?.addEventListener('abort', abort, { once: true })
        pending.set(id, {
          method,
          onProgress: options.onProgress,
          settle: (outcome) => {
            options.signal?.removeEventListener('abort', abort)
            if ('error' in outcome) return reject(outcome.error)
            const parsed = contract[method]?.output.safeParse(outcome.output)
            if (parsed?.success === true) resolve(parsed.data as never)
            else reject(new AppError('bug', `The ${name} worker gave ${method} an answer of the wrong shape.`))
          },
        })
        try {
          channel.post({ type: 'call', id, method, input } satisfies Message)
        } catch (error) {
          const call = pending.get(id)
          pending.delete(id)
          call?.settle({ error: fromPlainError(toPlainError(error)) })
        }
      })
    },
  }
}

function receive(received: z.output<typeof message>, pending: Map<number, Pending>): void {
  const call = pending.get(received.id)
  if (call === undefined) return
  switch (received.type) {
    case 'progress': {
      const { done, total, note } = received.progress
      call.onProgress?.(note === undefined ? { done, total } : { done, total, note })
      return
    }
    case 'result':
      pending.delete(received.id)
      call.settle({ output: received.output })
      return
    case 'error':
      pending.delete(received.id)
      call.settle({ error: fromPlainError(received.error) })
      return
    case 'call':
    case 'abort':
      return
  }
}

/** The answering side: parses each input, runs the handler, posts its result, progress or error. */
export function servePort<C extends PortContract>(contract: C, channel: Channel, handlers: PortHandlers<C>): void {
  const running = new Map<number, AbortController>()
  channel.onClose(() => {
    for (const controller of running.values()) controller.abort()
  })
  channel.onMessage((raw) => {
    const parsed = message.safeParse(raw)
    if (!parsed.success) return
    if (parsed.data.type === 'abort') running.get(parsed.data.id)?.abort()
    if (parsed.data.type === 'call') void answer(contract, channel, handlers, running, parsed.data)
  })
}

async function answer<C extends PortContract>(
  contract: C,
  channel: Channel,
  handlers: PortHandlers<C>,
  running: Map<number, AbortController>,
  call: Extract<z.output<typeof message>, { type: 'call' }>,
): Promise<void> {
  const controller = new AbortController()
  running.set(call.id, controller)
  const context: HandlerContext = {
    signal: controller.signal,
    progress: (done, total, note) =>
      channel.post({ type: 'progress', id: call.id, progress: note === undefined ? { done, total } : { done, total, note } } satisfies Message),
  }
  try {
    const method = contract[call.method]
    const handler = handlers[call.method]
    if (method === undefined || handler === undefined) throw new AppError('bug', `This worker has no method ${call.method}.`)
    const parsed = method.input.safeParse(call.input)
    if (!parsed.success) throw new AppError('bug', `${call.method} was called with an input of the wrong shape: ${parsed.error.message}`)
    const output = await handler(parsed.data as never, context)
    channel.post({ type: 'result', id: call.id, output } satisfies Message)
  } catch (error) {
    const thrown = controller.signal.aborted ? new Cancelled() : error
    channel.post({ type: 'error', id: call.id, error: toPlainError(thrown) } satisfies Message)
  } finally {
    running.delete(call.id)
  }
}
