import { writeFile } from 'node:fs/promises'
import { rgbaToThumbHash } from 'thumbhash'
import type { z } from 'zod'
import { AppError, InvalidInput } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ImagingPort } from './contract.ts'
import { MAX_PIXELS, openPicture } from './raster.ts'

type Thumbnail = ImagingPort['thumbnail']

/** The thumb-hash algorithm takes at most this many pixels a side. */
const HASH_SIDE = 100

/** Writes any picture small, as WebP, with its thumb-hash. Throws InvalidInput naming the file when it is no picture or too large. */
export async function thumbnail(input: z.output<Thumbnail['input']>, context: HandlerContext): Promise<z.input<Thumbnail['output']>> {
  context.signal.throwIfAborted()
  try {
    const small = openPicture(input.file).rotate().resize({ width: input.widthPx, withoutEnlargement: true })
    const { data, info } = await small.webp({ quality: 82 }).toBuffer({ resolveWithObject: true })
    context.signal.throwIfAborted()
    const thumbHash = await hashOf(data)
    await writeFile(input.out, data)
    return { bytes: data.length, widthPx: info.width, heightPx: info.height, thumbHash }
  } catch (error) {
    throw refusal(input.file, error)
  }
}

async function hashOf(picture: Buffer): Promise<string> {
  const { data, info } = await openPicture(picture).resize(HASH_SIDE, HASH_SIDE, { fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

/** libvips tells its faults only by text; what it says of the picture becomes one plain sentence. */
function refusal(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError || error.name === 'AbortError') return error
  if ('code' in error) return error
  if (/pixel limit/i.test(error.message)) {
    return new InvalidInput(file, `the picture unpacks to more than ${MAX_PIXELS / 1_000_000} million pixels`, 'Save it smaller and try again.')
  }
  return new InvalidInput(file, 'it is not a picture that can be read', 'Save it as PNG, JPEG or WebP and try again.')
}
