/** Where a design stands under the glass. Lengths of the art are print pixels, lengths of the stage device pixels. Pure. */

export interface Extent {
  readonly width: number
  readonly height: number
}

/** `scale` is device pixels for each print pixel, null while the whole design is fitted in; the centre is what stands in the middle of the stage. */
export interface Glass {
  readonly scale: number | null
  readonly x: number
  readonly y: number
}

/** Four device pixels for each print pixel. */
export const MOST = 4
/** How much of the stage a fitted design takes. */
const FITTED = 0.88
const STEP = 1.5

export const WHOLE: Glass = { scale: null, x: 0, y: 0 }

export function fitScale(art: Extent, stage: Extent): number {
  return Math.max(1e-6, Math.min(stage.width / art.width, stage.height / art.height) * FITTED)
}

export function scaleOf(glass: Glass, art: Extent, stage: Extent): number {
  return glass.scale ?? fitScale(art, stage)
}

/** The art's rectangle on the stage. */
export function placeOf(glass: Glass, art: Extent, stage: Extent): { left: number; top: number; width: number; height: number } {
  const scale = scaleOf(glass, art, stage)
  const [x, y] = glass.scale === null ? [art.width / 2, art.height / 2] : [glass.x, glass.y]
  return { left: stage.width / 2 - x * scale, top: stage.height / 2 - y * scale, width: art.width * scale, height: art.height * scale }
}

/** Zooms so that the point of the art under `at` stays there; at the fitted size or below, the whole design is fitted in. */
export function zoomTo(glass: Glass, scale: number, at: { x: number; y: number }, art: Extent, stage: Extent): Glass {
  const least = fitScale(art, stage)
  const most = Math.max(MOST, least)
  const next = Math.min(most, scale)
  if (next <= least * 1.001) return WHOLE
  const before = placeOf(glass, art, stage)
  const old = scaleOf(glass, art, stage)
  const held = { x: (at.x - before.left) / old, y: (at.y - before.top) / old }
  return within({ scale: next, x: held.x + (stage.width / 2 - at.x) / next, y: held.y + (stage.height / 2 - at.y) / next }, art, stage)
}

/** One step in or out about the middle; the steps meet 100 % on the way. */
export function step(glass: Glass, inwards: boolean, art: Extent, stage: Extent): Glass {
  const now = scaleOf(glass, art, stage)
  const next = inwards ? now * STEP : now / STEP
  const crosses = (now < 0.999 && next > 1) || (now > 1.001 && next < 1)
  return zoomTo(glass, crosses ? 1 : next, { x: stage.width / 2, y: stage.height / 2 }, art, stage)
}

/** Moves what is seen by so many device pixels. */
export function pan(glass: Glass, by: { x: number; y: number }, art: Extent, stage: Extent): Glass {
  if (glass.scale === null) return glass
  return within({ scale: glass.scale, x: glass.x - by.x / glass.scale, y: glass.y - by.y / glass.scale }, art, stage)
}

/** The middle of the stage never leaves the art. */
function within(glass: { scale: number; x: number; y: number }, art: Extent, stage: Extent): Glass {
  const clamp = (value: number, length: number, seen: number): number => {
    const half = Math.min(length / 2, seen / glass.scale / 2)
    return Math.min(length - half, Math.max(half, value))
  }
  return { scale: glass.scale, x: clamp(glass.x, art.width, stage.width), y: clamp(glass.y, art.height, stage.height) }
}
