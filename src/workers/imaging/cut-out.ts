import { rename, rm, writeFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import type { z } from 'zod'
import { InvalidInput } from '../../main/kernel/errors.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import { cutSides, drawnBox, groundOf } from './art/ground.ts'
import { cropped, sharpOf, unpack, type RawPicture } from './art/raw-picture.ts'
import { removeFlatBackground } from './art/remove-background.ts'
import type { ImagingPort } from './contract.ts'
import { openPicture, pictureRefusal } from './raster.ts'

type CutOut = ImagingPort['cutOut']

/** Of the edge, how much must be of one colour for the ground to count as flat: as for art from anywhere. */
const NEAREST_FLAT = 0.85
/** Less than this of a picture is dust that was left of the ground. */
const DUST = 0.002

/** More than any print area has; what is larger would fill the memory several times over. */
const MOST_SIDE_PX = 6_000

/** Throws InvalidInput for a file that is no picture, or of which nothing would be left. */
export async function cutOut({ file, out, filled, mask }: z.output<CutOut['input']>, { signal }: HandlerContext): Promise<z.input<CutOut['output']>> {
  const whole = await unpack(await inMeasure(file)).catch((error: unknown) => {
    throw pictureRefusal(file, error)
  })
  signal.throwIfAborted()
  const ground = groundOf(whole, { left: 0, top: 0, right: whole.widthPx, bottom: whole.heightPx })
  const taken = filled ? undefined : mask !== null ? { picture: await masked(whole, mask), background: undefined }
    : ground.kind === 'none' ? { picture: whole, background: undefined }
      : ground.flatness >= NEAREST_FLAT ? await withoutFlat(file, whole, signal) : undefined
  const cut = withoutDust(taken?.picture ?? whole)
  const box = drawnBox(cut)
  if (box === null) throw new InvalidInput(file, 'nothing is left of it without its background', 'Make another picture.')
  const art = cropped(cut, box)
  const png = await sharpOf(art).png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer()
  signal.throwIfAborted()
  await writeFile(`${out}.partial`, png).then(() => rename(`${out}.partial`, out)).catch(async (error: unknown) => {
    await rm(`${out}.partial`, { force: true })
    throw error
  })
  return {
    bytes: png.length, widthPx: art.widthPx, heightPx: art.heightPx,
    ground: taken === undefined ? (ground.flatness >= NEAREST_FLAT ? 'flat' : 'picture') : 'none',
    cut: taken === undefined ? [] : cutSides(cut, box),
    by: filled ? 'nothing' : mask !== null ? 'model' : ground.kind === 'none' ? 'engine' : taken === undefined ? 'nothing' : 'flat-colour',
    ...(taken?.background === undefined ? {} : { background: taken.background }),
  }
}

async function inMeasure(file: string): Promise<Sharp> {
  const picture = openPicture(file)
  const { width, height } = await picture.metadata().catch((error: unknown) => {
    throw pictureRefusal(file, error)
  })
  return Math.max(width, height) <= MOST_SIDE_PX ? picture : picture.resize({ width: MOST_SIDE_PX, height: MOST_SIDE_PX, fit: 'inside' })
}

async function withoutFlat(file: string, whole: RawPicture, signal: AbortSignal) {
  const { picture, colour, sure, share } = await removeFlatBackground(file, whole, { holes: false }, signal)
  return { picture, background: { colour, sure, share } }
}

/** The picture with the alpha of a mask, whose light parts stay. */
async function masked(whole: RawPicture, mask: string): Promise<RawPicture> {
  const alpha = await openPicture(mask).greyscale().resize(whole.widthPx, whole.heightPx, { fit: 'fill' }).extractChannel(0).raw().toBuffer()
  const data = Buffer.from(whole.data)
  for (let place = 0, at = 3; at < data.length; place++, at += 4) data[at] = Math.round(((data[at] ?? 0) * (alpha[place] ?? 0)) / 255)
  return { data, widthPx: whole.widthPx, heightPx: whole.heightPx }
}

/** Islands that are far smaller than the largest one are what a noisy ground left behind. */
function withoutDust({ data, widthPx, heightPx }: RawPicture): RawPicture {
  const island = new Int32Array(widthPx * heightPx)
  const sizes = [0]
  const open: number[] = []
  for (let start = 0; start < island.length; start++) {
    if (island[start] !== 0 || (data[start * 4 + 3] ?? 0) < 8) continue
    const name = sizes.length
    let size = 0
    island[start] = name
    open.push(start)
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      size += 1
      const x = place % widthPx
      for (const next of [x > 0 ? place - 1 : place, x < widthPx - 1 ? place + 1 : place, place - widthPx, place + widthPx]) {
        if (next < 0 || next >= island.length || island[next] !== 0 || (data[next * 4 + 3] ?? 0) < 8) continue
        island[next] = name
        open.push(next)
      }
    }
    sizes.push(size)
  }
  const least = Math.max(...sizes) * DUST
  const out = Buffer.from(data)
  for (let place = 0; place < island.length; place++) if ((sizes[island[place] ?? 0] ?? 0) < least) out.fill(0, place * 4, place * 4 + 4)
  return { data: out, widthPx, heightPx }
}
