import { writeFile } from 'node:fs/promises'
import { rgbaToThumbHash } from 'thumbhash'
import type { z } from 'zod'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ImagingPort } from './contract.ts'
import { openPicture, pictureRefusal } from './raster.ts'

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
    throw pictureRefusal(input.file, error)
  }
}

async function hashOf(picture: Buffer): Promise<string> {
  const { data, info } = await openPicture(picture).resize(HASH_SIDE, HASH_SIDE, { fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
