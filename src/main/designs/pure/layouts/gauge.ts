/** A battery nearly empty, or a bar still loading: for phrases about energy and waiting. */
import { outset, subtract } from '../geometry/clip.ts'
import { roundedRectangle } from '../geometry/figures.ts'
import { climb } from '../geometry/warp.ts'
import { move } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { crestRow } from './crest.ts'
import { WIDTH, type Layout, type Part } from './layout.ts'
import { stackRows, type Row } from './rows.ts'
import { CALLED_FOR, forgiving, speaksOf } from './structure.ts'

const ENERGY = new Set('battery recharge recharging charge charging charged energy tired exhausted powered empty low'.split(' '))
const WAITING = new Set('loading buffering wait downloading updating thinking progress installing'.split(' '))

export const gauge: Layout = {
  id: 'gauge',
  name: 'Battery or loading bar',
  suits: ({ words, voice }) => (words.length > 8 || voice.hand ? 0 : speaksOf(words, WAITING) || speaksOf(words, ENERGY) ? CALLED_FOR : 0),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.26 : 0.5, maxLines: 3, maxLine: 0.38 })
    const level = 0.2 + 0.15 * setting.rng.fork('level').next()
    const sign = speaksOf(setting.words, WAITING) ? loading(level + 0.35) : battery()
    const picture = setting.motif !== undefined && !wide ? [crestRow(setting, setting.motif, WIDTH * 0.36)] : []
    const text: Row = { parts: block.parts, height: block.height, weight: 150 }
    const rows = speaksOf(setting.words, WAITING) ? [...picture, text, sign] : [...picture, sign, text]
    return { parts: stackRows(rows, 0.42).parts, reads: block.reads, usedMotif: picture.length > 0, fit: forgiving(fitOf(block.cost)) }
  },
}

/** One cell of four is left. */
function battery(): Row {
  const [width, height] = [860, 330]
  const left = -WIDTH / 2 + 40
  const body = roundedRectangle(left, 0, width, height, 56)
  const pole = roundedRectangle(left + width + 14, height * 0.3, 46, height * 0.4, 18)
  const cell = (width - 110 - 3 * 26) / 4
  const cells = [0, 1, 2, 3].map((index) => roundedRectangle(left + 55 + index * (cell + 26), 55, cell, height - 110, 18))
  const parts: Part[] = [
    { shape: [...subtract(body, outset(body, -26)), ...pole], ink: 'key' },
    { shape: cells[0] ?? [], ink: 'second' },
    { shape: cells.slice(1).flatMap((shape) => subtract(shape, outset(shape, -8))), ink: 'third' },
  ]
  return { parts, height, weight: 150 }
}

/** A trough filled as far as `level`, in slanted pieces. */
function loading(level: number): Row {
  const height = 150
  const body = roundedRectangle(-WIDTH / 2, 0, WIDTH, height, height / 2)
  const pieces = Math.round(11 * level)
  const pitch = (WIDTH - 120) / 11
  const slant = Array.from({ length: pieces }, (_, index) => move(lean(pitch * 0.66, height - 84), -WIDTH / 2 + 60 + (index + 0.5) * pitch, height / 2)).flat()
  return { parts: [{ shape: subtract(body, outset(body, -17)), ink: 'key' }, { shape: slant, ink: 'second' }], height, weight: 120 }
}

function lean(width: number, height: number) {
  const side = climb([[-height / 2, -width / 2, height / 2, -width / 2, height / 2, width / 2, -height / 2, width / 2]], 16)
  return side.map((ring) => ring.flatMap((_, index) => (index % 2 === 0 ? [ring[index + 1] ?? 0, ring[index] ?? 0] : [])))
}
