/** A cut-out as compositions take it: its outline, its colours, and as many of its pixels as a drawing holds. */
import { fingerprintOf } from '../../main/designs/pure/fingerprint.ts'
import { fromOklab } from '../../main/designs/pure/colour/contrast.ts'
import type { GeneratedPicture } from '../../main/designs/pure/picture/generated.ts'
import { traced } from '../../main/designs/pure/picture/trace.ts'
import { scale } from '../../main/designs/pure/geometry/shape.ts'
import { InvalidInput } from '../../main/kernel/errors.ts'
import { small } from './art/measure.ts'
import { sharpOf, unpack } from './art/raw-picture.ts'
import { openPicture, pictureRefusal } from './raster.ts'

/** Longer side of what a drawing holds: more than any screen shows of a shirt's front. */
const HELD_PX = 1200
/** Cells of the longer side by which its outline is read. */
const OUTLINE_CELLS = 420

/** @throws InvalidInput for a file that is no picture, or shows nothing. */
export async function readGenerated(file: string, signal: AbortSignal): Promise<GeneratedPicture> {
  const whole = await unpack(openPicture(file)).catch((error: unknown) => {
    throw pictureRefusal(file, error)
  })
  signal.throwIfAborted()
  const [held, cells] = [await small(whole, HELD_PX), await small(whole, OUTLINE_CELLS)]
  const alpha = new Uint8Array(cells.widthPx * cells.heightPx)
  for (let place = 0; place < alpha.length; place++) alpha[place] = cells.data[place * 4 + 3] ?? 0
  const outline = scale(traced({ alpha, width: cells.widthPx, height: cells.heightPx }), whole.widthPx / cells.widthPx, whole.heightPx / cells.heightPx)
  const print = fingerprintOf(cells)
  if (print === null || outline.length === 0) throw new InvalidInput(file, 'nothing is drawn in it', 'Make another picture.')
  const png = await sharpOf(held).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer()
  return {
    png: png.toString('base64'), widthPx: whole.widthPx, heightPx: whole.heightPx, outline,
    colours: print.colours.map(({ colour, share }) => ({ hex: fromOklab(colour), share })),
  }
}
