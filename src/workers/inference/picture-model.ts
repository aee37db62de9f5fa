/** One model for pictures in memory, by onnxruntime. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { readFile, writeFile } from 'node:fs/promises'
import { AutoTokenizer, env } from '@huggingface/transformers'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import sharp from 'sharp'
import { z } from 'zod'
import type { PictureModelOnDisk } from '../../main/local-models/contract.ts'
import { enlarged } from './enlarge.ts'
import { refusal } from './model-files.ts'
import { planesOf, preparationOf } from './picture-input.ts'

env.allowRemoteModels = false

export interface PictureModel {
  /** Shows it a grey picture. @throws AppError `invalid-input` when it gives nothing of its purpose. */
  inspect(): Promise<void>
  classify(file: string): Promise<{ label: string; share: number }[]>
  compare(file: string, texts: readonly string[]): Promise<number[]>
  mapOf(file: string, out: string | null): Promise<number>
  enlarge(file: string, out: string, signal: AbortSignal): Promise<{ widthPx: number; heightPx: number; factor: number }>
  release(): Promise<void>
}

const GREY_SIDE = 64
/** Of a map: from here on a pixel is light. Text detectors of the DB family are cut at 0.3 (their own default). */
const LIGHT = 0.3

/** @throws AppError `invalid-input` naming what is wrong with the folder. */
export async function loadPictureModel(on: PictureModelOnDisk): Promise<PictureModel> {
  const file = join(on.folder, 'onnx', on.weights)
  if (!existsSync(file)) throw refusal(on.folder, `${join('onnx', on.weights)} is missing`)
  const session = await InferenceSession.create(file, { intraOpNumThreads: Math.max(1, Math.floor(availableParallelism() / 2)), enableCpuMemArena: false, logSeverityLevel: 4 }).catch((error: unknown) => {
    throw refusal(on.folder, `it cannot be loaded (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no reason given'})`)
  })
  const name = session.inputNames.find((input) => /pixel|image|input|x/i.test(input) && !/ids|mask/i.test(input)) ?? session.inputNames[0] ?? ''
  const preparation = await preparationOf(on, fixedSide(session, name))
  const run = async (feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> => {
    try {
      return (await session.run(feeds)) as unknown as Record<string, Tensor>
    } catch (error) {
      throw refusal(on.folder, `it does not take a picture (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no reason given'})`)
    }
  }
  const tensorOf = (data: Float32Array, widthPx: number, heightPx: number): Tensor => new Tensor('float32', data, [1, 3, heightPx, widthPx])
  const shown = async (picture: string): Promise<{ out: Tensor; widthPx: number; heightPx: number }> => {
    const { data, widthPx, heightPx } = await planesOf(picture, preparation)
    const outputs = await run({ [name]: tensorOf(data, widthPx, heightPx) })
    return { out: firstOf(on, outputs, session.outputNames), widthPx, heightPx }
  }
  const upscale = async (data: Float32Array, widthPx: number, heightPx: number) => {
    const out = firstOf(on, await run({ [name]: tensorOf(data, widthPx, heightPx) }), session.outputNames)
    const [, channels = 0, height = 0, width = 0] = out.dims
    if (channels !== 3 || width < widthPx || width * heightPx !== height * widthPx) throw refusal(on.folder, 'it does not enlarge pictures')
    return { data: numbersOf(on, out), widthPx: width, heightPx: height }
  }
  return {
    async inspect() {
      const side = preparation.side ?? GREY_SIDE
      const grey = new Float32Array(3 * side * side).fill(0.2)
      if (on.purpose === 'upscaler') return void (await upscale(grey, side, side))
      if (on.purpose === 'clip') return void (await clip(on, run, tensorOf(grey, side, side), ['a']))
      const out = firstOf(on, await run({ [name]: tensorOf(grey, side, side) }), session.outputNames)
      if (on.purpose === 'nsfw') return void (await labelled(on, numbersOf(on, out)))
      mapIn(on, out)
    },
    async classify(picture) {
      const { out } = await shown(picture)
      return labelled(on, numbersOf(on, out))
    },
    async compare(picture, texts) {
      const { data, widthPx, heightPx } = await planesOf(picture, preparation)
      return clip(on, run, tensorOf(data, widthPx, heightPx), texts)
    },
    async mapOf(picture, to) {
      const { out } = await shown(picture)
      const { cells, width, height } = mapIn(on, out)
      const values = on.purpose === 'background-removal' ? stretched(cells) : cells
      if (to !== null) await writeMap(picture, to, values, width, height)
      return values.reduce((sum, value) => sum + (value >= LIGHT ? 1 : 0), 0) / values.length
    },
    enlarge: (picture, to, signal) => enlarged(picture, to, preparation, upscale, signal),
    release: () => session.release(),
  }
}

/** The side of a graph that takes squares of one size only. */
function fixedSide(session: InferenceSession, name: string): number | null {
  const input = session.inputMetadata.find((one) => one.name === name)
  const shape = input !== undefined && input.isTensor ? input.shape : []
  const [height, width] = [shape[2], shape[3]]
  return typeof height === 'number' && height > 0 && height === width ? height : null
}

function firstOf({ folder }: PictureModelOnDisk, outputs: Record<string, Tensor>, names: readonly string[]): Tensor {
  const first = outputs[names[0] ?? '']
  if (first === undefined) throw refusal(folder, 'it gave no answer')
  return first
}

function numbersOf({ folder }: PictureModelOnDisk, tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array) || !tensor.data.every(Number.isFinite)) throw refusal(folder, 'it gave something that is not a number')
  return tensor.data
}

const labels = z.looseObject({ id2label: z.record(z.string(), z.string()) })

async function labelled(on: PictureModelOnDisk, logits: Float32Array): Promise<{ label: string; share: number }[]> {
  const said = labels.safeParse(JSON.parse(await readFile(join(on.folder, 'config.json'), 'utf8').catch(() => '{}')))
  const names = said.success ? Object.entries(said.data.id2label).toSorted(([a], [b]) => Number(a) - Number(b)).map(([, label]) => label) : []
  if (names.length !== logits.length) throw refusal(on.folder, 'its config.json does not name what it tells apart')
  const most = Math.max(...logits)
  const parts = [...logits].map((value) => Math.exp(value - most))
  const whole = parts.reduce((sum, value) => sum + value, 0)
  return names.map((label, index) => ({ label, share: (parts[index] ?? 0) / whole }))
}

/** The last two sides of what a model of maps gives. */
function mapIn(on: PictureModelOnDisk, out: Tensor): { cells: Float32Array; width: number; height: number } {
  const [height = 0, width = 0] = out.dims.slice(-2)
  if (out.dims.length < 2 || height < 2 || width < 2) throw refusal(on.folder, 'it gives no map of a picture')
  return { cells: numbersOf(on, out).subarray(0, width * height), width, height }
}

/** From the least to the most, as these models are read (their authors' own way). */
function stretched(cells: Float32Array): Float32Array {
  let [least, most] = [Infinity, -Infinity]
  for (const value of cells) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return cells.map((value) => (most === least ? 0 : (value - least) / (most - least)))
}

async function writeMap(picture: string, out: string, cells: Float32Array, width: number, height: number): Promise<void> {
  const { width: across, height: down } = await sharp(picture).metadata()
  const bytes = Uint8Array.from(cells, (value) => Math.round(255 * Math.min(1, Math.max(0, value))))
  await writeFile(out, await sharp(bytes, { raw: { width, height, channels: 1 } }).resize(across, down, { fit: 'fill' }).png().toBuffer())
}

/** Cosines of a picture and texts. */
async function clip(on: PictureModelOnDisk, run: (feeds: Record<string, Tensor>) => Promise<Record<string, Tensor>>, pixels: Tensor, texts: readonly string[]): Promise<number[]> {
  env.localModelPath = dirname(on.folder)
  const tokenizer = await AutoTokenizer.from_pretrained(basename(on.folder), { local_files_only: true }).catch(() => {
    throw refusal(on.folder, 'tokenizer.json or tokenizer_config.json is missing or cannot be read')
  })
  const { input_ids: ids, attention_mask: mask } = tokenizer([...texts], { padding: true, truncation: true }) as Record<string, { data: BigInt64Array; dims: number[] } | undefined>
  if (ids === undefined || mask === undefined) throw refusal(on.folder, 'its tokenizer gives no tokens')
  const tokens = (from: { data: BigInt64Array; dims: number[] }): Tensor => new Tensor('int64', from.data, from.dims)
  const { image_embeds: image, text_embeds: text } = await run({ input_ids: tokens(ids), attention_mask: tokens(mask), pixel_values: pixels })
  if (image === undefined || text === undefined) throw refusal(on.folder, 'it does not compare pictures with words')
  const [seen, read] = [numbersOf(on, image), numbersOf(on, text)]
  return texts.map((_, index) => cosine(seen, read.subarray(index * seen.length, (index + 1) * seen.length)))
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, one, other] = [0, 0, 0]
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0]
    dot += x * y
    one += x * x
    other += y * y
  }
  return one === 0 || other === 0 ? 0 : dot / Math.sqrt(one * other)
}
