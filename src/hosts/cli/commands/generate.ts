import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { BUNDLED } from '../../../main/image-engines/engines/comfyui/workflows.ts'
import type { Progress } from '../../../main/image-engines/engines/comfyui/client.ts'
import { PROMPT_STYLES } from '../../../main/image-engines/pure/prompts/styles.ts'
import { MOST_SEED } from '../../../main/image-engines/pure/workflows/fill.ts'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { USUAL_ADDRESS } from '../comfyui.ts'
import { generatePictures, type Pictures, type PicturesWish } from '../generate-pictures.ts'
import type { Terminal } from '../terminal.ts'
import { contextOf, wholeNumber } from './context.ts'

interface Options extends Omit<PicturesWish, 'home' | 'values' | 'colours'> {
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

/** `generate --engine comfyui --prompt T --out DIR`: pictures of a ComfyUI server as files. Ctrl-C stops them there as well. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('make pictures with an image engine')
    .addOption(new Option('--engine <name>', 'the engine').choices(['comfyui']).default('comfyui'))
    .option('--url <address>', 'where ComfyUI listens', USUAL_ADDRESS)
    .option('--prompt <text>', 'what shall be seen')
    .addOption(new Option('--style <style>', 'lets the program write the prompt round your words').choices(PROMPT_STYLES.map(({ id }) => id)))
    .option('--colours <colours...>', 'with --style: names or #RRGGBB')
    .option('--negative <text>', 'what to keep out; text, logos and the like unless said')
    .option('--workflow <file>', `a file of “Export (API)”, or ${Object.keys(BUNDLED).join(', ')}`, 'sdxl')
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
  const { home, terminal } = contextOf(command)
  const end = new AbortController()
  const interrupt = (): void => {
    terminal.line('Stopping; the server is told as well.')
    end.abort()
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const made = await generatePictures(wishOf(options, home), end.signal, teller(terminal))
    terminal.result(made, linesOf(made))
    const [first] = made.failed
    if (first !== undefined) throw new AppError(first.error.kind, `${made.failed.length} of ${options.count} pictures failed. Seed ${first.seed}: ${first.error.message}`, first.error.action === undefined ? {} : { action: first.error.action })
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    terminal.clear()
  }
}

function wishOf({ width, height, steps, cfg, denoise, checkpoint, lora, upscaler, colours = [], map, image, ...rest }: Options, home: string): PicturesWish {
  const values = Object.fromEntries(Object.entries({ width, height, steps, cfg, denoise, checkpoint, lora, upscaler }).filter(([, value]) => value !== undefined))
  if (colours.length > 0 && rest.style === undefined) throw new InvalidInput('--colours', 'goes with --style', 'Without a style, say the colours in the prompt.')
  const { previews, negative, prompt, style } = rest
  return {
    home, values, colours, previews, url: rest.url, seed: rest.seed, count: rest.count, out: resolve(rest.out),
    workflow: Object.hasOwn(BUNDLED, rest.workflow) ? rest.workflow : resolve(rest.workflow),
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
