/** The tag of a conference: a solid head that greets, a white field with the name written by hand. */
import { outset, subtract, intersect } from '../geometry/clip.ts'
import { rectangle, roundedRectangle } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import { lineToCap, lineToWidth, scaleLine } from '../type/line.ts'
import { moveParts, setWords, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { stackRows, type Row } from './rows.ts'
import { BUILT_FOR, plain } from './structure.ts'
import { crestRow } from './crest.ts'

const GREETINGS = new Set('hello hi hey hola hallo bonjour ciao howdy'.split(' '))
const LEADS = ['my', 'name', 'is', 'i’m', 'im', 'i', 'am', 'this']

/** Where the name begins: after “Hello”, or after “Hello my name is”. */
function nameAt(words: Setting['words']): number | undefined {
  if (!GREETINGS.has(plain(words[0]?.text ?? ''))) return undefined
  let at = 1
  while (LEADS.includes(plain(words[at]?.text ?? ''))) at++
  return at < words.length && words.length - at <= 4 ? at : undefined
}

export const nameTag: Layout = {
  id: 'name-tag',
  name: 'Name tag',
  finishes: ['plain'],
  suits: ({ words, voice }) => (nameAt(words) === undefined || voice.hand || !voice.caps ? 0 : BUILT_FOR),
  compose(setting) {
    const at = nameAt(setting.words)
    if (at === undefined) throw new RangeError('a name tag greets')
    const { display, script } = setting.voice
    const set = (from: number, to: number, cap: number) => {
      const line = lineToCap(setWords(setting, display, from, to, { caps: true, tracking: 40 }), cap)
      return line.box.width > WIDTH * 0.84 ? lineToWidth(line, WIDTH * 0.84) : line
    }
    const greeting = set(0, 1, 185)
    const lead = at > 1 ? set(1, at, 66) : undefined
    const row = (line: typeof greeting): Row => ({ parts: [{ shape: move(line.shape, 0, line.capHeight), ink: 'bare' }], height: line.capHeight, weight: line.capHeight })
    const head = stackRows([row(greeting), ...(lead === undefined ? [] : [row(lead)])], 0.55)
    const name = setWords(setting, script, at, setting.words.length, { caps: false })
    const wide = lineToWidth(name, WIDTH * 0.84)
    const written = wide.box.height > 330 ? scaleLine(name, 330 / name.box.height) : wide
    const top = head.height + 128
    const field = Math.max(360, written.box.height + 130)
    const height = top + field + 58
    const tag = roundedRectangle(-WIDTH / 2, 0, WIDTH, height, 78)
    const window = intersect(tag, rectangle(-WIDTH / 2 + 24, top, WIDTH - 48, field))
    const parts: Part[] = [
      { shape: subtract(tag, window), ink: 'second' },
      ...moveParts(head.parts, 0, 66),
      { shape: move(written.shape, 0, top + field / 2 - (written.box.top + written.box.bottom) / 2), ink: 'key' },
      { shape: subtract(outset(tag, 30), outset(tag, 16)), ink: 'second' },
    ]
    const reads: Read[] = [{ at: 0, text: greeting.read, face: display }, ...(lead === undefined ? [] : [{ at: 1, text: lead.read, face: display }]), { at, text: written.read, face: script }]
    const crowned = setting.motif !== undefined && setting.aspect < 1
    const tagRow: Row = { parts: moveParts(parts, 0, 30), height: height + 60, weight: 150 }
    return { parts: crowned && setting.motif !== undefined ? stackRows([crestRow(setting, setting.motif, WIDTH * 0.36), tagRow]).parts : parts, reads, usedMotif: crowned, fit: 0.95 }
  },
}
