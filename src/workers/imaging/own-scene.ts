/** Photos of the seller's, made into scenes: taken in, shown while they are placed, and written with their maps. */
import { rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import type { z } from 'zod'
import { AppError, InvalidInput } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import { compositeMockup, tonesFor } from '../../main/mockups/pure/composite.ts'
import { photoMaps, photoScene, type PhotoMaps } from '../../main/mockups/pure/photo-maps.ts'
import { prepareScene } from '../../main/mockups/pure/prepare-scene.ts'
import { inkOf, parseSceneFile } from '../../main/mockups/pure/scene-file.ts'
import type { Photo, Placing } from '../../main/mockups/scenes/contract.ts'
import type { ImagingPort } from './contract.ts'
import { drawArt } from './mockup-art.ts'
import { MAX_PIXELS, openPicture } from './raster.ts'

type Context = Pick<HandlerContext, 'signal'>

/** What a photo is kept at: twice what a mock-up shows. */
const LONGEST_SIDE = 4000
/** Less than this, and a mock-up would be blown up until it looks it. */
const SHORTEST_SIDE = 800
const MOCKUP_SIZE = 2000
const KEPT_JPEG = { quality: 95, chromaSubsampling: '4:4:4' } as const

/** Handles `takePhoto`: turned upright, in sRGB, on white, without what the camera wrote beside the picture. Throws InvalidInput with the reason. */
export async function takePhoto({ file, out }: z.output<ImagingPort['takePhoto']['input']>, context: Context): Promise<Photo> {
  context.signal.throwIfAborted()
  const { autoOrient, pages } = await openPicture(file).metadata().catch((error: unknown) => refuse(error))
  if ((pages ?? 1) > 1) throw new InvalidInput('photo', 'the picture moves or has several pages', 'Save one picture of it as JPEG or PNG.')
  if (Math.min(autoOrient.width, autoOrient.height) < SHORTEST_SIDE) {
    throw new InvalidInput('photo', `it is ${autoOrient.width} × ${autoOrient.height} pixels, and its shorter side must have ${SHORTEST_SIDE}`, 'Choose a larger photo.')
  }
  const { info } = await openPicture(file).autoOrient().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#FFFFFF' }).toColourspace('srgb').jpeg(KEPT_JPEG).toBuffer({ resolveWithObject: true })
    .then(async (whole) => {
      await writeWhole(out, whole.data)
      return whole
    })
    .catch((error: unknown) => refuse(error))
  return { widthPx: info.width, heightPx: info.height }
}

function refuse(error: unknown): never {
  if (error instanceof AppError) throw error
  if (error instanceof Error && 'code' in error) throw error
  if (error instanceof Error && /pixel limit/i.test(error.message)) throw new InvalidInput('photo', `it unpacks to more than ${MAX_PIXELS / 1_000_000} million pixels`, 'Save it smaller and try again.')
  throw new InvalidInput('photo', 'it is not a picture that can be read', 'Save it as JPEG, PNG or WebP and try again.')
}

interface Square {
  readonly pixels: Uint8Array
  readonly size: number
}

/** The photo as it was last shown: moving a corner asks for it again and again. */
let shown: { key: string; square: Promise<Square> } | null = null

async function squareOf(photo: string, crop: number, sizePx: number): Promise<Square> {
  const { mtimeMs } = await stat(photo).catch(() => {
    throw new InvalidInput('photo', 'it is gone from the scene’s folder', 'Add the photo again.')
  })
  const key = `${photo} ${mtimeMs} ${crop} ${sizePx}`
  if (shown?.key !== key) {
    shown = { key, square: cutSquare(photo, crop, sizePx) }
    shown.square.catch(() => (shown = null))
  }
  return await shown.square
}

async function cutSquare(photo: string, crop: number, sizePx: number): Promise<Square> {
  const { width, height } = await openPicture(photo).metadata().catch((error: unknown) => refuse(error))
  const side = Math.min(width, height)
  const size = Math.min(sizePx, side)
  const cut: Sharp = openPicture(photo).extract({ left: Math.round((width - side) * crop), top: Math.round((height - side) * crop), width: side, height: side }).resize(size, size).removeAlpha().toColourspace('srgb')
  return { pixels: await cut.raw().toBuffer().catch((error: unknown) => refuse(error)), size }
}

/** The maps as they were last shown: they change with the colour and the depth of folds, and only a dyed garment's with the points. */
let mapped: { pixels: Uint8Array; key: string; maps: PhotoMaps } | null = null

function mapsOf(pixels: Uint8Array, size: number, placing: Placing): PhotoMaps {
  const { garment, foldDepth, mesh } = placing
  const key = JSON.stringify([garment, foldDepth, garment.recolour ? mesh : null])
  if (mapped?.pixels !== pixels || mapped.key !== key) mapped = { pixels, key, maps: photoMaps(pixels, size, placing) }
  return mapped.maps
}

/** Handles `previewScene`: the scene as it would look, small; `art` null shows the garment alone. */
export async function previewScene({ photo, placing, art, garmentHex, sizePx }: z.output<ImagingPort['previewScene']['input']>, context: Context): Promise<{ jpeg: string }> {
  const { pixels, size } = await squareOf(photo, placing.crop, sizePx)
  context.signal.throwIfAborted()
  const { maps, warpScale } = mapsOf(pixels, size, placing)
  const file = checked(placing, size, warpScale)
  const prepared = prepareScene(maps, file)
  const scene = { prepared, soften: inkOf(file).soften, bytes: 0 }
  const drawn = art === null ? null : await drawArt(art, scene, garmentHex, context.signal)
  context.signal.throwIfAborted()
  const picture = compositeMockup(prepared, tonesFor(prepared, garmentHex), drawn)
  const jpeg = await sharp(picture, { raw: { width: size, height: size, channels: 3 } }).jpeg({ quality: 82 }).toBuffer()
  return { jpeg: jpeg.toString('base64') }
}

/** The same checks as a scene.json from disk goes through. */
function checked(placing: Placing, size: number, warpScale: number, stamp = '0'): ReturnType<typeof parseSceneFile> {
  return parseSceneFile(JSON.stringify(photoScene(placing, size, warpScale, stamp)), placing.name)
}

/** Handles `buildScene`: maps and scene.json into `folder`, scene.json last, so that a scene is whole or as it was before. */
export async function buildScene({ photo, placing, folder, stamp }: z.output<ImagingPort['buildScene']['input']>, context: Context): Promise<{ files: string[] }> {
  const { pixels, size } = await cutSquare(photo, placing.crop, MOCKUP_SIZE)
  context.signal.throwIfAborted()
  const { maps, warpScale } = photoMaps(pixels, size, placing)
  const file = checked(placing, size, warpScale, stamp)
  const grey = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes, { raw: { width: size, height: size, channels: 1 } }).toColourspace('b-w').png().toBuffer()
  const writes: [string, Promise<Buffer>][] = [[file.base?.file ?? '', sharp(pixels, { raw: { width: size, height: size, channels: 3 } }).jpeg(KEPT_JPEG).toBuffer()]]
  if (maps.mask !== null && file.mask !== undefined) writes.push([file.mask.file, grey(maps.mask)])
  if (maps.shade !== null && file.shade !== undefined) writes.push([file.shade.file, grey(maps.shade)])
  if (maps.warp !== null && file.warp !== undefined) writes.push([file.warp.file, sharp(maps.warp.bytes, { raw: { width: maps.warp.size, height: maps.warp.size, channels: 3 } }).png().toBuffer()])
  for (const [name, data] of writes) await writeWhole(join(folder, name), await data)
  context.signal.throwIfAborted()
  await writeWhole(join(folder, 'scene.json'), Buffer.from(`${JSON.stringify(file, null, 2)}\n`))
  return { files: writes.map(([name]) => name) }
}

/** Handles `pickColour`: the colour round a point of the square, as the eyedropper gives it. */
export async function pickColour({ photo, crop, x, y }: z.output<ImagingPort['pickColour']['input']>): Promise<{ hex: string }> {
  const { pixels, size } = await squareOf(photo, crop, 700)
  const sums = [0, 0, 0]
  let count = 0
  for (let dy = -4; dy <= 4; dy++) {
    for (let dx = -4; dx <= 4; dx++) {
      const [px, py] = [Math.round(x * (size - 1)) + dx, Math.round(y * (size - 1)) + dy]
      if (px < 0 || py < 0 || px >= size || py >= size) continue
      sums.forEach((sum, k) => (sums[k] = sum + (pixels[(py * size + px) * 3 + k] as number)))
      count++
    }
  }
  return { hex: `#${sums.map((sum) => Math.round(sum / count).toString(16).padStart(2, '0')).join('').toUpperCase()}` }
}

async function writeWhole(file: string, data: Buffer): Promise<void> {
  await writeFile(`${file}.partial`, data)
  await rename(`${file}.partial`, file)
}
