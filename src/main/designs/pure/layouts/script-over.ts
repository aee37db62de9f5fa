/** A script word written across heavy capitals, with a clear edge where they meet and a stroke below. */
import { boxOf, move, rotate, type Shape } from '../geometry/shape.ts'
import { lineToWidth } from '../type/line.ts'
import { composeBlock, fitOf, type Block } from './block.ts'
import { moveParts, setWords, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { crestRow, crownSize } from './crest.ts'
import { beside } from './stack.ts'
import { stackRows, type Row } from './rows.ts'
import type { Word } from '../type/words.ts'
import { aroundKey, seamCost } from './split.ts'

const CLIMB = -6

/** Script is never set in capitals. */
function isAcronym({ text }: Word): boolean {
  return /\p{Lu}{2,}/u.test(text)
}

export const scriptOver: Layout = {
  id: 'script',
  name: 'Script across capitals',
  finishes: ['plain'],
  exempt: { 'lines-touch': 'Script lies across the capitals, with a clear edge.' },
  suits: ({ words, voice }) => (words.length < 2 || words.length > 9 || words.some(isAcronym) || !voice.caps || voice.hand || voice.script.id === voice.display.id ? 0 : 1.1),
  compose(setting) {
    const { from, to } = scripted(setting)
    const wide = setting.aspect > 1.5
    const line = setWords(setting, setting.voice.script, from, to, { caps: false })
    const written = lineToWidth(line, Math.min(WIDTH * 1.02, (WIDTH * 0.36 * line.box.width) / line.box.height))
    const script = rotate(move(written.shape, 0, 0), CLIMB)
    const rest = { height: wide ? 0.22 : 0.4, finish: 'plain' as const, maxLines: 3, maxLine: 0.44, small: setting.voice.display }
    const before = from > 0 ? composeBlock(setting, { ...rest, from: 0, to: from }) : undefined
    const after = to < setting.words.length ? composeBlock(setting, { ...rest, from: to }) : undefined
    const words = assemble(script, before, after)
    const row: Row = { parts: words, height: boxOf(words.flatMap(({ shape }) => shape)).bottom, weight: 120 }
    const crowned = setting.motif !== undefined && !wide
    const parts = crowned && setting.motif !== undefined ? stackRows([crestRow(setting, setting.motif, crownSize(row.height)), row]).parts : words
    return {
      parts: setting.motif !== undefined && wide ? [...beside(setting.motif, row.height), ...parts] : parts,
      reads: [...(before?.reads ?? []), { at: from, text: written.read, face: setting.voice.script }, ...(after?.reads ?? [])],
      usedMotif: setting.motif !== undefined,
      fit: fitOf(((before?.cost ?? 0.5) + (after?.cost ?? 0.5)) / 1.6),
    }
  },
}

/** The words that are written: the key and what belongs to it, or everything up to the end when that is short. */
function scripted({ words }: Setting): { from: number; to: number } {
  const key = aroundKey(words)
  if (key.from === 0 && key.to === words.length) return { from: seamCost(words, 1) > 0.5 ? 0 : 1, to: words.length }
  return key
}

/** How far script may cover a row of letters so high; a small row keeps its distance. */
function bite(letters: number): number {
  return letters > 170 ? letters * 0.13 : -14
}

/** Block, script, block: the script bites into rows that are large enough to stay readable. Top at 0. */
function assemble(script: Shape, before: Block | undefined, after: Block | undefined): Part[] {
  const box = boxOf(script)
  const y = before === undefined ? -box.top : before.height - box.top - bite(before.last)
  const written: Part = { shape: move(script, 0, y), ink: 'second', gap: 13 }
  const below = y + box.bottom - (after === undefined ? 0 : bite(after.first))
  const parts = [...(before?.parts ?? []), ...moveParts(after?.parts ?? [], 0, below)]
  return [...parts, written]
}
