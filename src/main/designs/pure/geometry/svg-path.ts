import type { Shape } from './shape.ts'

/** Path data with one decimal, relative after each start to stay small. Rounded points carry on, so errors never add up. */
export function pathData(shape: Shape): string {
  return shape.map(ringData).join('')
}

function ringData(ring: readonly number[]): string {
  const tenths = ring.map((value) => Math.round(value * 10))
  let out = `M${text(tenths[0] ?? 0)} ${text(tenths[1] ?? 0)}l`
  let first = true
  for (let i = 2; i + 1 < tenths.length; i += 2) {
    const dx = (tenths[i] ?? 0) - (tenths[i - 2] ?? 0)
    const dy = (tenths[i + 1] ?? 0) - (tenths[i - 1] ?? 0)
    if (dx === 0 && dy === 0) continue
    out += `${first || dx < 0 ? '' : ' '}${text(dx)}${dy < 0 ? '' : ' '}${text(dy)}`
    first = false
  }
  // A line without points is an error at which readers drop the rest of the path: what rounds to a dot is left out.
  return first ? '' : `${out}z`
}

function text(tenths: number): string {
  return String(tenths / 10)
}
