import { pathData } from './geometry/svg-path.ts'
import type { Shape } from './geometry/shape.ts'

/** One path for each ink on a transparent ground. Colours must be #RRGGBB; nothing of the phrase enters as text. */
export function toSvg(widthPx: number, heightPx: number, inks: readonly { readonly colour: string; readonly shape: Shape }[]): string {
  const paths = inks.filter(({ shape }) => shape.length > 0).map(({ colour, shape }) => `<path fill="${colour}" d="${pathData(shape)}"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">${paths.join('')}</svg>`
}
