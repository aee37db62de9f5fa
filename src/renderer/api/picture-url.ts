import type { Picture } from '../../main/listings/contract.ts'

/** The widths that pictures are kept in; few, so that the same address comes again and the browser's cache answers. */
const WIDTHS = [160, 320, 480, 640, 960, 1280, 2000] as const
/** Beyond two pixels to one nobody sees a difference, and the picture weighs twice as much. */
const MOST_DENSE = 2

/** The smallest kept width that covers `cssWidth` pixels at this density; null when only the picture itself does. */
export function widthFor(cssWidth: number, density: number, own: number): number | null {
  const wanted = cssWidth * Math.min(density, MOST_DENSE)
  return WIDTHS.find((width) => width >= wanted && width < own) ?? null
}

export function pictureUrl(picture: Pick<Picture, 'url' | 'widthPx'>, cssWidth: number): string {
  const width = widthFor(cssWidth, devicePixelRatio, picture.widthPx)
  return width === null ? picture.url : `${picture.url}?w=${width}`
}
