/** The line of a heart monitor with the picture in its beat, words above and below. */
import { unite } from '../geometry/clip.ts'
import type { Shape } from '../geometry/shape.ts'
import { move } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { partsBox, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'
import { CALLED_FOR, speaksOf } from './structure.ts'
import { splitInTwo } from './split.ts'

const BEATS = new Set('nurse doctor medic paramedic emt heart heartbeat love loves life alive pulse therapy cardiac runner running gym passion beat'.split(' '))

export const heartbeat: Layout = {
  id: 'heartbeat',
  name: 'Heartbeat line',
  finishes: ['plain', 'shadow'],
  suits: ({ words, motif, voice }) => (motif === undefined || voice.hand || words.length > 9 ? 0 : speaksOf(words, BEATS) ? CALLED_FOR / 2 : 0.3),
  compose(setting) {
    const { motif } = setting
    if (motif === undefined) throw new RangeError('a heartbeat needs a picture')
    const wide = setting.aspect > 1.5
    const at = setting.words.length > 3 ? splitInTwo(setting.words, 0.45) : undefined
    const style = { height: wide ? 0.16 : at === undefined ? 0.4 : 0.3, maxLines: 2, maxLine: 0.34, connectors: false }
    const upper = at === undefined ? undefined : composeBlock(setting, { ...style, to: at })
    const lower = composeBlock(setting, { ...style, from: at ?? 0 })
    const text = (block: typeof lower): Row => ({ parts: block.parts, height: block.height, weight: 150 })
    const rows = [...(upper === undefined ? [] : [text(upper)]), beatRow(motif, wide ? 260 : 380), text(lower)]
    return {
      parts: stackRows(rows, 0.4).parts,
      reads: [...(upper?.reads ?? []), ...lower.reads],
      usedMotif: true,
      fit: fitOf(((upper?.cost ?? lower.cost) + lower.cost) / 2) * 0.95,
    }
  },
}

/** Half a beat from the picture outwards, as parts of the height of a beat. */
const BEAT = [[0, 0], [38, 0], [66, -0.24], [94, 0], [118, 0.12], [150, -0.82], [188, 0.56], [214, 0], [246, -0.14], [276, 0]] as const

/** The picture in the middle, a beat on each side, a flat line out to the edges. */
function beatRow(motif: NonNullable<Setting['motif']>, height: number): Row {
  const picture = fitPicture(motif, height * 1.15, height)
  const box = partsBox(picture)
  const from = box.width / 2 + 18
  const stretch = Math.min(1.15, (WIDTH / 2 - from) / 300)
  const points = [...BEAT.map(([x, y]) => [from + x * stretch, y * height * 0.52] as const), [WIDTH / 2, 0] as const]
  const right = stroke(points, 17)
  const left = stroke(points.map(([x, y]) => [-x, y] as const), 17)
  const parts: Part[] = [{ shape: unite(right, left), ink: 'second' }, ...picture]
  const top = partsBox(parts).top
  return { parts: parts.map((part) => ({ ...part, shape: move(part.shape, 0, -top) })), height: partsBox(parts).height, weight: 90 }
}

/** A line through points, `thick` wide, with round joints. */
export function stroke(points: readonly (readonly [number, number])[], thick: number): Shape {
  const half = thick / 2
  const pieces = points.flatMap(([x, y], index): Shape => {
    const joint = Array.from({ length: 16 }, (_, i) => [x + half * Math.cos((i * Math.PI) / 8), y + half * Math.sin((i * Math.PI) / 8)]).flat()
    const next = points[index + 1]
    if (next === undefined) return [joint]
    const [dx, dy] = [next[0] - x, next[1] - y]
    const length = Math.hypot(dx, dy)
    const [nx, ny] = [(-dy / length) * half, (dx / length) * half]
    return [joint, [x - nx, y - ny, next[0] - nx, next[1] - ny, next[0] + nx, next[1] + ny, x + nx, y + ny]]
  })
  return unite(pieces)
}
