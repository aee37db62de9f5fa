import type { z } from 'zod'
import { facesOf } from '../../main/designs/pure/faces.ts'
import { fingerprintOf } from '../../main/designs/pure/fingerprint.ts'
import { readPictureSvg } from '../../main/designs/pure/picture/picture-svg.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import { PRINT_DPI } from './art/encode-print.ts'
import { drawnBox } from './art/ground.ts'
import { contrastOn, finePartsOf, inkShare, softPartsOf, thinAtThumbnail } from './art/measure.ts'
import { cropped, unpack, type RawPicture } from './art/raw-picture.ts'
import type { ImagingPort } from './contract.ts'
import { drawDrawing } from './draw-drawing.ts'
import { viewBoxOf } from './view-box.ts'

type MeasureArt = ImagingPort['measureArt']

/** Pixels of the longer side: enough for colours, edges and the lettering of a thumbnail. */
const LOOK_PX = 900

/** Measures a drawing of our own as it will be printed, each ink variant on the garments that take it. Throws InvalidInput for one without a size. */
export async function measureArt({ variants, lines, picture: held }: z.output<MeasureArt['input']>, { signal }: HandlerContext): Promise<z.input<MeasureArt['output']>> {
  const looks: { picture: RawPicture; garments: (typeof variants)[number]['garments'] }[] = []
  for (const { svg, garments } of variants) {
    signal.throwIfAborted()
    looks.push({ picture: await drawnAt(svg, LOOK_PX), garments })
  }
  const [first] = looks
  const [drawing] = variants
  if (first === undefined || drawing === undefined) throw new TypeError('a design has at least one ink variant')
  const box = drawnBox(first.picture)
  const face = oneFace(first.picture)
  const faceBox = drawnBox(face)
  const fine = lines && box !== null ? await finely(drawing.svg) : null
  signal.throwIfAborted()
  return {
    facts: {
      kind: held === undefined ? 'outlines' : 'picture', ground: held?.ground ?? 'none', source: held === undefined ? null : sourceOf(drawing.svg, held), cut: held?.cut ?? [], fine,
      ink: inkShare(first.picture),
      soft: box === null ? { share: 0, mm2: 0 } : softPartsOf(first.picture, box),
      contrast: (held?.ground ?? 'none') !== 'none' ? [] : looks.flatMap(({ picture, garments }) => contrastOn(picture, garments)),
      thinAtThumbnail: faceBox === null ? 0 : await thinAtThumbnail(face, faceBox),
    },
    fingerprint: fingerprintOf(face),
  }
}

/** How many pixels of the picture come to an inch of print: a drawing's own unit is a pixel of print. */
function sourceOf(svg: string, { widthPx, heightPx }: { widthPx: number; heightPx: number }) {
  const [place] = readPictureSvg(svg)?.places ?? []
  return place === undefined ? null : { widthPx, heightPx, dpi: Math.round((PRINT_DPI * widthPx) / place.width) }
}

/** What a look takes in: one face of a wrap that carries two with nothing between them, else the whole picture. */
function oneFace(picture: RawPicture): RawPicture {
  const { lefts: [left = 0, right], widthPx } = facesOf(picture)
  if (right === undefined) return picture
  const band = (from: number, to: number): RawPicture => cropped(picture, { left: from, top: 0, right: to, bottom: picture.heightPx })
  return drawnBox(band(left + widthPx, right)) === null ? band(left, left + widthPx) : picture
}

/** Lines and gaps show only at print size. */
async function finely(svg: string) {
  const { width, height } = viewBoxOf(svg)
  const picture = await unpack(await drawDrawing(svg, Math.round(width), Math.round(height)))
  const box = drawnBox(picture)
  return box === null ? null : finePartsOf(picture, box)
}

async function drawnAt(svg: string, side: number): Promise<RawPicture> {
  const { width, height } = viewBoxOf(svg)
  const scale = side / Math.max(width, height)
  return unpack(await drawDrawing(svg, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))))
}
