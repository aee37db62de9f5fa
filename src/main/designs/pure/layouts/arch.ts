/** A line bent over the picture, the rest straight below; without a picture the big word fills the vault. */
import { finished } from '../finish/lettering.ts'
import { scale } from '../geometry/shape.ts'
import { arch as bend, envelope } from '../geometry/warp.ts'
import { lineToCap, lineToWidth, setOnRing } from '../type/line.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, setWords, textOf, WIDTH, type Draft, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { splitInTwo } from './split.ts'
import { capitals } from '../type/words.ts'

export const arch: Layout = {
  id: 'arch',
  name: 'Arched line',
  suits: ({ words, voice, aspect }) => (words.length < 2 || words.length > 9 || !voice.caps || voice.hand ? 0 : aspect > 1.5 ? 0.5 : 0.9),
  compose: (setting) => (setting.motif === undefined || setting.aspect > 1.5 ? vault(setting) : overPicture(setting, setting.motif)),
}

/** Ring text over a picture over a straight block. */
function overPicture(setting: Setting, motif: NonNullable<Setting['motif']>): Draft {
  const at = splitInTwo(setting.words, 0.55) ?? 1
  const { face, text } = { face: setting.voice.display, text: capitals(textOf(setting.words, 0, at), setting.language) }
  const radius = WIDTH * 0.5
  const top = fitRing(face, text, radius, 1.32, 'top', 236)
  const outer = radius + top.cap / 2
  const ringWidth = 2 * outer * Math.min(1, Math.sin(Math.min(Math.PI / 2, top.half)))
  const block = composeBlock(setting, { from: at, height: 0.3, maxLines: 2, finish: 'plain', maxLine: 0.42 })
  const inner = radius - top.cap / 2
  const size = inner * 1.22
  const picture = moveParts(fitPicture(motif, size, size * 0.92), 0, -inner * 0.26)
  const pictureBottom = partsBox(picture).bottom
  const blockWidth = Math.max(ringWidth, inner * 1.7)
  const factor = Math.min(1, blockWidth / WIDTH)
  const ringBottom = -Math.cos(top.half) * inner
  const y = Math.max(pictureBottom + 42, ringBottom + 34)
  const words = block.parts.map((part) => ({ ...part, shape: scale(part.shape, factor) }))
  const parts: Part[] = [{ shape: top.shape, ink: 'key' }, ...picture, ...moveParts(words, 0, y)]
  return draft(parts, [{ at: 0, text: top.read, face }, ...block.reads], true, fitOf(block.cost) * top.fit * 0.9)
}

/** Ring text whose capitals shrink until it takes at most `most` radians to each side, and spread when it takes too little. */
export function fitRing(face: Setting['voice']['display'], text: string, radius: number, most: number, side: 'top' | 'bottom' = 'top', largest = 168) {
  let cap = Math.min(largest, 168)
  let tracking = 30
  let set = setOnRing(face, text, radius, cap, side, tracking)
  while (set.half > most && cap > 58) {
    cap -= 4
    set = setOnRing(face, text, radius, cap, side, tracking)
  }
  while (set.half < most * 0.6 && cap < largest) {
    cap += 4
    set = setOnRing(face, text, radius, cap, side, tracking)
  }
  while (set.half < most * 0.62 && tracking < 90) {
    tracking += 20
    set = setOnRing(face, text, radius, cap, side, tracking)
  }
  const fit = set.half > most ? 0.25 : set.half < most * 0.4 ? 0.6 : 1
  return { ...set, cap, fit }
}

/** The first line arched, the last line filling the room below it: its top follows the arch, its foot is straight. */
function vault(setting: Setting): Draft {
  const { words, voice } = setting
  const at = splitInTwo(words, 0.5) ?? 1
  const rise = WIDTH * (setting.aspect > 1.5 ? 0.1 : 0.17)
  const first = limit(lineToWidth(setWords(setting, voice.display, 0, at, { caps: true, tracking: 15 }), WIDTH), 230)
  const second = lineToWidth(setWords(setting, voice.display, at, words.length, { caps: true }), WIDTH * 0.985)
  const half = first.box.width / 2
  const upper = bend(first.shape, rise, WIDTH / 2)
  const edge = (x: number): number => 40 - rise * (1 - (x * 0.985) ** 2)
  const foot = 40 + Math.min(330, Math.max(150, second.capHeight))
  const lower = envelope(second.shape, -second.capHeight, 0, edge, () => foot)
  const depth = setting.finish === 'plain' ? 0 : 20
  const parts = [...finished(upper, 'key', setting.finish, depth), ...finished(lower, 'key', setting.finish, depth)]
  const stretch = (foot - 40 + rise * 0.6) / second.capHeight
  const even = half > WIDTH * 0.4 ? 1 : 0.7
  const fit = even * (stretch > 1.9 || stretch < 0.75 ? 0.45 : 0.95)
  const face = voice.display
  return draft(parts, [{ at: 0, text: first.read, face }, { at, text: second.read, face }], false, words.length > 5 ? fit * 0.6 : fit)
}

function limit(line: ReturnType<typeof lineToWidth>, capHeight: number): ReturnType<typeof lineToWidth> {
  return line.capHeight > capHeight ? lineToCap(line, capHeight) : line
}

function draft(parts: Part[], reads: Read[], usedMotif: boolean, fit: number): Draft {
  return { parts, reads, usedMotif, fit }
}
