/** How a drawing holds a picture: one `image` with its pixels, and a `use` for every further face. Written and read here alone. */
import { pathData } from '../geometry/svg-path.ts'
import { InvalidInput } from '../../../kernel/errors.ts'
import type { Shape } from '../geometry/shape.ts'

export interface PicturePlace {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Coloured {
  readonly colour: string
  readonly shape: Shape
}

export interface PictureDrawing {
  readonly widthPx: number
  readonly heightPx: number
  /** Outlines under the picture, and over it. */
  readonly below: readonly Coloured[]
  readonly above: readonly Coloured[]
  /** PNG bytes in base64. */
  readonly png: string
  readonly places: readonly PicturePlace[]
}

export function pictureSvg({ widthPx, heightPx, below, above, png, places }: PictureDrawing): string {
  const [first, ...others] = places
  const picture = first === undefined ? '' : `<image id="picture" x="${round(first.left)}" y="${round(first.top)}" width="${round(first.width)}" height="${round(first.height)}" preserveAspectRatio="none" href="data:image/png;base64,${png}"/>${others.map((other) => `<use href="#picture" x="${round(other.left - first.left)}"/>`).join('')}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">${pathsOf(below)}${picture}${pathsOf(above)}</svg>`
}

export interface ReadPicture {
  /** The drawings of outlines under and over the picture, each a whole SVG. */
  readonly below: string
  readonly above: string
  readonly png: string
  readonly places: readonly PicturePlace[]
}

const PICTURE = /<image id="picture" x="(-?[\d.]+)" y="(-?[\d.]+)" width="([\d.]+)" height="([\d.]+)" preserveAspectRatio="none" href="data:image\/png;base64,([A-Za-z0-9+/=]+)"\/>((?:<use href="#picture" x="-?[\d.]+"\/>)*)/

/** The parts of a drawing that holds a picture; null for one of outlines alone. @throws InvalidInput for a picture that is not written as ours are */
export function readPictureSvg(svg: string): ReadPicture | null {
  if (!svg.includes('<image')) return null
  const found = PICTURE.exec(svg)
  const open = /^<svg [^>]*>/.exec(svg)?.[0]
  if (found === null || open === undefined) throw new InvalidInput('svg', 'the drawing holds a picture in a way that is not known here', 'Save it as a PNG.')
  const [whole, x, y, width, height, png = '', copies = ''] = found
  const first = { left: Number(x), top: Number(y), width: Number(width), height: Number(height) }
  const moves = [...copies.matchAll(/x="(-?[\d.]+)"/g)].map(([, by]) => Number(by))
  return {
    below: `${svg.slice(0, found.index)}</svg>`,
    above: open + svg.slice(found.index + whole.length),
    png,
    places: [first, ...moves.map((by) => ({ ...first, left: first.left + by }))],
  }
}

function pathsOf(inks: readonly Coloured[]): string {
  return inks.filter(({ shape }) => shape.length > 0).map(({ colour, shape }) => `<path fill="${colour}" d="${pathData(shape)}"/>`).join('')
}

const round = (value: number): number => Math.round(value * 100) / 100
