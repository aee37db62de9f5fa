import type { Picture } from '../../main/listings/contract.ts'

/** Few widths, so that the same picture is asked for by the same address and the browser's cache answers. */
const WIDTHS = [96, 160, 240, 320, 480, 640, 960, 1280, 1600, 2000] as const

/** The smallest offered width that covers `cssWidth` pixels at this pixel ratio, never above the picture's own. */
export function widthFor(cssWidth: number, pixelRatio: number, own: number): number {
  const wanted = Math.min(own, cssWidth * pixelRatio)
  return WIDTHS.find((width) => width >= wanted) ?? 2000
}

export function pictureUrl(picture: Pick<Picture, 'url' | 'widthPx'>, cssWidth: number): string {
  return `${picture.url}?w=${widthFor(cssWidth, Math.min(2, devicePixelRatio), picture.widthPx)}`
}
