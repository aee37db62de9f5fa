/** What one server can be asked, each question once and its answer in our words. */
import { openAsBlob } from 'node:fs'
import { FormData } from 'undici'
import { SchemaChanged, Unavailable } from '../../../kernel/errors.ts'
import { EngineFailed } from '../engine-failed.ts'
import { checkWorkflow, readClassInfo, type ClassInfo, type Problem } from '../../pure/workflows/check.ts'
import type { Graph } from '../../pure/workflows/graph.ts'
import { refusalOf, sentenceOf, wrongShape } from './failures.ts'
import { readAccepted, readHistory, readQueue, readRefusal, type Outcome } from './parse.ts'
import { cancelAnswer, fileNames, systemStats, uploaded, type SavedFile, type SystemStats } from './schema.ts'
import type { Reply, Wire } from './wire.ts'

export interface Submission {
  readonly id: string
  readonly clientId: string
  readonly graph: Graph
  readonly previews: boolean
}

/** Where a picture stands. `ahead` counts what runs before it; `twice`: the server holds its id more than once. */
export type Standing = { readonly kind: 'queued'; readonly running: boolean; readonly ahead: number; readonly twice: boolean } | Outcome

export interface ComfyServer {
  readonly host: string
  stats(): Promise<SystemStats>
  /** How many run and wait, of anybody. */
  waiting(): Promise<number>
  /** Names of files in a folder of models; none where there is no such folder. */
  models(folder: string): Promise<readonly string[]>
  /** What it lacks for `graph`. */
  check(graph: Graph): Promise<readonly Problem[]>
  /** @returns sentences of parts that were refused while the rest runs. @throws EngineFailed when nothing runs. */
  submit(order: Submission): Promise<readonly string[]>
  /** First the queue, then the history: a picture moves in that direction only. */
  find(id: string): Promise<Standing>
  outcome(id: string): Promise<Outcome>
  /** One of the waiting ones with this id goes. */
  drop(id: string): Promise<void>
  /** Asks the server to stop it; only what is ours is ever interrupted. */
  stop(id: string): Promise<void>
  upload(file: string, name: string): Promise<string>
  /** Whether a whole PNG of that name stands there. */
  hasWhole(file: SavedFile): Promise<boolean>
  download(file: SavedFile, out: string, signal?: AbortSignal): Promise<number>
}

export function createComfyServer(wire: Wire): ComfyServer {
  const { host } = wire
  const good = async (path: string): Promise<unknown> => answered(host, path, await wire.get(path))
  const queue = async (): Promise<{ running: readonly string[]; pending: readonly string[] }> => readQueue(await good('/queue')) ?? odd(host, 'queue')
  const outcome = async (id: string): Promise<Outcome> => readHistory(await good(`/history/${id}`), id) ?? odd(host, 'history')
  return {
    host, outcome,
    stats: async () => systemStats.safeParse(await good('/system_stats')).data ?? odd(host, 'system_stats'),
    waiting: async () => queue().then(({ running, pending }) => running.length + pending.length),
    models: async (folder) => fileNames.safeParse((await wire.get(`/models/${encodeURIComponent(folder)}`)).json).data ?? [],
    check: async (graph) => checkWorkflow(graph, await infosOf(graph, async (name) => readClassInfo(await good(`/object_info/${encodeURIComponent(name)}`), name))),
    submit: async (order) => taken(host, order.id, await wire.post('/prompt', bodyOf(order))),
    async find(id) {
      const { running, pending } = await queue()
      const times = [...running, ...pending].filter((one) => one === id).length
      if (times === 0) return outcome(id)
      const at = pending.indexOf(id)
      return { kind: 'queued', running: running.includes(id), ahead: running.includes(id) ? 0 : running.length + at, twice: times > 1 }
    },
    drop: async (id) => void (await wire.post('/queue', { delete: [id] })),
    async stop(id) {
      const { status, json } = await wire.post(`/api/jobs/${id}/cancel`, {})
      if (status === 200 && cancelAnswer.safeParse(json).success) return
      await wire.post('/queue', { delete: [id] })
      // Servers before September 2025 interrupt whatever runs, whoever is named: so only while it is ours.
      const { running } = await queue()
      if (running.includes(id)) await wire.post('/interrupt', { prompt_id: id })
    },
    upload: (file, name) => send(wire, file, name),
    async hasWhole(file) {
      const end = await wire.tail(viewPath(file), PNG_END.length)
      return end !== null && PNG_END.equals(end)
    },
    download: (file, out, signal) => wire.download(viewPath(file), out, signal),
  }
}

/** The closing chunk of a PNG. */
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex')

function bodyOf({ id, clientId, graph, previews }: Submission): object {
  return { prompt: graph, client_id: clientId, prompt_id: id, extra_data: { preview_method: previews ? 'auto' : 'none' } }
}

/** As they came: a server on Windows wants its backslashes back. */
function viewPath({ filename, subfolder, type }: SavedFile): string {
  return `/view?${new URLSearchParams({ filename, subfolder, type }).toString()}`
}

function taken(host: string, id: string, { status, json }: Reply): readonly string[] {
  if (status === 200) {
    const read = readAccepted(json)
    // It may stand in the queue all the same, so it is looked for.
    if (read === null) throw new Unavailable(`${host} gave an answer that cannot be read.`)
    if (read.promptId !== id) throw new EngineFailed('no-comfyui', `The ComfyUI at ${host} is too old: it gives its own numbers to pictures.`, 'Update it to 0.3.44 or newer.')
    return read.complaints.map(sentenceOf)
  }
  if (status === 413) throw new EngineFailed('refused', 'The workflow is larger than the server takes.', 'Start ComfyUI with a larger --max-upload-size.')
  const complaints = status === 400 ? readRefusal(json) : null
  if (complaints !== null) throw refusalOf(complaints)
  throw status === 500 ? wrongShape() : notComfy(host, status)
}

function answered(host: string, path: string, { status, json }: Reply): unknown {
  if (status >= 500) throw new Unavailable(`${host} failed on its side (${status}).`, { status })
  if (status !== 200 || json === undefined) throw notComfy(host, status)
  return json ?? odd(host, path)
}

function odd(host: string, what: string): never {
  throw new SchemaChanged(host, what, 'is not shaped as ComfyUI shapes it', 'Check the address; another program may answer there.')
}

function notComfy(host: string, status: number): EngineFailed {
  return new EngineFailed('no-comfyui', `What answers at ${host} is no ComfyUI (${status}).`, 'Check the address. ComfyUI listens on port 8188, its desktop app on 8000.')
}

/** One question for each kind of step: the list of all kinds has many megabytes where there are custom nodes. */
async function infosOf(graph: Graph, ask: (name: string) => Promise<ClassInfo | null>): Promise<Map<string, ClassInfo | null>> {
  const names = [...new Set(Object.values(graph).map(({ class_type: name }) => name))]
  return new Map(await Promise.all(names.map(async (name) => [name, await ask(name)] as const)))
}

/** Its name is of our own making, plain ASCII: servers keep odd marks in odd ways. @returns the name that a workflow must use. */
async function send(wire: Wire, file: string, name: string): Promise<string> {
  const form = new FormData()
  form.set('image', await openAsBlob(file), name)
  form.set('type', 'input')
  form.set('subfolder', 'idea-engine')
  const { status, json } = await wire.upload('/upload/image', form)
  if (status === 413) throw new EngineFailed('bad-picture', 'The picture is larger than the server takes.', 'Make it smaller, or start ComfyUI with a larger --max-upload-size.')
  const read = uploaded.safeParse(json)
  if (status !== 200 || !read.success) throw notComfy(wire.host, status)
  return read.data.subfolder === '' ? read.data.name : `${read.data.subfolder}/${read.data.name}`
}
