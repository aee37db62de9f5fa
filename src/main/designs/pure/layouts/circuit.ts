/** The words on a chip, its tracks running out to solder points: for those who write code or build machines. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { annulus, roundedRectangle } from '../geometry/figures.ts'
import type { Rng } from '../../../kernel/pure/rng.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { stroke } from './heartbeat.ts'
import { moveParts, scaleParts, WIDTH, type Layout, type Part } from './layout.ts'
import { CALLED_FOR, forgiving, speaksOf } from './structure.ts'

const MACHINES = new Set(
  `code coding coder coders developer programmer program debug debugging bug bugs software hardware engineer engineering robot robots robotics computer
  computers data tech geek nerd nerds nerdy gamer gaming internet wifi electrician electric circuit hacker linux script algorithm digital machine`.split(/\s+/),
)

export const circuit: Layout = {
  id: 'circuit',
  name: 'Circuit board',
  finishes: ['plain'],
  suits: ({ words, voice }) => (!speaksOf(words, MACHINES) || words.length > 9 || voice.hand || !voice.caps ? 0 : CALLED_FOR / 2),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.36 : 0.66, maxLines: 4, finish: 'plain', maxLine: 0.34, connectors: false })
    const factor = 0.74
    const [width, height] = [WIDTH * factor + 130, block.height * factor + 130]
    const chip = roundedRectangle(-width / 2, -height / 2, width, height, 34)
    const rng = setting.rng.fork('tracks')
    const tracks = [...side(rng, width, height, wide ? 120 : 150, false), ...side(rng, height, width, wide ? 260 : 120, true)]
    const parts: Part[] = [
      { shape: unite(tracks.flatMap(({ line }) => line)), ink: 'second' },
      { shape: tracks.flatMap(({ point }) => point), ink: 'third', gap: 0 },
      { shape: subtract(chip, outset(chip, -20)), ink: 'key', gap: 0, solid: true },
      ...moveParts(scaleParts(block.parts, factor), 0, (-block.height * factor) / 2),
    ]
    return { parts, reads: block.reads, usedMotif: false, fit: forgiving(fitOf(block.cost)) * 0.9 }
  },
}

interface Track {
  readonly line: Shape
  readonly point: Shape
}

/** Tracks from both long sides (turned: from both short ones), bent outwards once, mirrored so that the design stays balanced. */
function side(rng: Rng, along: number, across: number, reach: number, turned: boolean): Track[] {
  const count = Math.max(3, Math.round(along / 92))
  return Array.from({ length: count }, (_, index) => {
    const x = (index - (count - 1) / 2) * ((along - 90) / (count - 1))
    const out = Math.sign(Math.round(x)) * (18 + Math.abs(x) * 0.22)
    const first = 26 + rng.next() * reach * 0.25
    const full = reach * (index % 2 === 0 ? 1 : 0.66) + rng.next() * 22
    return [1, -1].map((up): Track => {
      const points = [[x, across / 2], [x, across / 2 + first], [x + out, across / 2 + first + Math.abs(out)], [x + out, across / 2 + Math.max(full, first + Math.abs(out) + 24)]] as const
      const placed = points.map(([a, b]) => (turned ? ([b * up, a] as const) : ([a, b * up] as const)))
      const end = placed.at(-1) ?? [0, 0]
      const beyond = turned ? ([end[0] + up * 20, end[1]] as const) : ([end[0], end[1] + up * 20] as const)
      return { line: stroke(placed, 11), point: move(annulus(21, 10), beyond[0], beyond[1]) }
    })
  }).flat()
}
