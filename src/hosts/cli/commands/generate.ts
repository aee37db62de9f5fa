import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { BUNDLED } from '../../../main/image-engines/engines/comfyui/workflows.ts'
import type { Progress } from '../../../main/image-engines/engines/comfyui/client.ts'
import { sayMoney } from '../../../main/image-engines/index.ts'
import { PROMPT_STYLES } from '../../../main/image-engines/pure/prompts/styles.ts'
import { MOST_SEED } from '../../../main/image-engines/pure/workflows/fill.ts'
import type { RunningPicture } from '../../../main/image-engines/contract.ts'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { imageEngine, type ImageEngineId } from '../../../main/settings/contract.ts'
import { USUAL_ADDRESS } from '../comfyui.ts'
import { picturesOfCore, type CoreWish } from '../core-pictures.ts'
import { generatePictures, type Pictures, type PicturesWish } from '../generate-pictures.ts'
import type { Terminal } from '../terminal.ts'
import { contextOf, wholeNumber, withCore, type Context } from './context.ts'

interface Options extends Omit<PicturesWish, 'home' | 'values' | 'colours' | 'url' | 'workflow'> {
  readonly engine: ImageEngineId | 'any'
  readonly url?: string
  readonly workflow?: string
  readonly colours?: readonly string[]
  readonly width?: number
  readonly height?: number
  readonly steps?: number
  readonly cfg?: number
  readonly denoise?: number
  readonly checkpoint?: string
  readonly lora?: string
  readonly upscaler?: string
}

/**
 * `generate --engine NAME --prompt T --out DIR`: pictures as files, by the engines of the library and within its caps, or by
 * one ComfyUI server that is named with --url. Ctrl-C stops them there as well.
 */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('make pictures with an image engine')
    .addOption(new Option('--engine <name>', 'the engine; any: who Settings name').choices([...imageEngine.options, 'any']).default('comfyui'))
    .option('--url <address>', `with comfyui: this server, past the library; ${USUAL_ADDRESS} where the library has none`)
    .option('--prompt <text>', 'what shall be seen')
    .addOption(new Option('--style <style>', 'lets the program write the prompt round your words').choices(PROMPT_STYLES.map(({ id }) => id)))
    .option('--colours <colours...>', 'with --style: names or #RRGGBB')
    .option('--negative <text>', 'what to keep out; text, logos and the like unless said')
    .option('--workflow <file>', `a file of “Export (API)”, or ${Object.keys(BUNDLED).join(', ')}; sdxl unless said`)
    .option('--map <file>', 'JSON that says where prompt, seed, size … stand in it')
    .option('--seed <number>', 'of the first picture; the same seed makes the same', wholeNumber('--seed', 0, MOST_SEED), 1)
    .option('--count <number>', 'how many pictures, each with the next seed', wholeNumber('--count', 1, 1000), 1)
    .option('--width <pixels>', 'of the picture', wholeNumber('--width', 16, 16384))
    .option('--height <pixels>', 'of the picture', wholeNumber('--height', 16, 16384))
    .option('--steps <number>', 'of the sampler', wholeNumber('--steps', 1, 10000))
    .option('--cfg <number>', 'how closely the words are followed', share('--cfg', 100))
    .option('--denoise <number>', 'with --image: how much of it may change, 0 to 1', share('--denoise', 1))
    .option('--checkpoint <name>', 'the model, as “engine test comfyui” lists it')
    .option('--lora <name>', 'with a workflow that has one')
    .option('--upscaler <name>', 'with a workflow that enlarges')
    .option('--image <file>', 'with a workflow that begins with a picture')
    .option('--previews', 'ask for pictures of the work under way; the newest is SEED.preview.jpg', false)
    .requiredOption('--out <dir>', 'the folder the pictures go to')
    .action(generate)
}

async function generate(options: Options, command: Command): Promise<void> {
  const { terminal } = contextOf(command)
  const end = new AbortController()
  const interrupt = (): void => {
    terminal.line('Stopping; the server is told as well.')
    end.abort()
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const failed = (await ofCore(options, contextOf(command), end.signal)) ?? (await ofServer(options, contextOf(command), end.signal))
    const [first] = failed
    if (first !== undefined) throw new AppError(first.error.kind, `${failed.length} of ${options.count} pictures failed. Seed ${first.seed}: ${first.error.message}`, first.error.action === undefined ? {} : { action: first.error.action })
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    terminal.clear()
  }
}

type Failed = Pictures['failed']

async function ofServer(options: Options, { home, terminal }: Context, signal: AbortSignal): Promise<Failed> {
  const made = await generatePictures(wishOf(options, home), signal, teller(terminal))
  terminal.result(made, linesOf(made))
  return made.failed
}

/** Null when a ComfyUI is meant that the library does not know. */
async function ofCore(options: Options, context: Context, signal: AbortSignal): Promise<Failed | null> {
  const { engine, terminal } = { ...options, ...context }
  const direct = DIRECT.filter((name) => options[name] !== undefined && options[name] !== false)
  if (engine === 'comfyui' && (options.url !== undefined || direct.length > 0)) return null
  if (options.url !== undefined || direct.length > 0) throw new InvalidInput(`--${direct[0] ?? 'url'}`, 'goes with --engine comfyui', 'Leave it out, or name ComfyUI.')
  return withCore(context, async (core) => {
    const { engines, budget } = await core.api.imageEngines.list.query()
    if (engine === 'comfyui' && engines.find(({ id }) => id === engine)?.ready !== true) return null
    const made = await picturesOfCore(core, coreWishOf(options), signal, coreTeller(terminal))
    terminal.result(made, made.pictures.flatMap(({ file, widthPx, heightPx, engine: by, model, costMinor, warnings }) => [
      `${file}  (${widthPx} × ${heightPx}; ${by}${model === null ? '' : `, ${model}`}${costMinor === 0 ? '' : `; ${sayMoney(costMinor, budget.currency)}`})`, ...warnings.map((one) => `  ${one}`),
    ]))
    return made.failed
  })
}

/** What only a ComfyUI that is asked directly takes. */
const DIRECT = ['steps', 'cfg', 'denoise', 'checkpoint', 'lora', 'upscaler', 'image', 'map', 'previews'] as const
/** Of a picture when its size is not said. */
const USUAL_SIDE = 1024

function coreWishOf({ engine, workflow, prompt, negative, style, colours = [], seed, count, width = USUAL_SIDE, height = USUAL_SIDE, out }: Options): CoreWish {
  if (prompt === undefined) throw new InvalidInput('--prompt', 'is missing', 'Say what shall be seen.')
  if (colours.length > 0 && style === undefined) throw new InvalidInput('--colours', 'goes with --style', 'Without a style, say the colours in the prompt.')
  if (Math.min(width, height) < 64 || Math.max(width, height) > 4_096) throw new InvalidInput(width < 64 || width > 4_096 ? '--width' : '--height', 'must be from 64 to 4096 pixels')
  return {
    engine: engine === 'any' ? null : engine, workflow: workflow ?? null, prompt, colours, seed, count, widthPx: width, heightPx: height, out: resolve(out),
    ...(negative === undefined ? {} : { negative }), ...(style === undefined ? {} : { style }),
  }
}

function coreTeller(terminal: Terminal): (seed: number, running: RunningPicture) => void {
  return (seed, { at, ahead, step, note }) => terminal.progress({
    jobId: String(seed), kind: 'generate', label: `Picture ${seed}`, done: step?.done ?? 0, total: step?.total ?? null, etaMs: null, correlationId: 'generate',
    note: step !== null ? `Picture ${seed} at ${at}: step` : ahead !== null && ahead > 0 ? `Picture ${seed} waits behind ${ahead}` : (note ?? `Picture ${seed} at ${at}`),
  })
}

function wishOf({ width, height, steps, cfg, denoise, checkpoint, lora, upscaler, colours = [], map, image, workflow = 'sdxl', ...rest }: Options, home: string): PicturesWish {
  const values = Object.fromEntries(Object.entries({ width, height, steps, cfg, denoise, checkpoint, lora, upscaler }).filter(([, value]) => value !== undefined))
  if (colours.length > 0 && rest.style === undefined) throw new InvalidInput('--colours', 'goes with --style', 'Without a style, say the colours in the prompt.')
  const { previews, negative, prompt, style } = rest
  return {
    home, values, colours, previews, url: rest.url ?? USUAL_ADDRESS, seed: rest.seed, count: rest.count, out: resolve(rest.out),
    workflow: Object.hasOwn(BUNDLED, workflow) ? workflow : resolve(workflow),
    ...(map === undefined ? {} : { map: resolve(map) }), ...(image === undefined ? {} : { image: resolve(image) }),
    ...(prompt === undefined ? {} : { prompt }), ...(negative === undefined ? {} : { negative }), ...(style === undefined ? {} : { style }),
  }
}

/** Steps as a bar or as NDJSON; what a person should know as a line. */
function teller(terminal: Terminal): (seed: number, progress: Progress) => void {
  const told = (seed: number, done: number, total: number | null, note: string): void =>
    terminal.progress({ jobId: String(seed), kind: 'generate', label: `Picture ${seed}`, done, total, note, etaMs: null, correlationId: 'generate' })
  return (seed, progress) => {
    switch (progress.kind) {
      case 'waiting': return told(seed, 0, null, progress.ahead === 0 ? `Picture ${seed} is next` : `Picture ${seed} waits behind ${progress.ahead}`)
      case 'node': return told(seed, 0, null, `Picture ${seed}: node ${progress.node}`)
      case 'step': return told(seed, progress.done, progress.total, `Picture ${seed}: step`)
      case 'preview': return terminal.json ? told(seed, 0, null, `Preview: ${progress.image.length} bytes of ${progress.format}`) : undefined
      case 'note': return terminal.json ? told(seed, 0, null, progress.says) : terminal.line(progress.says)
    }
  }
}

function linesOf({ pictures }: Pictures): string[] {
  return pictures.flatMap(({ files, milliseconds, sent, warnings }) => [
    ...files.map(({ file, widthPx, heightPx }) => `${file}  (${widthPx} × ${heightPx}${sent === 0 ? '; the server had it already' : `; ${(milliseconds / 1000).toFixed(1)} s`})`), ...warnings.map((one) => `  Left out: ${one}`),
  ])
}

function share(option: string, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !(value >= 0 && value <= most)) throw new InvalidInput(option, `must be a number from 0 to ${most}, not “${text}”`)
    return value
  }
}
