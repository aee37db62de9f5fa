/** Darker and lighter relatives of an ink that stay clean: what a colourist reaches for, not the same hue with less light. */
import { fromLch, toLch } from './contrast.ts'

/**
 * Hues of clean dark inks: gold that darkens turns to burnt orange, rust and brick before it can turn to mud; lime turns to
 * leaf green. Per hue in degrees, the hue it has reached when it has arrived.
 */
const DEEP: readonly (readonly [number, number])[] = [[0, 10], [25, 27], [50, 36], [75, 40], [98, 44], [104, 138], [125, 142], [150, 152], [185, 190], [360, 370]]
/** Lightness at which a hue begins to leave its place, and at which it has arrived. */
const [LEAVES, ARRIVES] = [0.74, 0.49]
/** Least chroma of a darkened ink that was a colour at all: dark inks look grey below it. */
const LIVELY = 0.13

/** The ink at another lightness (OKLab, 0 to 1), as clean as before. Near-greys only change in lightness. */
export function relativeOf(hex: string, lightness: number): string {
  const from = toLch(hex)
  if (from.chroma < 0.035) return fromLch({ ...from, lightness })
  if (lightness >= from.lightness) return fromLch({ ...from, lightness, chroma: Math.max(from.chroma * (1 - (lightness - from.lightness)), 0.06) })
  const [before, now] = [wayTo(from.lightness), wayTo(lightness)]
  const way = before === 1 ? 0 : (now - before) / (1 - before)
  // What was dark or quiet already (navy, sage) keeps its own strength.
  const chroma = from.chroma < 0.07 || from.lightness < 0.4 ? from.chroma : Math.max(from.chroma, LIVELY)
  return fromLch({ lightness, chroma, hue: from.hue + (deepHue(from.hue) - from.hue) * way })
}

/** How far from its place to its deep place a hue is at a lightness, 0 to 1. */
function wayTo(lightness: number): number {
  return Math.min(1, Math.max(0, (LEAVES - lightness) / (LEAVES - ARRIVES)))
}

function deepHue(hue: number): number {
  const above = DEEP.findIndex(([at]) => at >= hue)
  const [low, high] = [DEEP[Math.max(0, above - 1)], DEEP[Math.max(0, above)]]
  if (low === undefined || high === undefined || high[0] === low[0]) return hue
  return low[1] + ((hue - low[0]) / (high[0] - low[0])) * (high[1] - low[1])
}
