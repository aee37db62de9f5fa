/** The words repeated in outline above and below themselves, once filled. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { move } from '../geometry/shape.ts'
import { lineToWidth } from '../type/line.ts'
import { setWords, textOf, WIDTH, type InkRole, type Layout, type Part } from './layout.ts'

export const echo: Layout = {
  id: 'echo',
  name: 'Repeated outline',
  finishes: ['plain'],
  exempt: { 'repeated-word': 'The outlines are echoes of the one filled line.', 'equal-lines': 'All lines are the same words; the filled one leads.' },
  suits: ({ words, voice, aspect }) => {
    const letters = textOf(words, 0, words.length).length
    return words.length > 3 || letters < 4 || letters > 11 || !voice.caps || voice.hand || aspect > 1.5 ? 0 : 0.7
  },
  compose(setting) {
    const { words, voice, rng } = setting
    const line = lineToWidth(setWords(setting, voice.display, 0, words.length, { caps: true }), WIDTH)
    const cap = line.capHeight
    const gap = cap * 0.17
    const count = cap > 270 ? 3 : 5
    const filled = rng.fork('filled').pick([(count - 1) / 2, 0, count - 1])
    const letters = unite(line.shape)
    const stroke = Math.min(14, Math.max(9, cap * 0.045))
    const hollow = subtract(letters, outset(letters, -stroke))
    const parts = Array.from({ length: count }, (_, index): Part => {
      const far = Math.abs(index - filled)
      return { shape: move(far === 0 ? line.shape : hollow, 0, index * (cap + gap)), ink: far === 0 ? 'key' : tone(far) }
    })
    return { parts, reads: [{ at: 0, text: line.read, face: voice.display }], usedMotif: false, fit: cap > 430 || cap < 120 ? 0.5 : 0.9 }
  },
}

/** The farther an echo, the farther its tone. */
function tone(far: number): InkRole {
  return far === 1 ? 'second' : far === 2 ? 'third' : 'fourth'
}
