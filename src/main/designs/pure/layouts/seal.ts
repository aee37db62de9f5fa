/** A starburst seal, as on a prize: words round the edge, the key word across the middle. */
import { scalloped } from '../geometry/emblems.ts'
import { annulus, rectangle, star } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import { capitals } from '../type/words.ts'
import { fitRing } from './arch.ts'
import { fitOf } from './block.ts'
import { insetBlock } from './inset-block.ts'
import { moveParts, scaleParts, textOf, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { aroundKey } from './split.ts'

const RADIUS = 500
const MIDDLE = 358
/** Half the room across the middle, between the ring's letters. */
const CORE = 288

export const seal: Layout = {
  id: 'seal',
  name: 'Starburst seal',
  finishes: ['plain'],
  suits: ({ words, voice, aspect }) => {
    if (words.length < 3 || words.length > 8 || !voice.caps || voice.hand) return 0
    const { from, to } = aroundKey(words)
    const [before, after] = [textOf(words, 0, from).length, textOf(words, to, words.length).length]
    if (Math.max(before, after) > 20 || before + after < 4 || textOf(words, from, to).length > 10) return 0
    return aspect > 1.5 ? 0.15 : 0.75
  },
  compose(setting) {
    const { from, to } = aroundKey(setting.words)
    const face = setting.voice.helper
    const texts = [edge(setting, 0, from, 'top'), edge(setting, to, setting.words.length, 'bottom')]
    const pictured = setting.motif !== undefined
    const width = pictured ? CORE * 1.72 : CORE * 1.84
    const whole = insetBlock(setting, width, { from, to, height: 0.44, maxLines: pictured ? 1 : 2, connectors: false, finish: 'plain', ink: 'bare', maxLine: pictured ? 0.36 : 0.5 })
    const top = pictured ? 26 : undefined
    const factor = insideCore(width, whole.height, top)
    const key = { ...whole, parts: scaleParts(whole.parts, factor), height: whole.height * factor }
    const keyTop = top ?? -key.height / 2
    const parts: Part[] = [
      { shape: scalloped(RADIUS, setting.rng.fork('teeth').pick([24, 30, 36]), 34, setting.rng.fork('round').next() < 0.45), ink: 'key' },
      { shape: annulus(RADIUS - 58, RADIUS - 66), ink: 'bare' },
      ...texts.flatMap(({ part }) => part),
      ...gaps(texts),
      ...moveParts(key.parts, 0, keyTop),
      ...(pictured ? crown(setting, keyTop) : rules(key.height, width * factor)),
    ]
    const reads: Read[] = [...key.reads, ...texts.flatMap(({ read }) => (read === undefined ? [] : [{ ...read, face }]))]
    const fit = texts.reduce((worst, { fit: one }) => Math.min(worst, one), 1)
    return { parts, reads, usedMotif: pictured, fit: fit * fitOf(key.cost * 0.6) * (factor < 0.7 ? 0.7 : 0.95) }
  },
}

/** How much of its size the key word keeps, so that its lower corners stay clear of the words on the ring; centred without a `top`. */
function insideCore(width: number, height: number, top: number | undefined): number {
  const corner = (factor: number): number => Math.hypot((width * factor) / 2, top === undefined ? (height * factor) / 2 : top + height * factor)
  let factor = 1
  while (factor > 0.4 && corner(factor) > CORE) factor -= 0.01
  return factor
}

interface Edge {
  readonly part: Part[]
  readonly half: number
  readonly fit: number
  readonly read?: { readonly at: number; readonly text: string }
}

/** Words on the ring, or stars where there are none. */
function edge(setting: Setting, from: number, to: number, side: 'top' | 'bottom'): Edge {
  if (from >= to) return { part: [{ shape: starArc(side), ink: 'bare' }], half: 0.52, fit: 1 }
  const set = fitRing(setting.voice.helper, capitals(textOf(setting.words, from, to), setting.language), MIDDLE, 1.2, side, 92)
  return { part: [{ shape: set.shape, ink: 'bare' }], half: set.half, fit: set.fit, read: { at: from, text: set.read } }
}

/** Five stars along the ring. */
function starArc(side: 'top' | 'bottom') {
  return [-0.44, -0.22, 0, 0.22, 0.44].flatMap((angle) => {
    const y = MIDDLE * Math.cos(angle) * (side === 'top' ? -1 : 1)
    return move(star(angle === 0 ? 38 : Math.abs(angle) < 0.3 ? 30 : 23), MIDDLE * Math.sin(angle), y)
  })
}

/** A star in each gap between the texts. */
function gaps([top, bottom]: readonly Edge[]): Part[] {
  const [a, b] = [top?.half ?? 1, Math.PI - (bottom?.half ?? 1)]
  if (b - a < 0.3) return []
  const angle = (a + b) / 2
  const [x, y] = [MIDDLE * Math.sin(angle), -MIDDLE * Math.cos(angle)]
  return [{ shape: [...move(star(30), x, y), ...move(star(30), -x, y)], ink: 'bare' }]
}

function crown(setting: Setting, bottom: number): Part[] {
  if (setting.motif === undefined) return []
  const room = bottom - 30 + CORE * 0.86
  const figure = fitPicture(setting.motif, CORE * 1.15, room, 'bare', 'second')
  const toned = figure.map((part) => (figure.length === 1 ? { ...part, ink: 'bare' as const } : part))
  return moveParts(toned, 0, (bottom - 30 - CORE * 0.86) / 2)
}

/** Rules above and below the key word, each broken by a star. */
function rules(height: number, width: number): Part[] {
  const y = height / 2 + 44
  if (y > CORE * 0.78) return []
  const half = Math.sqrt(Math.max(0, CORE ** 2 - y ** 2)) * 0.8
  const bar = rectangle(36, -4, Math.min(half, width / 2) - 36, 8)
  const line = [...bar, ...move(bar, -Math.min(half, width / 2) - 36, 0), ...star(20)]
  return [{ shape: [...move(line, 0, -y), ...move(line, 0, y)], ink: 'bare' }]
}
