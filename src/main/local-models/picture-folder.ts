/** What a seller's folder with a model for pictures holds: told by its own note, by what models of Hugging Face say of themselves, or by a known name. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { InvalidInput } from '../kernel/errors.ts'
import { picturePurpose, weightsFile, type ModelCard, type PicturePurpose } from './contract.ts'

/** What a folder turned out to hold. */
export interface FoundModel extends Pick<ModelCard, 'title' | 'licence' | 'weights' | 'pooling' | 'purpose'> {
  /** `from`: where it lies in the seller's folder, if elsewhere. */
  readonly files: readonly { readonly path: string; readonly from?: string; readonly bytes: number }[]
}

/** A note that may lie beside any model and says what it is for; see the README. */
const NOTE = 'picture-model.json'
const note = z.looseObject({ purpose: picturePurpose })
const config = z.looseObject({ model_type: z.string().optional(), id2label: z.record(z.string(), z.string()).optional() })
const DESCRIPTIONS = [NOTE, 'config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json']
const MOST_BYTES = 2 * 1024 ** 3

const BY_NAME: readonly (readonly [PicturePurpose, RegExp])[] = [
  ['background-removal', /u-?2-?net|silueta|isnet|birefnet|rmbg|modnet/i],
  ['upscaler', /esrgan|upscale|swinir|realsr|compact.*x\d|(?:^|[-_])x[234](?:[-_.]|$)/i],
  ['text-detection', /dbnet|craft|text[-_]?det/i],
]

/** Null where the folder is to be read as a sentence model. @throws InvalidInput naming the file that cannot be used. */
export function lookForPictures(folder: string): Pick<FoundModel, 'purpose' | 'weights' | 'files'> | null {
  const onnx = [...weightsBelow(folder, ''), ...weightsBelow(folder, 'onnx/')]
  const purpose = purposeOf(folder, onnx)
  if (purpose === null) return null
  const chosen = onnx.find(({ name }) => name === 'model.onnx') ?? onnx.find(({ name }) => name === 'model_quantized.onnx') ?? onnx[0]
  if (chosen === undefined) throw new InvalidInput(join(folder, 'onnx', 'model.onnx'), 'is missing', 'The weights must be in the ONNX format.')
  if (existsSync(join(folder, `${chosen.from}_data`)) || existsSync(join(folder, `${chosen.from}.data`))) throw new InvalidInput(join(folder, chosen.from), 'keeps its numbers in a second file', 'Choose a model of one file.')
  const bytes = statSync(join(folder, chosen.from)).size
  if (bytes > MOST_BYTES) throw new InvalidInput(join(folder, chosen.from), 'is larger than 2 GB', 'Choose a smaller model.')
  const descriptions = DESCRIPTIONS.filter((name) => existsSync(join(folder, name))).map((path) => ({ path, bytes: statSync(join(folder, path)).size }))
  return { purpose, weights: chosen.name, files: [{ path: `onnx/${chosen.name}`, from: chosen.from, bytes }, ...descriptions] }
}

interface Weights {
  readonly name: string
  readonly from: string
}

function weightsBelow(folder: string, below: string): Weights[] {
  const here = join(folder, below)
  return existsSync(here) ? readdirSync(here).filter((name) => weightsFile.safeParse(name).success).map((name) => ({ name, from: below + name })) : []
}

function purposeOf(folder: string, onnx: readonly Weights[]): PicturePurpose | null {
  const own = read(folder, NOTE, note)
  if (own !== null) return own.purpose
  const said = read(folder, 'config.json', config)
  if (said === null) return BY_NAME.find(([, names]) => onnx.some(({ name }) => names.test(name)))?.[0] ?? null
  if (said.model_type === 'clip') return 'clip'
  return Object.values(said.id2label ?? {}).some((label) => /nsfw|porn|unsafe|explicit/i.test(label)) ? 'nsfw' : null
}

function read<T>(folder: string, name: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(join(folder, name))) return null
  try {
    return schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  } catch {
    if (name !== NOTE) return null
    throw new InvalidInput(join(folder, name), 'does not say what the model is for', `Write {"purpose": "…"} with one of ${picturePurpose.options.join(', ')}.`)
  }
}
