import { InvalidInput } from '../../main/kernel/errors.ts'

/** Width and height of an SVG's viewBox. Throws InvalidInput when it has none or it is empty. */
export function viewBoxOf(svg: string): { width: number; height: number } {
  const found = /<svg\b[^>]*\bviewBox="([^"]+)"/.exec(svg)?.[1]?.trim().split(/[\s,]+/).map(Number)
  const [width, height] = [found?.[2] ?? Number.NaN, found?.[3] ?? Number.NaN]
  if (!(width > 0 && height > 0)) throw new InvalidInput('svg', 'the drawing does not say how large it is', 'Use a drawing with a viewBox.')
  return { width, height }
}
