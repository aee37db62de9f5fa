/** A model folder from the seller's disk, copied in beside the others. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { Cancelled, InvalidInput } from '../kernel/errors.ts'
import { weightsFile, type ModelCard, type ModelOnDisk } from './contract.ts'
import { lookForPictures, type FoundModel } from './picture-folder.ts'

const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json']
const MOST_BYTES = 2 * 1024 ** 3

/**
 * Looks into a folder. Of several weights the full ones are taken, else those named quantized, else the only ones.
 * Pooling and licence come from what sentence-transformers and Hugging Face lay beside a model.
 * @throws InvalidInput naming the folder and the file that is missing or cannot be read.
 */
export function lookIntoFolder(folder: string): FoundModel {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new InvalidInput(folder, 'is not a folder', 'Choose the folder that holds config.json.')
  const forPictures = lookForPictures(folder)
  if (forPictures !== null) return { ...forPictures, title: basename(folder).slice(0, 80), licence: licenceIn(folder), pooling: 'mean' }
  for (const name of NEEDED) if (!existsSync(join(folder, name))) throw new InvalidInput(join(folder, name), 'is missing', 'A model folder holds config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx.')
  const weights = weightsIn(folder)
  const files = [...NEEDED, `onnx/${weights}`].map((path) => ({ path, bytes: statSync(join(folder, path)).size }))
  const large = files.find(({ bytes }) => bytes > MOST_BYTES)
  if (large !== undefined) throw new InvalidInput(join(folder, large.path), 'is larger than 2 GB', 'Choose a smaller model, or one with quantized weights.')
  return { purpose: 'sentence-vectors', title: basename(folder).slice(0, 80), licence: licenceIn(folder), pooling: poolingIn(folder), weights, files }
}

function weightsIn(folder: string): string {
  const here = existsSync(join(folder, 'onnx')) ? readdirSync(join(folder, 'onnx')).filter((name) => weightsFile.safeParse(name).success) : []
  const weights = here.find((name) => name === 'model.onnx') ?? here.find((name) => name === 'model_quantized.onnx') ?? (here.length === 1 ? here[0] : undefined)
  if (weights === undefined) throw new InvalidInput(join(folder, 'onnx', 'model.onnx'), 'is missing', 'The weights must be in the ONNX format, in a folder named onnx.')
  if (existsSync(join(folder, 'onnx', `${weights}_data`))) throw new InvalidInput(join(folder, 'onnx', weights), 'keeps its numbers in a second file', 'Choose a model of one file, for example with quantized weights.')
  return weights
}

const stPooling = z.object({ pooling_mode_cls_token: z.boolean().optional(), pooling_mode_mean_tokens: z.boolean().optional() })

/** As `1_Pooling/config.json` says; the mean, which most sentence models use, when nothing does. @throws InvalidInput for a third way */
function poolingIn(folder: string): ModelOnDisk['pooling'] {
  const file = join(folder, '1_Pooling', 'config.json')
  if (!existsSync(file)) return 'mean'
  try {
    const said = stPooling.parse(JSON.parse(readFileSync(file, 'utf8')))
    if (said.pooling_mode_cls_token === true) return 'cls'
    if (said.pooling_mode_mean_tokens === true) return 'mean'
  } catch {
    throw new InvalidInput(file, 'cannot be read')
  }
  throw new InvalidInput(file, 'asks for a way of pooling that is not known here', 'Choose a model that takes the mean of its tokens, or the first one.')
}

/** The licence that the front matter of a README names, as models from Hugging Face have it. */
function licenceIn(folder: string): string | null {
  const file = join(folder, 'README.md')
  const head = existsSync(file) ? readFileSync(file, 'utf8').slice(0, 20_000) : ''
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(head)?.[1] ?? ''
  return /^license:\s*([A-Za-z0-9.+-]{1,40})\s*$/m.exec(front)?.[1] ?? null
}

/** Copies the files, each written out to the disk and hashed on its way. @throws Cancelled */
export async function copyModel(from: string, to: string, found: FoundModel, signal: AbortSignal, progress: (done: number, total: number) => void): Promise<ModelCard['files']> {
  const total = found.files.reduce((sum, { bytes }) => sum + bytes, 0)
  const files: ModelCard['files'] = []
  let done = 0
  for (const { path, from: source = path } of found.files) {
    const copied = await copyFile(join(from, source), join(to, path), signal, (bytes) => progress((done += bytes), total))
    files.push({ path, ...copied })
  }
  return files
}

async function copyFile(from: string, to: string, signal: AbortSignal, wrote: (bytes: number) => void): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const handle = await open(to, 'w', 0o600)
  let bytes = 0
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1024 * 1024 })) {
      if (signal.aborted) throw new Cancelled('The import')
      hash.update(chunk as Buffer)
      await handle.writeFile(chunk as Buffer)
      bytes += (chunk as Buffer).length
      wrote((chunk as Buffer).length)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}
