/**
 * A stand-in for a ComfyUI server, built from what was seen of real ones (0.3.64 and 0.33.0): HTTP and WebSocket on one
 * port, a queue in memory, files that survive it, and a switch for every way in which it fails.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { FAILURES, type Fault } from './faults.ts'
import { FakeFiles } from './files.ts'
import { FakeGpu, NO_TIME, type Timing } from './gpu.ts'
import { MODELS, nodeClasses, type Models } from './nodes.ts'
import { FakeSockets } from './sockets.ts'
import { refusal, validate, type Prompt } from './validate.ts'
import { execute, type Entry, type Job, type Saved } from './worker.ts'

export type { Fault }

export interface Drawing {
  readonly picture: Buffer
  readonly previews: readonly Buffer[]
}

export interface FakeOptions {
  readonly port?: number
  /** 0.3.64 instead of 0.33.0. */
  readonly old?: boolean
  /** Milliseconds of one sampling step. */
  readonly stepMs?: number
  /** Pixels of a side of what is saved. */
  readonly side?: number
  readonly models?: Models
  /** Where output files lie; in memory unless said. */
  readonly folder?: string | null
  readonly timing?: Timing
  /** What is drawn, for those who look at it: a PNG, and JPEGs of it on its way. Noise unless it is given. */
  readonly drawing?: Drawing | null
  /** A proxy in front wants this header. */
  readonly key?: { readonly name: string; readonly value: string }
}

export interface FakeComfy {
  readonly address: string
  /** What goes wrong the next `times`; several kinds may be due. */
  next(fault: Fault, times?: number): void
  /** Ends it as SIGKILL does: the queue and the history are gone, the files stay. */
  kill(): Promise<void>
  restart(): Promise<void>
  dropSockets(): void
  /** The trap of two sockets with one id: they stay open and hear nothing any more. */
  forgetSockets(): void
  /** The line is dead without a word: nothing is read or answered on it. */
  freezeSockets(): void
  sockets(): number
  /** How long the card worked, and from its first to its last moment. */
  gpu(): { readonly busyMs: number; readonly spanMs: number; readonly loads: number }
  /** Pictures that were sampled to the end and saved, by prompt id; a cached repeat saves none. */
  readonly saved: ReadonlyMap<string, number>
  readonly posted: readonly { readonly id: string; readonly number: number }[]
  readonly interrupted: readonly string[]
  queueLength(): number
  requests(): number
  deleteFiles(): void
  stop(): Promise<void>
}

export async function startFakeComfy(options: FakeOptions = {}): Promise<FakeComfy> {
  const fake = new Fake(options)
  await fake.listen(options.port ?? 0)
  return fake
}

class Fake implements FakeComfy {
  readonly saved = new Map<string, number>()
  readonly posted: { id: string; number: number }[] = []
  readonly interrupted: string[] = []
  readonly #options: Required<Omit<FakeOptions, 'port' | 'key'>> & Pick<FakeOptions, 'key'>
  readonly #due: Fault[] = []
  readonly #files: FakeFiles
  readonly #sockets = new FakeSockets()
  readonly #gpu: FakeGpu
  #server: Server = createServer()
  #port = 0
  #requests = 0
  #number = 0
  #pending: Job[] = []
  #running: { job: Job; state: { interrupted: boolean; killed: boolean } } | null = null
  #history = new Map<string, Entry & { readonly prompt: unknown[] }>()
  #cache = new Map<string, Saved[]>()
  #muted = new Set<string>()

  constructor(options: FakeOptions) {
    this.#options = { old: false, stepMs: 2, side: 16, models: MODELS, folder: null, timing: NO_TIME, drawing: null, ...options }
    this.#files = new FakeFiles((...kinds) => this.#take(...kinds), { side: this.#options.side, folder: this.#options.folder, picture: this.#options.drawing?.picture ?? null, quick: this.#options.timing.saveMs > 0 })
    this.#gpu = new FakeGpu(this.#options.timing)
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async listen(port: number): Promise<void> {
    this.#server = createServer((request, response) => void this.#answer(request, response).catch(() => text500(response)))
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    this.#server.on('upgrade', (request, socket, head) => {
      if (this.#isForeign(request)) return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
      sockets.handleUpgrade(request, socket, head, (ws) => this.#greet(ws, new URL(request.url ?? '/', this.address).searchParams.get('clientId') ?? 'made-by-server'))
    })
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  next(fault: Fault, times = 1): void {
    for (let left = times; left > 0; left--) this.#due.push(fault)
  }

  async kill(): Promise<void> {
    if (this.#running !== null) this.#running.state.killed = true
    this.#running = null
    this.#pending = []
    this.#history = new Map()
    this.#cache = new Map()
    this.#number = 0
    this.#gpu.unload()
    this.#sockets.end()
    const closed = this.#server.listening ? once(this.#server, 'close') : Promise.resolve()
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }

  restart(): Promise<void> {
    return this.listen(this.#port)
  }

  dropSockets(): void {
    this.#sockets.drop()
  }

  forgetSockets(): void {
    this.#sockets.forget()
  }

  freezeSockets(): void {
    this.#sockets.freeze()
  }

  sockets(): number {
    return this.#sockets.count
  }

  gpu(): ReturnType<FakeGpu['report']> {
    return this.#gpu.report()
  }

  queueLength(): number {
    return this.#pending.length + (this.#running === null ? 0 : 1)
  }

  requests(): number {
    return this.#requests
  }

  deleteFiles(): void {
    this.#files.deleteAll()
  }

  async stop(): Promise<void> {
    await this.kill()
  }

  #take(...kinds: Fault[]): Fault | null {
    const at = this.#due.findIndex((fault) => kinds.includes(fault))
    return at < 0 ? null : (this.#due.splice(at, 1)[0] ?? null)
  }

  #isForeign({ headers }: IncomingMessage): boolean {
    return headers.origin !== undefined && headers.origin !== 'null' && headers.origin !== `http://${headers.host}`
  }

  #greet(ws: WebSocket, clientId: string): void {
    this.#sockets.add(clientId, ws)
    ws.send(JSON.stringify({ type: 'status', data: { status: this.#info(), sid: clientId } }))
    if (this.#running?.job.clientId === clientId) ws.send(JSON.stringify({ type: 'executing', data: { node: '3' } }))
  }

  #info(): object {
    return { exec_info: { queue_remaining: this.queueLength() } }
  }

  #status(): void {
    this.#sockets.toAll({ type: 'status', data: { status: this.#info() } })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#requests += 1
    const { key } = this.#options
    if (key !== undefined && request.headers[key.name] !== key.value) return void response.writeHead(401).end()
    if (this.#isForeign(request)) return void response.writeHead(403).end()
    const url = new URL(request.url ?? '/', this.address)
    const path = url.pathname.replace(/^\/api(?=\/(?!jobs))/, '')
    if (request.method === 'GET') return this.#get(path, url.searchParams, request, response)
    const chunks: Buffer[] = []
    for await (const part of request) chunks.push(part as Buffer)
    this.#post(path, Buffer.concat(chunks), response)
  }

  #get(path: string, query: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    // Only files at the top are listed; those in folders are taken all the same.
    const classes = nodeClasses(this.#options.models, this.#files.inputs.filter((name) => !name.includes('/')))
    const [, head = '', tail = ''] = /^\/([^/]+)(?:\/(.+))?$/.exec(path) ?? []
    const name = decodeURIComponent(tail)
    if (head === 'queue') return this.#take('queue-503') !== null ? void response.writeHead(503).end() : json(response, 200, this.#queue())
    if (head === 'history') return json(response, 200, this.#history.has(name) ? { [name]: this.#history.get(name) } : {})
    if (head === 'system_stats') return json(response, 200, this.#stats())
    if (head === 'object_info') return json(response, 200, name === '' ? classes : classes[name] === undefined ? {} : { [name]: classes[name] })
    if (head === 'models') return name in this.#options.models ? json(response, 200, this.#options.models[name as keyof Models]) : void response.writeHead(404).end()
    if (head === 'prompt') return json(response, 200, this.#info())
    if (head === 'view') return this.#files.view(query, request, response)
    response.writeHead(404, { 'content-type': 'text/plain' }).end('404: Not Found')
  }

  #queue(): object {
    const item = ({ number, id, prompt, extra, outputs }: Job): unknown[] => [number, id, prompt, extra, outputs]
    return { queue_running: this.#running === null ? [] : [item(this.#running.job)], queue_pending: this.#pending.toReversed().map(item) }
  }

  #stats(): object {
    const { old } = this.#options
    return {
      system: { os: old ? 'posix' : 'linux', ram_total: 25276502016, ram_free: 23995088896, comfyui_version: old ? '0.3.64' : '0.33.0', python_version: '3.13.5', pytorch_version: '2.6.0', embedded_python: false, argv: ['main.py'] },
      devices: [{ name: 'cuda:0 Stand-in : cudaMallocAsync', type: 'cuda', index: 0, vram_total: 12_884_901_888, vram_free: 11_811_160_064, torch_vram_total: 0, torch_vram_free: 0 }],
    }
  }

  #post(path: string, body: Buffer, response: ServerResponse): void {
    if (path === '/upload/image') {
      const stored = this.#files.upload(body)
      return stored === null ? void response.writeHead(400).end() : json(response, 200, { ...stored, type: 'input' })
    }
    const given = JSON.parse(body.length === 0 ? '{}' : body.toString()) as Record<string, unknown>
    const cancel = /^\/api\/jobs\/([^/]+)\/cancel$/.exec(path)?.[1]
    if (cancel !== undefined && !this.#options.old) return json(response, 200, { cancelled: this.#drop(cancel) || this.#interrupt(cancel) })
    if (path === '/prompt') return this.#prompt(given, response)
    if (path === '/queue') {
      if (given['clear'] === true) this.#pending = []
      for (const id of (given['delete'] ?? []) as string[]) this.#drop(id)
      return void response.writeHead(200).end()
    }
    if (path === '/interrupt') {
      this.#interrupt(this.#options.old ? null : ((given['prompt_id'] as string | undefined) ?? null))
      return void response.writeHead(200).end()
    }
    if (path === '/free' || path === '/history') return void response.writeHead(200).end()
    response.writeHead(405, { 'content-type': 'text/plain' }).end('405: Method Not Allowed')
  }

  #prompt(given: Record<string, unknown>, response: ServerResponse): void {
    const fault = this.#take('post-hangs-accepted', 'post-hangs-refused', 'post-drops-accepted', 'post-drops-refused', 'post-503', 'post-late')
    if (fault === 'post-503') return void response.writeHead(503).end()
    if (fault === 'post-drops-refused') return void response.destroy()
    if (fault === 'post-hangs-refused') return
    if (fault === 'post-late') return void setTimeout(() => this.#enqueue(given), 60)
    const { status, body } = this.#enqueue(given)
    if (fault === 'post-drops-accepted') return void response.destroy()
    if (fault !== 'post-hangs-accepted') json(response, status, body)
  }

  #enqueue(given: Record<string, unknown>): { status: number; body: object } {
    const number = this.#number++
    const { prompt } = given
    if (prompt === undefined) return { status: 400, body: refusal('no_prompt', 'No prompt provided', 'No prompt provided') }
    if (typeof prompt !== 'object' || prompt === null || Array.isArray(prompt) || 'nodes' in prompt || given['extra_data'] === null) throw new Error('Server got itself in trouble')
    const id = String(given['prompt_id'])
    if (!this.#options.old && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { status: 400, body: refusal('invalid_prompt_id', 'prompt_id must be a valid UUID', id) }
    const verdict = validate(prompt as Prompt, nodeClasses(this.#options.models, this.#files.inputs), this.#options.old)
    if (!verdict.ok) return { status: 400, body: verdict.body }
    this.posted.push({ id, number })
    this.#pending.push({ number, id, prompt: prompt as Prompt, extra: (given['extra_data'] ?? {}) as Record<string, unknown>, outputs: verdict.outputs, clientId: (given['client_id'] as string | undefined) ?? null })
    this.#status()
    setImmediate(() => void this.#work())
    return { status: 200, body: { prompt_id: id, number, node_errors: verdict.errors } }
  }

  /** One of that id goes; two of them need two calls. */
  #drop(id: string): boolean {
    const at = this.#pending.findIndex((job) => job.id === id)
    if (at >= 0) this.#pending.splice(at, 1)
    return at >= 0
  }

  #interrupt(id: string | null): boolean {
    if (this.#running === null || (id !== null && this.#running.job.id !== id)) return false
    this.interrupted.push(this.#running.job.id)
    return (this.#running.state.interrupted = true)
  }

  async #work(): Promise<void> {
    if (this.#running !== null) return
    for (let job = this.#pending.shift(); job !== undefined; job = this.#pending.shift()) {
      const running = { job, state: { interrupted: false, killed: false } }
      this.#running = running
      if (this.#take('mute') !== null) this.#muted.add(job.id)
      this.#status()
      const entry = await execute(this.#bench(), job, this.#cache, running.state)
      if (entry === null) return
      this.#history.set(job.id, { ...entry, prompt: [job.number, job.id, {}, {}, job.outputs] })
      this.#running = null
      this.#status()
      this.#send(job, { type: 'executing', data: { node: null, prompt_id: job.id } })
    }
  }

  #bench() {
    const { stepMs, old, drawing } = this.#options
    return {
      stepMs, old, previews: drawing?.previews ?? [], gpu: this.#gpu,
      send: (job: Job, message: object | Buffer) => this.#send(job, message),
      status: () => this.#status(),
      save: (job: Job, node: string, index: number) => {
        this.saved.set(job.id, (this.saved.get(job.id) ?? 0) + 1)
        return this.#files.save(job, node, index)
      },
      failure: (className: string) => {
        const kinds = Object.entries(FAILURES).filter(([, { at }]) => at === className).map(([kind]) => kind as Fault)
        return FAILURES[this.#take(...kinds) ?? 'mute'] ?? null
      },
    }
  }

  #send(job: Job, message: object | Buffer): void {
    if (!this.#muted.has(job.id)) this.#sockets.to(job.clientId, message)
  }

}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

function text500(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('500 Internal Server Error\n\nServer got itself in trouble')
}
