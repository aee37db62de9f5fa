/** Art from a file, made into a picture of the print area: cut to what is drawn, fitted to the safe area, large enough. */
import { MARGIN } from '../../../main/designs/pure/finish-parts.ts'
import type { ArtFacts, Side } from '../../../main/designs/checks/contract.ts'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import type { HandlerContext } from '../../../main/kernel/ports.ts'
import { PRINT_DPI } from './encode-print.ts'
import { contentBox, cutSides, drawnBox, groundOf } from './ground.ts'
import { cropped, placed, unpack, type PixelBox, type RawPicture } from './raw-picture.ts'
import { readArt, type OpenedArt } from './read-art.ts'
import { removeFlatBackground, type BackgroundTaken } from './remove-background.ts'
import { drawPart, type SvgArt } from './svg-art.ts'
import { lanczos } from './upscale.ts'

export interface ArtRequest {
  readonly file: string
  readonly widthPx: number
  readonly heightPx: number
  readonly removeBackground: boolean
  readonly holes: boolean
}

export interface PreparedArt {
  /** As large as the print area. */
  readonly picture: RawPicture
  /** Where the art lies in it. */
  readonly box: PixelBox
  readonly kind: ArtFacts['kind']
  readonly ground: ArtFacts['ground']
  readonly source: ArtFacts['source']
  readonly cut: readonly Side[]
  readonly background: Omit<BackgroundTaken, 'picture'> | undefined
  readonly notes: readonly string[]
}

/** A drawing is looked at in this size to see where its ink lies. */
const LOOK_PX = 1200
/** Kept around the content of a ground that stays, as a share of the content: letters do not stand at its rim. */
const RIM = 0.04

/** @throws InvalidInput when the art cannot be read, is empty, or its background cannot be taken away. */
export async function prepareArt(request: ArtRequest, { signal, progress }: HandlerContext): Promise<PreparedArt> {
  progress(0, STEPS, 'Reading the art')
  const art = await readArt(request.file, signal)
  signal.throwIfAborted()
  if (art.kind === 'picture' || request.removeBackground) return fromPicture(request, await pixelsOf(art, request), art, { signal, progress })
  const drawn = await fromOutlines(request, art.svg, signal)
  progress(2, STEPS, 'Measuring')
  return { ...drawn, notes: [...art.notes, ...drawn.notes] }
}

/** Reading, fitting, measuring, writing. */
export const STEPS = 4

/** A drawing whose background goes is drawn at print size first. */
async function pixelsOf(art: OpenedArt, { widthPx, heightPx }: ArtRequest): Promise<RawPicture> {
  if (art.kind === 'picture') return art.picture
  const { viewBox } = art.svg
  const scale = Math.min(widthPx / viewBox.width, heightPx / viewBox.height)
  return unpack(drawPart(art.svg, viewBox, Math.max(1, Math.round(viewBox.width * scale)), Math.max(1, Math.round(viewBox.height * scale))))
}

async function fromPicture(request: ArtRequest, picture: RawPicture, art: OpenedArt, { signal, progress }: HandlerContext): Promise<PreparedArt> {
  const taken = request.removeBackground ? await removeFlatBackground(request.file, picture, { holes: request.holes }, signal) : undefined
  const whole = taken?.picture ?? picture
  const { content, ground } = contentOf(request.file, whole)
  const cut = ground === 'picture' ? [] : cutSides(whole, content)
  const part = cropped(whole, ground === 'flat' ? withRim(content, whole) : content)
  progress(1, STEPS, 'Fitting it to the print area')
  const room = roomFor(part.widthPx, part.heightPx, request)
  const sized = part.widthPx === room.width && part.heightPx === room.height ? part : await lanczos(part, room.width, room.height, signal)
  signal.throwIfAborted()
  progress(2, STEPS, 'Measuring')
  const dpi = Math.round((PRINT_DPI * part.widthPx) / room.width)
  const notes = [
    ...art.notes,
    ...(taken === undefined ? [] : [takenNote(taken)]),
    ...trimNote(whole, part),
    fitNote(room, request),
    ...(art.kind === 'picture' && room.width > part.widthPx ? [`It was enlarged ${(room.width / part.widthPx).toFixed(1)} times from ${part.widthPx} × ${part.heightPx} pixels.`] : []),
  ]
  return {
    picture: placed(sized, room.left, room.top, request.widthPx, request.heightPx),
    box: { left: room.left, top: room.top, right: room.left + room.width, bottom: room.top + room.height },
    kind: art.kind, ground, cut, notes,
    source: art.kind === 'outlines' ? null : { widthPx: part.widthPx, heightPx: part.heightPx, dpi },
    background: taken === undefined ? undefined : { colour: taken.colour, sure: taken.sure, share: taken.share },
  }
}

/** A drawing is drawn once small to see where its ink lies, and that part then at print size. */
async function fromOutlines(request: ArtRequest, svg: SvgArt, signal: AbortSignal): Promise<PreparedArt> {
  const { viewBox } = svg
  const scale = LOOK_PX / Math.max(viewBox.width, viewBox.height)
  const look = await drawn(request.file, svg, viewBox, Math.max(1, Math.round(viewBox.width * scale)), Math.max(1, Math.round(viewBox.height * scale)))
  signal.throwIfAborted()
  const { content, ground } = contentOf(request.file, look)
  const box = ground === 'flat' ? withRim(content, look) : content
  const part = {
    left: viewBox.left + (box.left * viewBox.width) / look.widthPx,
    top: viewBox.top + (box.top * viewBox.height) / look.heightPx,
    width: ((box.right - box.left) * viewBox.width) / look.widthPx,
    height: ((box.bottom - box.top) * viewBox.height) / look.heightPx,
  }
  const room = roomFor(part.width, part.height, request)
  const sized = await drawn(request.file, svg, part, room.width, room.height)
  signal.throwIfAborted()
  const picture = placed(sized, room.left, room.top, request.widthPx, request.heightPx)
  return {
    picture, kind: 'outlines', ground, source: null, background: undefined,
    box: { left: room.left, top: room.top, right: room.left + room.width, bottom: room.top + room.height },
    cut: ground === 'picture' ? [] : cutSides(look, content),
    notes: [...trimNote(look, { widthPx: box.right - box.left, heightPx: box.bottom - box.top }), fitNote(room, request)],
  }
}

async function drawn(file: string, svg: SvgArt, part: SvgArt['viewBox'], widthPx: number, heightPx: number): Promise<RawPicture> {
  try {
    return await unpack(drawPart(svg, part, widthPx, heightPx))
  } catch {
    throw new InvalidInput(file, 'the drawing cannot be drawn', 'Save it once more as plain SVG, or as a PNG.')
  }
}

/** What is drawn, without margins of nothing or of one flat colour. */
function contentOf(file: string, picture: RawPicture): { content: PixelBox; ground: ArtFacts['ground'] } {
  const box = drawnBox(picture)
  if (box === null) throw new InvalidInput(file, 'nothing is drawn in it', 'Choose art that shows something.')
  const ground = groundOf(picture, box)
  if (ground.kind !== 'flat') return { content: box, ground: ground.kind }
  const content = contentBox(picture, box, ground)
  // One flat colour all over is the art itself: a bar, a disc's box.
  return content === null ? { content: box, ground: 'none' } : { content, ground: 'flat' }
}

function withRim({ left, top, right, bottom }: PixelBox, { widthPx, heightPx }: RawPicture): PixelBox {
  const rim = Math.round(RIM * Math.max(right - left, bottom - top))
  return { left: Math.max(0, left - rim), top: Math.max(0, top - rim), right: Math.min(widthPx, right + rim), bottom: Math.min(heightPx, bottom + rim) }
}

interface Room {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The largest place in the safe area, its optical centre a little above the middle, as the engine sets its own. */
function roomFor(width: number, height: number, { widthPx, heightPx }: ArtRequest): Room {
  const [most, tallest] = [widthPx * (1 - 2 * MARGIN), heightPx * (1 - 2 * MARGIN)]
  const scale = Math.min(most / width, tallest / height)
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const spare = heightPx - high
  return { left: Math.round((widthPx - wide) / 2), top: Math.round(Math.max(heightPx * MARGIN, spare * 0.45)), width: wide, height: high }
}

function trimNote(whole: { widthPx: number; heightPx: number }, part: { widthPx: number; heightPx: number }): string[] {
  const bare = 1 - (part.widthPx * part.heightPx) / (whole.widthPx * whole.heightPx)
  return bare < 0.005 ? [] : [`Bare margins were cut away (${Math.round(bare * 100)}% of the picture).`]
}

function fitNote({ width, height }: Room, { widthPx, heightPx }: ArtRequest): string {
  return `The art is ${width} × ${height} pixels (${(width / PRINT_DPI).toFixed(1)} × ${(height / PRINT_DPI).toFixed(1)} in) within the print area of ${widthPx} × ${heightPx}.`
}

function takenNote({ colour, sure, share }: BackgroundTaken): string {
  return `The background ${colour} was taken away (${Math.round(share * 100)}% of the picture; ${sure >= 0.9 ? 'it ends clearly' : `sure to ${Math.round(sure * 100)}%: look at the edges`}).`
}
