/** The one worker of the stand-in: runs prompts one after another and tells of them as the protocol does. */
import type { FakeGpu } from './gpu.ts'
import { isJoin, type Prompt } from './validate.ts'

export interface Job {
  readonly number: number
  readonly id: string
  readonly prompt: Prompt
  readonly extra: Record<string, unknown>
  readonly outputs: string[]
  readonly clientId: string | null
}

export interface Saved {
  readonly filename: string
  readonly subfolder: string
  readonly type: string
}

export interface Entry {
  readonly outputs: Record<string, { readonly images: Saved[] }>
  readonly status: { readonly status_str: 'success' | 'error'; readonly completed: boolean; readonly messages: [string, object][] }
}

export interface Bench {
  /** Milliseconds of one sampling step. */
  readonly stepMs: number
  readonly old: boolean
  /** JPEGs, from the first step to the last; none: a stub of one. */
  readonly previews: readonly Buffer[]
  readonly gpu: FakeGpu
  /** To the socket of the prompt's client, if it has one. */
  send(job: Job, message: object | Buffer): void
  status(): void
  save(job: Job, node: string, index: number): Saved
  /** A failure that is due at this kind of step. */
  failure(className: string): { readonly type: string; readonly message: string } | null
}

class Stopped extends Error {}

/** @returns the history entry; null when the server was killed meanwhile. */
export async function execute(bench: Bench, job: Job, cache: Map<string, Saved[]>, state: { interrupted: boolean; killed: boolean }): Promise<Entry | null> {
  const { id, prompt } = job
  const messages: [string, object][] = []
  const say = (type: string, data: object): void => bench.send(job, { type, data: { ...data, prompt_id: id } })
  const note = (type: string, data: object): void => {
    messages.push([type, { ...data, prompt_id: id }])
    say(type, { ...data, timestamp: messages.length })
  }
  const outputs: Record<string, { images: Saved[] }> = {}
  const end = (ok: boolean): Entry => ({ outputs, status: { status_str: ok ? 'success' : 'error', completed: ok, messages } })
  note('execution_start', {})
  const order = orderOf(prompt, job.outputs)
  const cached = order.filter((node) => cache.has(signature(prompt, node)))
  note('execution_cached', { nodes: cached })
  try {
    for (const node of order) {
      const className = String(prompt[node]?.class_type)
      // A model that another one pushed out is read again, though its step is remembered.
      if (cache.has(signature(prompt, node)) && className === 'CheckpointLoaderSimple') await bench.gpu.step(className, prompt[node]?.inputs?.['ckpt_name'])
      const images = cache.get(signature(prompt, node)) ?? (await runNode(bench, job, node, className, say, state))
      if (state.killed) return null
      cache.set(signature(prompt, node), images)
      if (images.length > 0) {
        outputs[node] = { images }
        say('executed', { node, display_node: node, output: { images } })
      }
    }
  } catch (error) {
    if (state.killed) return null
    if (error instanceof Stopped) {
      note('execution_interrupted', { node_id: '3', node_type: 'KSampler', executed: [] })
      return { ...end(false), outputs: {} }
    }
    messages.push(['execution_error', (error as { data: object }).data])
    say('execution_error', (error as { data: object }).data)
    return end(false)
  }
  note('execution_success', {})
  return end(true)
}

async function runNode(bench: Bench, job: Job, node: string, className: string, say: (type: string, data: object) => void, state: { interrupted: boolean; killed: boolean }): Promise<Saved[]> {
  say('progress_state', { nodes: { [node]: { value: 0, max: 1, state: 'running', node_id: node, prompt_id: job.id } } })
  say('executing', { node, display_node: node })
  const steps = className === 'KSampler' ? Number(job.prompt[node]?.inputs?.['steps']) : className === 'ImageUpscaleWithModel' ? 4 : 0
  for (let step = 1; step <= steps; step++) {
    await bench.gpu.work(bench.stepMs)
    if (state.killed || state.interrupted) throw new Stopped()
    say('progress', { value: step, max: steps, node })
    if (className === 'KSampler' && job.extra['preview_method'] !== 'none') bench.send(job, preview(job, node, bench, (step - 1) / steps))
  }
  await bench.gpu.step(className, job.prompt[node]?.inputs?.['ckpt_name'])
  if (state.killed || state.interrupted) throw new Stopped()
  const failure = bench.failure(className)
  if (failure !== null) {
    throw Object.assign(new Error('step'), { data: { prompt_id: job.id, node_id: node, node_type: className, executed: [], exception_message: failure.message, exception_type: failure.type, traceback: [], current_inputs: { image: ['x'.repeat(100_000)] } } })
  }
  return className === 'SaveImage' || className === 'PreviewImage' ? bench.gpu.write(() => Array.from({ length: batchOf(job.prompt) }, (_, index) => bench.save(job, node, index))) : []
}

/** Both forms: with ids where the client said that it reads them. */
function preview({ id }: Job, node: string, { old, previews }: Bench, share: number): Buffer {
  const jpeg = previews[Math.floor(share * previews.length)] ?? Buffer.from('ffd8ffe000104a464946000101', 'hex')
  if (old) return Buffer.concat([number(1), number(1), jpeg])
  const note = Buffer.from(JSON.stringify({ node_id: node, prompt_id: id, display_node_id: node, parent_node_id: null, real_node_id: node, image_type: 'image/jpeg' }))
  return Buffer.concat([number(4), number(note.length), note, jpeg])
}

function number(value: number): Buffer {
  const out = Buffer.alloc(4)
  out.writeUInt32BE(value)
  return out
}

function batchOf(prompt: Prompt): number {
  const size = Object.values(prompt).map(({ inputs }) => inputs?.['batch_size']).find((value) => typeof value === 'number')
  return Number(size ?? 1)
}

function orderOf(prompt: Prompt, outputs: readonly string[]): string[] {
  const done: string[] = []
  const visit = (id: string): void => {
    if (done.includes(id)) return
    for (const value of Object.values(prompt[id]?.inputs ?? {})) if (isJoin(value)) visit(value[0])
    done.push(id)
  }
  outputs.forEach(visit)
  return done
}

/** What a step's result hangs on: its own inputs and those of all before it. */
export function signature(prompt: Prompt, id: string): string {
  const { class_type: name, inputs = {} } = prompt[id] ?? {}
  return `${String(name)}(${Object.entries(inputs).map(([key, value]) => `${key}=${isJoin(value) ? `${signature(prompt, value[0])}:${value[1]}` : JSON.stringify(value)}`).join(',')})`
}
