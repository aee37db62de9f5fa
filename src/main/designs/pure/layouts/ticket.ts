/** A ticket: a filled slip with bitten edges, torn off along a dotted line; the picture on the stub. */
import { outset, subtract } from '../geometry/clip.ts'
import { ellipse, pair, rectangle, roundedRectangle, star } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { fitOf } from './block.ts'
import { insetBlock } from './inset-block.ts'
import { moveParts, textOf, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'

const PAD = 78
const NOTCH = 44

export const ticket: Layout = {
  id: 'ticket',
  name: 'Ticket',
  finishes: ['plain'],
  suits: ({ words, motif, voice, aspect }) => {
    if (motif === undefined || words.length < 2 || words.length > 8 || !voice.caps || voice.hand || textOf(words, 0, words.length).length > 40) return 0
    return aspect > 1.5 ? 0.9 : 0.55
  },
  compose: (setting) => (setting.aspect > 1.5 ? lying(setting) : standing(setting)),
}

/** Stub on the left, words on the right. */
function lying(setting: Setting): ReturnType<Layout['compose']> {
  const width = 1060
  const block = insetBlock(setting, width, { height: 0.42, maxLines: 3, finish: 'plain', ink: 'bare', accent: 'bare', maxLine: 0.34 })
  const [high, stub] = [block.height + 2 * PAD, Math.max(380, block.height * 0.95)]
  const slip = notched(stub + width + 2.6 * PAD, high, stub)
  const left = -(stub + width + 2.6 * PAD) / 2
  const tear = perforation(high - 90, 'down')
  const parts: Part[] = [
    ...ground(slip, high),
    { shape: move(tear, left + stub, 0), ink: 'bare' },
    ...stubPicture(setting, left + stub / 2 + 10, 0, stub - 120, high - 140),
    ...moveParts(block.parts, left + stub + 1.1 * PAD + width / 2 + 12, -block.height / 2),
  ]
  return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.95 }
}

/** Stub above, words below. */
function standing(setting: Setting): ReturnType<Layout['compose']> {
  const width = 720
  const block = insetBlock(setting, width, { height: 0.72, maxLines: 4, finish: 'plain', ink: 'bare', accent: 'bare', maxLine: 0.42 })
  const stub = 430
  const [wide, high] = [width + 2 * PAD, stub + block.height + 2.3 * PAD + 40]
  const top = -high / 2
  const slip = turned(notched(high, wide, stub))
  const parts: Part[] = [
    ...ground(slip, high),
    { shape: move(perforation(wide - 90, 'across'), 0, top + stub), ink: 'bare' },
    ...stubPicture(setting, 0, top + stub / 2 + 14, wide * 0.6, stub - 120),
    { shape: move(pair(star(38), wide * 0.37), 0, top + stub / 2 + 10), ink: 'bare' },
    ...moveParts(block.parts, 0, top + stub + PAD + 14),
    { shape: move([...star(22), ...pair(star(22), 66)], 0, top + high - 66), ink: 'bare' },
  ]
  return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.93 }
}

/** A slip centred on the origin, its short edges scalloped, a bite above and below at `at` from its left end. */
function notched(width: number, height: number, at: number): Shape {
  const body = roundedRectangle(-width / 2, -height / 2, width, height, 30)
  const bite = ellipse(NOTCH, NOTCH, 0, 60)
  const x = -width / 2 + at
  const teeth = Math.max(3, Math.round(height / 92))
  const pitch = height / teeth
  const tooth = ellipse(pitch * 0.26, pitch * 0.26, 0, 40)
  const edge = Array.from({ length: teeth }, (_, index) => -height / 2 + pitch * (index + 0.5))
  const teethAll = edge.flatMap((y) => [...move(tooth, -width / 2, y), ...move(tooth, width / 2, y)])
  return subtract(body, [...move(bite, x, -height / 2), ...move(bite, x, height / 2), ...teethAll])
}

/** x and y change places, so that a lying slip stands; rings are turned round to keep their sense. */
function turned(shape: Shape): Shape {
  return shape.map((ring) => {
    const out: number[] = []
    for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i + 1] ?? 0, ring[i] ?? 0)
    return out
  })
}

function ground(slip: Shape, high: number): Part[] {
  const inner = outset(slip, -26, 'round')
  return high < 200 ? [{ shape: slip, ink: 'key' }] : [{ shape: slip, ink: 'key' }, { shape: subtract(inner, outset(inner, -7, 'round')), ink: 'bare' }]
}

/** Dashes along the line where the stub tears. */
function perforation(length: number, way: 'down' | 'across'): Shape {
  const count = Math.floor(length / 44)
  const dash = way === 'down' ? rectangle(-5, -13, 10, 26) : rectangle(-13, -5, 26, 10)
  return Array.from({ length: count }, (_, index) => index * 44 - ((count - 1) * 44) / 2).flatMap((at) => (way === 'down' ? move(dash, 0, at) : move(dash, at, 0)))
}

function stubPicture(setting: Setting, x: number, y: number, width: number, height: number): Part[] {
  if (setting.motif === undefined) return []
  const figure = fitPicture(setting.motif, width, height, 'bare', 'second')
  // A lined picture is drawn in bare cloth round its accent; a solid one is cut out whole.
  const toned = figure.map((part) => (figure.length === 1 ? { ...part, ink: 'bare' as const } : part))
  return moveParts(toned, x, y)
}
