/** Pictures by whichever engine the library has, paid for within its caps, as files in a folder with what made them beside them. */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PictureMade, PictureWish, RunningPicture } from '../../main/image-engines/contract.ts'
import { plainNegative, promptFor } from '../../main/image-engines/index.ts'
import { Cancelled, InvalidInput, type PlainError } from '../../main/kernel/errors.ts'
import type { ImageEngineId } from '../../main/settings/contract.ts'
import { plainOf, whatFailed, type CoreConnection } from './core-client.ts'

export interface CoreWish {
  /** Null: who Settings name, in their order. */
  readonly engine: ImageEngineId | null
  readonly workflow: string | null
  readonly prompt: string
  readonly negative?: string
  readonly style?: string
  readonly colours: readonly string[]
  readonly seed: number
  readonly count: number
  readonly widthPx: number
  readonly heightPx: number
  readonly out: string
}

export interface CorePictures {
  readonly pictures: readonly (PictureMade & { readonly seed: number; readonly prompt: string })[]
  readonly failed: readonly { readonly seed: number; readonly error: PlainError }[]
}

/** How often it is looked how far a picture is. */
const LOOK_MS = 500
/** What every picture of the wish would meet as well. */
const HOPELESS = new Set(['invalid-input', 'needs-human', 'auth-expired', 'budget-exceeded', 'unavailable', 'rate-limited', 'cancelled', 'store'])

/** One after the other. @throws what the next one would meet as well; Cancelled. A picture that fails by itself is in `failed`. */
export async function picturesOfCore(core: CoreConnection, wish: CoreWish, signal: AbortSignal, told: (seed: number, running: RunningPicture) => void): Promise<CorePictures> {
  await mkdir(wish.out, { recursive: true })
  const pictures = []
  const failed = []
  for (let seed = wish.seed; seed < wish.seed + wish.count; seed++) {
    try {
      pictures.push(await one(core, wish, seed, signal, told))
    } catch (error) {
      if (signal.aborted) throw new Cancelled('The picture')
      const plain = plainOf(whatFailed(error))
      if (HOPELESS.has(plain.kind)) throw error
      failed.push({ seed, error: plain })
    }
  }
  return { pictures, failed }
}

async function one(core: CoreConnection, wish: CoreWish, seed: number, signal: AbortSignal, told: (seed: number, running: RunningPicture) => void): Promise<CorePictures['pictures'][number]> {
  const asked = pictureWishFor(wish, seed)
  const looking = setInterval(() => {
    // A look that fails is missed by nobody: the picture itself says how it ends.
    void core.api.imageEngines.running.query().then((all) => all.filter(({ key }) => key === asked.key).forEach((running) => told(seed, running))).catch(() => undefined)
  }, LOOK_MS)
  try {
    const made = await core.api.imageEngines.make.mutate(asked, { signal })
    const file = join(wish.out, `${seed}.png`)
    await copyFile(made.file, `${file}.part`)
    await rename(`${file}.part`, file)
    await writeFile(join(wish.out, `${seed}.json`), `${JSON.stringify({ ...made, file: `${seed}.png`, seed, prompt: asked.prompt, negative: asked.negative, aiMade: true }, null, 1)}\n`)
    return { ...made, file, seed, prompt: asked.prompt }
  } finally {
    clearInterval(looking)
  }
}

/** The same command into the same folder names the same wish, so it finds what stands and pays for nothing twice. */
function pictureWishFor({ engine, workflow, prompt, negative, style, colours, widthPx, heightPx, out }: CoreWish, seed: number): PictureWish {
  const words = style === undefined ? { positive: prompt, negative: plainNegative() } : promptFor({ subject: prompt, style, colours, seed })
  if (words.positive.length > 4_000) throw new InvalidInput('--prompt', 'has more than 4,000 letters')
  const wish = { prompt: words.positive, negative: negative ?? words.negative, seed, widthPx, heightPx, ground: 'clear' as const, engine, workflow }
  const key = `cli-${createHash('sha256').update(JSON.stringify([out, wish])).digest('hex').slice(0, 40)}`
  return { ...wish, key, what: `Picture ${seed} of the command line`, correlationId: key }
}
