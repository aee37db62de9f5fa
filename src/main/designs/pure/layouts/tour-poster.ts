/** The back of a band's shirt: a heavy head, stars, and the stations of the tour centred under each other. */
import { pair, rectangle, star } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import { lineToCap } from '../type/line.ts'
import { composeBlock, fitOf } from './block.ts'
import { setWords, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { crestRow } from './crest.ts'
import { stackRows, type Row } from './rows.ts'
import { BUILT_FOR, CALLED_FOR, forgiving, headedList, type Run } from './structure.ts'

export const tourPoster: Layout = {
  id: 'tour-poster',
  name: 'Tour poster',
  exempt: { 'equal-lines': 'the stations of a tour are equal' },
  suits: ({ words, voice, aspect }) => (headedList(words) === undefined || voice.hand || !voice.caps || aspect > 1.5 ? 0 : /\btour\b|live|festival/iu.test(words.map(({ text }) => text).join(' ')) ? BUILT_FOR * 2 : CALLED_FOR),
  compose(setting) {
    const list = headedList(setting.words)
    if (list === undefined) throw new RangeError('a tour has a name and stations')
    const head = composeBlock(setting, { ...list.head, height: 0.36, maxLines: 2, maxLine: 0.36, connectors: false })
    const stations = stationRows(setting, list.items)
    const picture = setting.motif === undefined ? [] : [crestRow(setting, setting.motif, WIDTH * 0.38)]
    const rows: Row[] = [...picture, { parts: head.parts, height: head.height, weight: 150 }, rule(), ...stations.rows]
    return { parts: stackRows(rows, 0.5).parts, reads: [...head.reads, ...stations.reads], usedMotif: setting.motif !== undefined, fit: forgiving(fitOf(head.cost)) * (stations.cap < 50 ? 0.5 : 0.95) }
  },
}

/** All of one size, every second one in the accent. */
function stationRows(setting: Setting, items: readonly Run[]): { rows: Row[]; reads: Read[]; cap: number } {
  const { helper } = setting.voice
  const lines = items.map(({ from, to }) => setWords(setting, helper, from, to, { caps: true, tracking: 60 }))
  const cap = Math.min(96, ...lines.map((line) => (WIDTH * 0.94 * line.capHeight) / line.box.width))
  const rows = lines.map((line, index): Row => ({ parts: [{ shape: move(lineToCap(line, cap).shape, 0, cap), ink: index % 2 === 0 ? 'key' : 'second' }], height: cap, weight: cap * 1.1 }))
  return { rows, reads: lines.map((line, index) => ({ at: items[index]?.from ?? 0, text: line.read, face: helper })), cap }
}

/** Three stars between two bars. */
function rule(): Row {
  const stars = [...star(34), ...pair(star(25), 86)]
  const bars = [-1, 1].flatMap((side) => rectangle(side < 0 ? -WIDTH / 2 : 170, -7, WIDTH / 2 - 170, 14))
  const parts: Part[] = [{ shape: move([...stars, ...bars], 0, 34), ink: 'second' }]
  return { parts, height: 68, weight: 100 }
}
