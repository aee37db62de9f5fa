/** A word and its meaning, as a dictionary sets them: flush left, the word large, a rule, the meaning in small letters. */
import { rectangle } from '../geometry/figures.ts'
import { boxOf, move } from '../geometry/shape.ts'
import { scaleLine } from '../type/line.ts'
import { moveParts, partsBox, setWords, type Layout, type Part, type Setting } from './layout.ts'
import { setParagraph, type Paragraph } from './paragraph.ts'
import { fitPicture } from './rows.ts'
import { BUILT_FOR, definitionOf, headedList, type Run } from './structure.ts'

/** Heights of the capitals of the meaning, and how deep it may run: a short meaning is set larger. */
const CAPS = [92, 84, 76, 68, 61, 54] as const
const DEEPEST = 640

export const definition: Layout = {
  id: 'definition',
  name: 'Dictionary entry',
  finishes: ['plain'],
  exempt: { 'off-centre': 'a dictionary sets flush left', 'equal-lines': 'the meaning is set in lines of one size' },
  suits: ({ words, voice }) => (definitionOf(words) === undefined || headedList(words) !== undefined || voice.hand ? 0 : BUILT_FOR),
  compose(setting) {
    const entry = definitionOf(setting.words)
    if (entry === undefined) throw new RangeError('a dictionary entry needs a word and its meaning')
    const { head, kind, meaning } = entry
    const { display, helper } = setting.voice
    const width = setting.aspect > 1.5 ? 1500 : 1000
    const word = setWords(setting, display, head.from, head.to, { caps: setting.voice.caps })
    const factor = Math.min((width * 0.98) / word.box.width, 250 / word.capHeight)
    const title = scaleLine(word, factor)
    const { text, cap } = largest(setting, meaning, width)
    const said = kind === undefined ? undefined : setParagraph(setting, kind, { face: helper, caps: false, cap: cap * 0.86, width, align: 'left', tracking: 30 })
    const below = Math.max(0, title.box.bottom)
    const ruleTop = below + 42
    const saidTop = ruleTop + 14 + 52
    const textTop = saidTop + (said === undefined ? 0 : said.height + cap)
    const parts: Part[] = [
      { shape: move(title.shape, -title.box.left, 0), ink: 'key' },
      { shape: rectangle(0, ruleTop, width, 14), ink: 'second' },
      ...(said === undefined ? [] : [{ shape: move(said.shape, 0, saidTop), ink: 'second' as const }]),
      { shape: move(text.shape, 0, textTop), ink: 'key' },
    ]
    const placed = withPicture(setting, parts, width, title.box.width)
    return {
      parts: placed.parts,
      reads: [{ at: head.from, text: title.read, face: display }, ...(said?.reads ?? []), ...text.reads],
      usedMotif: placed.used,
      fit: text.reads.length > 8 ? 0.5 : 0.92,
    }
  },
}

/** The meaning in the largest letters that keep it shallow and its lines even. */
function largest(setting: Setting, meaning: Run, width: number): { text: Paragraph; cap: number } {
  const most = setting.aspect > 1.5 ? DEEPEST * 0.72 : DEEPEST
  const tries = CAPS.map((cap) => ({ cap, text: setParagraph(setting, meaning, { face: setting.voice.helper, caps: false, cap, width, align: 'left', leading: 1.68 }) }))
  const shallow = tries.filter(({ text }) => text.height <= most)
  const found = shallow.find(({ text }) => text.evenness > 0.64) ?? shallow[0] ?? tries.at(-1)
  if (found === undefined) throw new RangeError('there are no sizes to try')
  return found
}

/** After the word where it leaves room, else above it at the left; on a wide area always after it or not at all. */
function withPicture(setting: Setting, parts: Part[], width: number, taken: number): { parts: Part[]; used: boolean } {
  const { motif } = setting
  if (motif === undefined) return { parts, used: false }
  const top = boxOf(parts[0]?.shape ?? []).top
  const room = width - taken - 50
  if (room > 190) {
    const picture = fitPicture(motif, Math.min(room, 330), Math.max(-top, 230))
    const box = partsBox(picture)
    return { parts: [...parts, ...moveParts(picture, width - box.right, -box.bottom)], used: true }
  }
  if (setting.aspect > 1.5) return { parts, used: false }
  const picture = fitPicture(motif, 420, 300)
  const box = partsBox(picture)
  return { parts: [...parts, ...moveParts(picture, -box.left, top - 50 - box.bottom)], used: true }
}
