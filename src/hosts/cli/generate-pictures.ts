/** Pictures of a ComfyUI server as files in a folder, each named by its seed, with what made it beside it. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineFailed } from '../../main/image-engines/engines/engine-failed.ts'
import type { ComfyClient, Progress } from '../../main/image-engines/engines/comfyui/client.ts'
import { BUNDLED, openWorkflow, type Workflow } from '../../main/image-engines/engines/comfyui/workflows.ts'
import { plainNegative, promptFor } from '../../main/image-engines/pure/prompts/desk.ts'
import { fillWorkflow, MOST_SEED, type Values } from '../../main/image-engines/pure/workflows/fill.ts'
import type { Graph } from '../../main/image-engines/pure/workflows/graph.ts'
import { AppError, Cancelled, InvalidInput, toPlainError, type PlainError } from '../../main/kernel/errors.ts'
import { silentLog } from '../../main/kernel/log.ts'
import { createWorkerClient, type WorkerClient } from '../../main/kernel/worker-client.ts'
import { imagingPort, type ImagingPort } from '../../workers/imaging/contract.ts'
import { withComfy, type OpenComfy } from './comfyui.ts'

export interface PicturesWish {
  readonly home: string
  readonly url: string
  /** A bundled name, or a file. */
  readonly workflow: string
  readonly map?: string
  readonly prompt?: string
  readonly negative?: string
  readonly style?: string
  readonly colours: readonly string[]
  /** Of the first picture; the next ones count on from it. */
  readonly seed: number
  readonly count: number
  readonly image?: string
  /** Width, steps, checkpoint and so on, where the workflow has a place for them. */
  readonly values: Values
  readonly previews: boolean
  readonly out: string
}

export interface MadePicture {
  readonly seed: number
  readonly files: readonly { readonly file: string; readonly widthPx: number; readonly heightPx: number; readonly clear: boolean; readonly bytes: number }[]
  readonly prompt: string | null
  readonly negative: string | null
  /** How often it was sent: 0 for what the server had already. */
  readonly sent: number
  readonly previews: number
  readonly milliseconds: number
  readonly warnings: readonly string[]
}

export interface Pictures {
  readonly engine: 'comfyui'
  readonly workflow: string
  readonly pictures: readonly MadePicture[]
  readonly failed: readonly { readonly seed: number; readonly error: PlainError }[]
}

/** One is worked on and one waits, so that the graphics card need not. */
const AT_ONCE = 2

type Told = (seed: number, progress: Progress) => void

/** @throws InvalidInput, EngineFailed, Unavailable, AuthExpired, Cancelled; a picture that fails by itself is in `failed`. */
export function generatePictures(wish: PicturesWish, signal: AbortSignal, told: Told): Promise<Pictures> {
  if (wish.seed + wish.count - 1 > MOST_SEED) throw new InvalidInput('--seed', `must be at most ${MOST_SEED - wish.count + 1} for ${wish.count} pictures`)
  return withComfy(wish.home, wish.url, async (comfy) => {
    const { client, host } = comfy
    // Fails at once where nothing answers, before anything is read or drawn.
    await client.server.stats()
    const workflow = await openWorkflow(host.paths.resources, wish.workflow, wish.map)
    const ready = await prepared(comfy, workflow, wish)
    await mkdir(wish.out, { recursive: true })
    const imaging = createWorkerClient('imaging', imagingPort, { spawn: () => host.spawnWorker('imaging'), clock: host.clock, log: silentLog })
    try {
      return { engine: 'comfyui', workflow: workflow.name, ...(await makeAll({ ...comfy, imaging, wish, workflow, values: ready }, signal, told)) }
    } finally {
      imaging.stop()
    }
  })
}

interface Shop extends OpenComfy {
  readonly imaging: WorkerClient<ImagingPort>
  readonly wish: PicturesWish
  readonly workflow: Workflow
  /** What all pictures share. */
  readonly values: Values
}

/** The seller's picture is sent, a model is chosen where there is no choice, and what the server lacks is said before anything runs. */
async function prepared({ client }: OpenComfy, workflow: Workflow, wish: PicturesWish): Promise<Values> {
  const image = wish.image === undefined ? {} : { image: await client.server.upload(wish.image, await nameOf(wish.image)) }
  const only = await onlyModel(client, workflow, wish)
  const values = { ...only, ...wish.values, ...image }
  if (workflow.mapping.seed.length === 0 && wish.count > 1) throw new InvalidInput('--count', 'is for workflows with a seed; this one makes the same picture every time')
  if (workflow.mapping.image.length > 0 && wish.image === undefined) throw new InvalidInput('--image', 'is missing', `The workflow ${workflow.name} begins with a picture; name it.`)
  const problems = await client.server.check(filled(workflow, values, wish, wish.seed).graph)
  if (problems.length > 0) throw new InvalidInput(workflow.name, problems.map(({ says }) => says).join(' '), 'Install what is missing in ComfyUI, or name another with --checkpoint, --lora, --upscaler or --workflow.')
  return values
}

/** A bundled workflow names the model that is usual; a server with a single one can only mean that. */
async function onlyModel(client: ComfyClient, { name, mapping }: Workflow, wish: PicturesWish): Promise<Values> {
  if (!Object.hasOwn(BUNDLED, name) || wish.values.checkpoint !== undefined || mapping.checkpoint.length === 0) return {}
  const names = await client.server.models('checkpoints')
  return names.length === 1 && names[0] !== undefined ? { checkpoint: names[0] } : {}
}

function filled({ graph, mapping, name }: Workflow, values: Values, wish: PicturesWish, seed: number): { readonly graph: Graph; readonly prompt: string | null; readonly negative: string | null } {
  const { prompt, negative } = wordsOf(wish, seed)
  if (prompt === null && mapping.prompt.length > 0) throw new InvalidInput('--prompt', 'is missing', 'Say what shall be seen.')
  const quiet = mapping.negative.length === 0 && wish.negative === undefined
  const graphOf = fillWorkflow(graph, mapping, {
    ...values, ...(prompt === null ? {} : { prompt }), ...(quiet || negative === null ? {} : { negative }),
    // Without a sampler there is no chance in it: every picture is the same.
    ...(mapping.seed.length === 0 && mapping.prompt.length === 0 ? {} : { seed }),
  }, name)
  return { graph: graphOf, prompt, negative: quiet ? null : negative }
}

function wordsOf({ prompt, negative, style, colours }: PicturesWish, seed: number): { prompt: string | null; negative: string | null } {
  if (prompt === undefined) return { prompt: null, negative: negative ?? null }
  if (style === undefined) return { prompt, negative: negative ?? plainNegative() }
  const desk = promptFor({ subject: prompt, style, colours, seed })
  return { prompt: desk.positive, negative: negative ?? desk.negative }
}

async function makeAll(shop: Shop, signal: AbortSignal, told: Told): Promise<Pick<Pictures, 'pictures' | 'failed'>> {
  const pictures: MadePicture[] = []
  const failed: { seed: number; error: PlainError }[] = []
  const stop = new AbortController()
  const all = AbortSignal.any([signal, stop.signal])
  let next = 0
  let hopeless: Error | null = null
  const work = async (): Promise<void> => {
    while (next < shop.wish.count && hopeless === null && !all.aborted) {
      const seed = shop.wish.seed + next++
      try {
        pictures.push(await makeOne(shop, seed, all, told))
      } catch (error) {
        if (signal.aborted) throw error
        if (error instanceof Error && isHopeless(error)) hopeless ??= error
        else if (hopeless === null) failed.push({ seed, error: toPlainError(error) })
        if (hopeless !== null) stop.abort()
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work))
  const stopped = ended.find((one) => one.status === 'rejected')?.reason as unknown
  if (signal.aborted) throw stopped instanceof AppError ? stopped : new Cancelled('The pictures')
  if (hopeless !== null) throw hopeless as Error
  return { pictures: pictures.toSorted((a, b) => a.seed - b.seed), failed: failed.toSorted((a, b) => a.seed - b.seed) }
}

/** What every picture of the wish would meet as well. */
function isHopeless(error: unknown): boolean {
  if (error instanceof EngineFailed) return ['refused', 'wrong-shape', 'no-comfyui', 'nothing-saved', 'broken-model'].includes(error.fault)
  return ['auth-expired', 'unavailable', 'store', 'invalid-input'].includes(toPlainError(error).kind)
}

async function makeOne({ client, host, imaging, wish, workflow, values }: Shop, seed: number, signal: AbortSignal, told: Told): Promise<MadePicture> {
  const began = host.clock.now()
  const { graph, prompt, negative } = filled(workflow, values, wish, seed)
  const nameAt = (index: number): string => join(wish.out, `${seed}${index === 0 ? '' : `-${index + 1}`}.png`)
  const preview = previewKeeper(join(wish.out, `${seed}.preview.jpg`), wish.previews)
  // The same wish into the same folder finds what was begun of it, also after this program was killed.
  const key = createHash('sha256').update(JSON.stringify([wish.home, wish.out, graph])).digest('hex')
  const batch = workflow.mapping.batch[0]
  const pictures = Number(batch === undefined ? 1 : (graph[batch.node]?.inputs[batch.input] ?? 1)) * workflow.mapping.saveAs.length
  const raw = (index: number): string => `${nameAt(index)}.raw`
  const made = await client.make({ key, graph, mapping: workflow.mapping, pictures, previews: wish.previews, out: raw }, {
    signal, progress: (progress) => {
      if (progress.kind === 'preview') preview.take(progress.image)
      told(seed, progress)
    },
  })
  const files = await Promise.all(made.files.map(async (file, index) => {
    try {
      return { file: nameAt(index), ...(await imaging.call('cleanGenerated', { file, out: nameAt(index) }, { signal })) }
    } finally {
      await rm(file, { force: true })
    }
  }))
  await preview.end()
  const note = { engine: 'comfyui', server: client.server.host, workflow: workflow.name, seed, prompt, negative, values, promptId: made.id, aiMade: true, graph }
  await writeFile(join(wish.out, `${seed}.json.part`), `${JSON.stringify(note, null, 1)}\n`)
  await rename(join(wish.out, `${seed}.json.part`), join(wish.out, `${seed}.json`))
  return { seed, files, prompt, negative, sent: made.sent, previews: preview.count(), milliseconds: host.clock.now() - began, warnings: made.warnings }
}

/** The newest preview as a file; one that comes while another is written takes its place in the queue of one. */
function previewKeeper(file: string, wanted: boolean): { take(image: Uint8Array): void; count(): number; end(): Promise<void> } {
  let [waiting, writing, count] = [null as Uint8Array | null, Promise.resolve(), 0]
  const write = async (): Promise<void> => {
    for (let image = waiting; image !== null; image = waiting) {
      waiting = null
      // A preview that cannot be written is missed by nobody.
      await writeFile(file, image).catch(() => undefined)
    }
  }
  return {
    take(image) {
      count += 1
      if (!wanted) return
      // The message's memory goes with it.
      waiting = image.slice()
      writing = writing.then(write)
    },
    count: () => count,
    end: () => writing,
  }
}

const MOST_IMAGE_BYTES = 100_000_000
const KINDS: readonly (readonly [ending: string, start: RegExp])[] = [['png', /^\x89PNG/], ['jpg', /^\xff\xd8\xff/], ['webp', /^RIFF....WEBP/s], ['gif', /^GIF8/], ['bmp', /^BM/]]

/** A name by its content, in plain letters. @throws InvalidInput when it is no picture that ComfyUI opens. */
async function nameOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  if (found === null || !found.isFile()) throw new InvalidInput(file, 'does not exist')
  if (found.size === 0) throw new InvalidInput(file, 'the file is empty', 'Save the picture again.')
  if (found.size > MOST_IMAGE_BYTES) throw new InvalidInput(file, 'the file is over 100 MB', 'Save it smaller and try again.')
  const head = Buffer.alloc(16)
  await using handle = await open(file)
  await handle.read(head, 0, 16, 0)
  const ending = KINDS.find(([, start]) => start.test(head.toString('latin1')))?.[0]
  if (ending === undefined) throw new InvalidInput(file, 'is no picture that ComfyUI opens', 'Give a PNG, JPEG, WebP, GIF or BMP.')
  return `${createHash('sha256').update(await readFile(file)).digest('hex').slice(0, 32)}.${ending}`
}
