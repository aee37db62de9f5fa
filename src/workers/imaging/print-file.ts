import { writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { InvalidInput } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ImagingPort } from './contract.ts'
import { markForPrint } from './png-chunks.ts'
import { drawSvg } from './raster.ts'

type PrintFile = ImagingPort['printFile']

/** What print services take at most. */
const MAX_BYTES = 25_000_000
const DPI = 300

/**
 * Writes the print file: transparent sRGB PNG of exactly the given size, 300 DPI, no other metadata.
 * Throws InvalidInput when the size is over its limit or the file would be over 25 MB.
 */
export async function printFile(input: z.output<PrintFile['input']>, context: HandlerContext): Promise<z.input<PrintFile['output']>> {
  context.signal.throwIfAborted()
  const plain = await drawSvg(input.svg, input.widthPx, input.heightPx)
    .toColourspace('srgb')
    .png({ compressionLevel: 7, adaptiveFiltering: false })
    .toBuffer()
  context.signal.throwIfAborted()
  const png = markForPrint(plain, DPI)
  if (png.length > MAX_BYTES) throw new InvalidInput('svg', 'its print file is over 25 MB', 'Use a simpler drawing.')
  await writeFile(input.out, png)
  return { bytes: png.length }
}
