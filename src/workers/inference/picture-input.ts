/** Pictures as models take them: numbers of three channels, one plane after the other, in the size and on the scale that the model was taught with. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import { InvalidInput } from '../../main/kernel/errors.ts'
import type { PictureModelOnDisk, PicturePurpose } from '../../main/local-models/contract.ts'

sharp.cache(false)
sharp.concurrency(1)

export interface Preparation {
  /** Pixels of both sides; null takes any size. */
  readonly side: number | null
  readonly mean: readonly number[]
  readonly std: readonly number[]
}

export interface Planes {
  /** Channels × height × width. */
  readonly data: Float32Array
  readonly widthPx: number
  readonly heightPx: number
}

const MAX_PIXELS = 80_000_000
/** Statistics of ImageNet, by which most models for pictures were taught; those of CLIP; and none. */
const IMAGENET = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }
const CLIP = { mean: [0.48145466, 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711] }
const PLAIN = { mean: [0, 0, 0], std: [1, 1, 1] }
const USUAL: Readonly<Record<PicturePurpose, Preparation>> = {
  'background-removal': { side: 320, ...IMAGENET },
  'text-detection': { side: 640, ...IMAGENET },
  nsfw: { side: 224, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
  clip: { side: 224, ...CLIP },
  upscaler: { side: null, ...PLAIN },
}

const triple = z.array(z.number()).length(3)
const sized = z.union([z.number(), z.looseObject({ height: z.number().optional(), shortest_edge: z.number().optional() })])
const said = z.looseObject({ size: sized.optional(), crop_size: sized.optional(), image_mean: triple.optional(), image_std: triple.optional(), mean: triple.optional(), std: triple.optional() })

/** What the model's own files say of it, then what its graph says, then what is usual. `fixed` is the side that the graph takes, if only one. */
export async function preparationOf({ folder, purpose }: PictureModelOnDisk, fixed: number | null): Promise<Preparation> {
  const usual = USUAL[purpose]
  const own = await notesIn(folder)
  const side = fixed ?? own.map(({ size, crop_size: crop }) => sideOf(crop) ?? sideOf(size)).find((value) => value !== undefined) ?? usual.side
  const first = <K extends 'mean' | 'std'>(key: K, theirs: 'image_mean' | 'image_std'): readonly number[] => own.map((note) => note[key] ?? note[theirs]).find((value) => value !== undefined) ?? usual[key]
  return { side: purpose === 'upscaler' ? null : side, mean: first('mean', 'image_mean'), std: first('std', 'image_std') }
}

async function notesIn(folder: string): Promise<z.infer<typeof said>[]> {
  const notes = await Promise.all(['picture-model.json', 'preprocessor_config.json'].map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (text === null) return []
    try {
      return [said.parse(JSON.parse(text))]
    } catch {
      throw new InvalidInput(join(folder, name), 'cannot be read', 'Download the model again.')
    }
  }))
  return notes.flat()
}

function sideOf(size: z.infer<typeof sized> | undefined): number | undefined {
  return typeof size === 'number' ? size : (size?.height ?? size?.shortest_edge)
}

/** On white where it is clear, as the seller sees it. Squashed to `side`, or at its own size where that is null. */
export async function planesOf(file: string, { side, mean, std }: Preparation): Promise<Planes> {
  const picture = sharp(file, { limitInputPixels: MAX_PIXELS }).flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha()
  if (side !== null) picture.resize(side, side, { fit: 'fill' })
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true }).catch(() => {
    throw new InvalidInput(file, 'it is not a picture that can be read')
  })
  return { data: scaled(data, info.width * info.height, mean, std), widthPx: info.width, heightPx: info.height }
}

export function scaled(bytes: Uint8Array, pixels: number, mean: readonly number[], std: readonly number[]): Float32Array {
  const out = new Float32Array(pixels * 3)
  for (let channel = 0; channel < 3; channel++) {
    const [from, by] = [mean[channel] ?? 0, std[channel] ?? 1]
    for (let place = 0; place < pixels; place++) out[channel * pixels + place] = ((bytes[place * 3 + channel] ?? 0) / 255 - from) / by
  }
  return out
}
