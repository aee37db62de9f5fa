/** The fine surface of a tee: collar, seams, hems. Places are inches on the shirt as cut by `tee-cut.mjs`. */
import { alongLine } from './curves.mjs'
import { gradientNoise, smoothstep } from './noise.mjs'
import { bump, creases, hem, join, rib, seam, stitchRow, yarn } from './sewing.mjs'
import { RIB_WIDTH } from './tee-cut.mjs'

/** `(x, y)` → {rise, tone} of the front panel. */
export function frontSurface(cut) {
  const opening = alongLine(cut.frontOpening(0.08))
  const armhole = alongLine(cut.armhole())
  const shoulder = alongLine(cut.shoulderSeam())
  const sleeveHem = cut.sleeveHem()
  const sleeveEdge = alongLine(sleeveHem)
  const inner = Math.min(...sleeveHem.map(([x]) => x)) - 0.6

  const collar = (x, y) => {
    const at = opening(x, y)
    if (at === null) return []
    const off = Math.abs(at.off)
    const past = off - RIB_WIDTH
    const ditch = { rise: -0.024 * bump(past, 0.05), tone: 1 - 0.17 * bump(past, 0.03) }
    if (past < 0) return [rib(off, at.way, 31), ditch]
    return [ditch, { rise: 0.014 * gradientNoise(at.way * 2.4, off, 33) * bump(past, 0.5), tone: 1 }, stitchRow(past - 0.1, at.way, 0.2)]
  }
  const sleeve = (x, y) => {
    const parts = []
    const seamAt = armhole(Math.abs(x), y)
    if (seamAt !== null) parts.push(seam(-seamAt.off, seamAt.way, 0.028, x > 0 ? 41 : 42))
    const top = shoulder(Math.abs(x), y)
    if (top !== null && Math.abs(x) > 3.75) parts.push(seam(top.off, top.way, 0.014, x > 0 ? 43 : 44))
    if (Math.abs(x) > inner) {
      const hemAt = sleeveEdge(Math.abs(x), y)
      if (hemAt !== null) parts.push(hem(Math.abs(hemAt.off), hemAt.way, x > 0 ? 45 : 46))
    }
    return parts
  }
  return (x, y) => {
    const parts = [creases(x, y), yarn(x, y), ...sleeve(x, y)]
    if (y < 5.5 && Math.abs(x) < 5) parts.push(...collar(x, y))
    const off = cut.hemLine(x) - y
    if (off < 2.5) parts.push(hem(off, x + 20, 71))
    return join(...parts)
  }
}

/** Inside of the back neck: `off` inches below its top edge, `x` across. Rib, then the neck tape, then plain cloth. */
export function backSurface(x, off) {
  const tape = smoothstep(RIB_WIDTH, RIB_WIDTH + 0.03, off) * (1 - smoothstep(RIB_WIDTH + 0.34, RIB_WIDTH + 0.37, off))
  const twill = Math.cos((x * 0.9 + off * 1.6) * Math.PI * 2 * 9)
  return join(
    rib(Math.max(0, off), x * 1.05 + 40, 81),
    { rise: 0.022 * tape, tone: 1 - 0.03 * tape + 0.02 * tape * twill },
    { rise: -0.02 * bump(off - RIB_WIDTH, 0.04), tone: 1 - 0.18 * bump(off - RIB_WIDTH, 0.025) },
    stitchRow(off - RIB_WIDTH - 0.06, x + 40, 0),
    stitchRow(off - RIB_WIDTH - 0.3, x + 40, 0.5),
    yarn(x + 30, off + 9),
  )
}
