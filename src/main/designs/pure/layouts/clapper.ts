/** The clapper board of a film set. */
import { intersect, outset, subtract } from '../geometry/clip.ts'
import { ellipse, roundedRectangle } from '../geometry/figures.ts'
import { move, rotate, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, scaleParts, WIDTH, type Layout, type Part } from './layout.ts'
import { beside } from './stack.ts'
import { CALLED_FOR, forgiving, speaksOf } from './structure.ts'

const FILM = new Set('film films movie movies cinema director directed scene scenes drama action take cut actor actress starring hollywood camera screen sequel episode documentary'.split(' '))
const STICK = 118

export const clapper: Layout = {
  id: 'clapper',
  name: 'Film clapper',
  finishes: ['plain'],
  suits: ({ words, voice }) => (!speaksOf(words, FILM) || words.length > 9 || voice.hand || !voice.caps ? 0 : CALLED_FOR),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.34 : 0.5, maxLines: 3, finish: 'plain', maxLine: 0.34 })
    const factor = (WIDTH - 150) / WIDTH
    const height = block.height * factor + 150
    const board = roundedRectangle(-WIDTH / 2, 0, WIDTH, height, 40)
    const upper = rotate(move(stick(1), WIDTH / 2, STICK / 2), -11)
    const parts: Part[] = [
      { shape: move(upper, -WIDTH / 2, -STICK * 1.62), ink: 'key' },
      { shape: move(stick(-1), 0, -STICK - 16), ink: 'key' },
      { shape: subtract(board, outset(board, -20)), ink: 'key' },
      ...moveParts(scaleParts(block.parts, factor), 0, 75),
      { shape: subtract(move(ellipse(24), -WIDTH / 2 + 48, -STICK - 8), move(ellipse(10), -WIDTH / 2 + 48, -STICK - 8)), ink: 'second', gap: 10, solid: true },
    ]
    const pictured = setting.motif !== undefined && wide
    return { parts: pictured && setting.motif !== undefined ? [...beside(setting.motif, height), ...parts] : parts, reads: block.reads, usedMotif: pictured, fit: forgiving(fitOf(block.cost)) }
  },
}

/** A bar with slanted stripes, its middle line at y = 0 when turned, its top at 0 else. */
function stick(slant: number): Shape {
  const bar = roundedRectangle(-WIDTH / 2, 0, WIDTH, STICK, 20)
  const pitch = WIDTH / 6.5
  const stripes = Array.from({ length: 9 }, (_, index): number[] => {
    const x = -WIDTH / 2 - pitch + index * pitch
    const lean = slant * STICK * 0.5
    return [x - lean, STICK, x + lean, 0, x + lean + pitch * 0.5, 0, x - lean + pitch * 0.5, STICK]
  })
  const edge = subtract(bar, outset(bar, -14))
  return [...subtract(intersect(stripes, outset(bar, -14)), []), ...edge]
}
