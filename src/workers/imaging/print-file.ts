import { writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { DEFAULT_LIMIT } from '../../main/designs/pure/print-limits.ts'
import { InvalidInput } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ImagingPort } from './contract.ts'
import { encodePrint, FLAT_ART, PRINT_DPI } from './art/encode-print.ts'
import { unpack } from './art/raw-picture.ts'
import { drawDrawing } from './draw-drawing.ts'
import { markForPrint, markHoldsAiMade } from './png-chunks.ts'

type PrintFile = ImagingPort['printFile']

/** Bytes. */
const ROOM_FOR_MARK = 1_000

/**
 * Writes the print file: transparent sRGB PNG of exactly the given size, 300 DPI, no other metadata than that a model made
 * the picture in it.
 * Throws InvalidInput when the size is over its limit or the file would be over 25 MB.
 */
export async function printFile(input: z.output<PrintFile['input']>, context: HandlerContext): Promise<z.input<PrintFile['output']>> {
  context.signal.throwIfAborted()
  const drawn = await drawDrawing(input.svg, input.widthPx, input.heightPx, { picture: input.picture, signal: context.signal })
  if (input.svg.includes('<image')) {
    const { png: plain } = await encodePrint('svg', await unpack(drawn), DEFAULT_LIMIT.maxBytes - ROOM_FOR_MARK, context.signal)
    const png = input.aiMade === true ? markHoldsAiMade(plain) : plain
    await writeFile(input.out, png)
    return { bytes: png.length }
  }
  const plain = await drawn.toColourspace('srgb').png(FLAT_ART).toBuffer()
  context.signal.throwIfAborted()
  const png = markForPrint(plain, PRINT_DPI)
  if (png.length > DEFAULT_LIMIT.maxBytes) throw new InvalidInput('svg', `its print file is over ${DEFAULT_LIMIT.maxBytes / 1_000_000} MB`, 'Use a simpler drawing.')
  await writeFile(input.out, png)
  return { bytes: png.length }
}
