/** The design worn: art printed on a scene's shirt, as a JPEG. */
import { rename, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { z } from 'zod'
import { Cancelled, InvalidInput } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import { compositeMockup, printedArt, type PrintedArt } from '../../main/mockups/pure/composite.ts'
import { garmentTones } from '../../main/mockups/pure/garment-tones.ts'
import { fittedArt } from '../../main/mockups/pure/print-area.ts'
import type { imagingPort } from './contract.ts'
import { drawSvg } from './raster.ts'
import { createSceneCache, type Scene } from './scenes.ts'
import { viewBoxOf } from './view-box.ts'

type MockupInput = z.output<typeof imagingPort.mockup.input>

/** Two or three scenes of 2000 px. */
const SCENE_MEMORY = 96 * 1024 * 1024
const JPEG = { quality: 88, chromaSubsampling: '4:4:4' } as const

const scenes = createSceneCache(SCENE_MEMORY)

/**
 * Handles `mockup` of the imaging port: draws `svg` (viewBox in pixels of its print area, paths only, ground transparent) on the
 * shirt of `scene` dyed `garmentHex`, and writes a square sRGB JPEG of `sizePx` to `out`. Same input, same bytes.
 * Throws `InvalidInput` (art or scene unreadable), `NotFound` (no such scene), `Cancelled`.
 */
export async function renderMockup(input: MockupInput, context: Pick<HandlerContext, 'signal'>): Promise<{ bytes: number }> {
  const proceed = (): void => {
    if (context.signal.aborted) throw new Cancelled('The mock-up')
  }
  proceed()
  const scene = await scenes.get(input.scene)
  proceed()
  const art = await rasterArt(input.svg, scene)
  proceed()
  const pixels = compositeMockup(scene.prepared, garmentTones(input.garmentHex, scene.light), art)
  const jpeg = await encodeJpeg(pixels, scene.prepared.size, input.sizePx)
  proceed()
  await writeWhole(input.out, jpeg)
  return { bytes: jpeg.length }
}

/** The art at the size it has on the shirt, softened as ink on cloth is. */
async function rasterArt(svg: string, scene: Scene): Promise<PrintedArt> {
  const { width, height } = viewBoxOf(svg)
  const across = Math.max(1, Math.round(printedWidth(scene) * fittedArt(scene.prepared.places, width, height).width))
  const down = Math.max(1, Math.round((across * height) / width))
  const { data } = await drawSvg(svg, across, down)
    .ensureAlpha()
    .toColourspace('srgb')
    .blur(scene.soften)
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new InvalidInput('svg', `the drawing cannot be read: ${error instanceof Error ? error.message : ''}`, 'Use a drawing of plain paths.')
    })
  return printedArt(data, across, down)
}

/** Width of the print area on the picture, in pixels. */
function printedWidth({ prepared: { places } }: Scene): number {
  const row = (places.height >> 1) * places.width
  const span = (places.across[row + places.width - 1] as number) - (places.across[row] as number)
  return (places.width - 1) / span
}

async function encodeJpeg(pixels: Uint8Array, size: number, sizePx: number): Promise<Buffer> {
  const picture = sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
  if (sizePx !== size) picture.resize(sizePx, sizePx)
  return await picture.jpeg(JPEG).toBuffer()
}

/** A reader never sees half a picture: written beside its place, then moved there. */
async function writeWhole(file: string, data: Buffer): Promise<void> {
  const partial = `${file}.partial`
  await writeFile(partial, data)
  await rename(partial, file)
}
