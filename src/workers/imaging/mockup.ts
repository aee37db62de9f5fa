/** The design worn: art printed on a scene's garment, as a JPEG, PNG or WebP. */
import { rename, rm, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { z } from 'zod'
import { Cancelled } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import { compositeMockup, garmentPicture, tonesFor } from '../../main/mockups/pure/composite.ts'
import type { imagingPort } from './contract.ts'
import { drawArt } from './mockup-art.ts'
import { createSceneCache, type Scene } from './scenes.ts'

type MockupInput = z.output<typeof imagingPort.mockup.input>
type Format = MockupInput['format']

/** Four scenes of 2000 px: a product's own, whose mock-ups are made one after the other. */
const SCENE_MEMORY = 160 * 1024 * 1024
/** Garments without art that are kept: what the next design is shown on. */
const BLANKS = 4
const JPEG = { quality: 88, chromaSubsampling: '4:4:4' } as const

const scenes = createSceneCache(SCENE_MEMORY)
const blanks = new Map<string, { scene: Scene; pixels: Uint8Array }>()

/**
 * Handles `mockup` of the imaging port: lays `art` on the garment of `scene` dyed `garmentHex`, and writes a square
 * sRGB picture of `sizePx` to `out`. Same input, same bytes.
 * Throws `InvalidInput` (art or scene unreadable), `NotFound` (no such scene), `Cancelled`.
 */
export async function renderMockup(input: MockupInput, context: Pick<HandlerContext, 'signal'>): Promise<{ bytes: number }> {
  const proceed = (): void => {
    if (context.signal.aborted) throw new Cancelled('The mock-up')
  }
  proceed()
  const scene = await scenes.get(input.scene)
  proceed()
  const art = await drawArt(input.art, scene, input.garmentHex, context.signal)
  proceed()
  const tones = tonesFor(scene.prepared, input.garmentHex)
  const pixels = compositeMockup(scene.prepared, tones, art, blankOf(scene, input))
  const { size } = scene.prepared
  const file = await encode(pixels, size, input.sizePx ?? size, input.format)
  proceed()
  await writeWhole(input.out, file)
  return { bytes: file.length }
}

/** The garment without art, made once for all designs that are shown on it. */
function blankOf(scene: Scene, { scene: name, garmentHex }: MockupInput): Uint8Array {
  const key = `${typeof name === 'string' ? name : name.folder} ${scene.prepared.fixedHex ?? garmentHex}`
  const known = blanks.get(key)
  blanks.delete(key)
  // A scene that was read anew may have changed.
  const blank = known?.scene === scene ? known : { scene, pixels: garmentPicture(scene.prepared, tonesFor(scene.prepared, garmentHex)) }
  blanks.set(key, blank)
  for (const oldest of blanks.keys()) if (blanks.size > BLANKS) blanks.delete(oldest)
  return blank.pixels
}

async function encode(pixels: Uint8Array, size: number, sizePx: number, format: Format): Promise<Buffer> {
  const picture = sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
  if (sizePx !== size) picture.resize(sizePx, sizePx)
  if (format === 'png') return await picture.png({ compressionLevel: 6 }).toBuffer()
  if (format === 'webp') return await picture.webp({ quality: 88 }).toBuffer()
  return await picture.jpeg(JPEG).toBuffer()
}

/** A reader never sees half a picture: written beside its place, then moved there. */
async function writeWhole(file: string, data: Buffer): Promise<void> {
  const partial = `${file}.partial`
  try {
    await writeFile(partial, data)
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
