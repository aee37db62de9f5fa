import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { z } from 'zod'
import { InvalidInput } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ImagingPort } from './contract.ts'
import { isWholePng, markAiMade } from './png-chunks.ts'
import { pictureRefusal } from './raster.ts'

type Clean = ImagingPort['cleanGenerated']

const MAX_FILE_BYTES = 300_000_000
/** As for art from anywhere. */
const MAX_PIXELS = 160_000_000
const FORMATS = ['png', 'jpeg', 'webp']
const AGAIN = 'The server may have been stopped while it saved it; ask for it again.'

/** Throws InvalidInput naming the file when it is no whole picture of a known kind. */
export async function cleanGenerated({ file, out }: z.output<Clean['input']>, { signal }: HandlerContext): Promise<z.input<Clean['output']>> {
  const { size } = await stat(file)
  if (size === 0) throw new InvalidInput(file, 'the file is empty', AGAIN)
  if (size > MAX_FILE_BYTES) throw new InvalidInput(file, 'the file is over 300 MB', 'Let the workflow save a smaller picture.')
  const bytes = await readFile(file)
  const meta = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata().catch((error: unknown) => {
    throw pictureRefusal(file, error)
  })
  if (!FORMATS.includes(meta.format ?? '')) throw new InvalidInput(file, 'is neither a PNG nor a JPEG nor a WebP', 'Let the workflow end in a Save Image node.')
  if (meta.width * meta.height > MAX_PIXELS) throw new InvalidInput(file, `has more than ${MAX_PIXELS / 1_000_000} million pixels`, 'Let the workflow save a smaller picture.')
  signal.throwIfAborted()
  const png = meta.format === 'png' ? bytes : await sharp(bytes, { failOn: 'error' }).autoOrient().toColourspace('srgb').png({ compressionLevel: 6 }).toBuffer().catch((error: unknown) => {
    throw pictureRefusal(file, error)
  })
  if (!isWholePng(png)) throw new InvalidInput(file, 'the picture breaks off or is damaged', AGAIN)
  const clean = markAiMade(png)
  await writeFile(`${out}.clean`, clean).then(() => rename(`${out}.clean`, out)).catch(async (error: unknown) => {
    await rm(`${out}.clean`, { force: true })
    throw error
  })
  return { bytes: clean.length, widthPx: meta.autoOrient.width, heightPx: meta.autoOrient.height, clear: meta.hasAlpha }
}
