/** A page of a tear-off calendar on its rings: for phrases that name a day, a month or a date. */
import { outset, subtract, intersect } from '../geometry/clip.ts'
import { rectangle, roundedRectangle } from '../geometry/figures.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, WIDTH, type Layout, type Part } from './layout.ts'
import { fitPicture } from './rows.ts'
import { beside } from './stack.ts'
import { CALLED_FOR, definitionOf, forgiving, headedList, speaksOf } from './structure.ts'
import { aroundKey, splitInTwo } from './split.ts'

const DAYS = new Set(
  `monday tuesday wednesday thursday friday saturday sunday mondays tuesdays fridays saturdays sundays weekend january february
  april june july august september october november december birthday today tomorrow year day season montag freitag sonntag`.split(/\s+/),
)

export const calendarPage: Layout = {
  id: 'calendar-page',
  name: 'Calendar page',
  finishes: ['plain'],
  suits: ({ words, voice }) => (!speaksOf(words, DAYS) || headedList(words) !== undefined || definitionOf(words) !== undefined || words.length < 2 || words.length > 9 || voice.hand || !voice.caps ? 0 : CALLED_FOR / 2),
  compose(setting) {
    const key = aroundKey(setting.words)
    const at = key.from > 0 ? key.from : (splitInTwo(setting.words, 0.4) ?? 1)
    const inner = WIDTH - 150
    const factor = inner / WIDTH
    const head = composeBlock(setting, { to: at, height: 0.16, maxLines: 2, finish: 'plain', maxLine: 0.2, connectors: false, ink: 'bare', accent: 'bare' })
    const body = composeBlock(setting, { from: at, height: 0.4, maxLines: 3, finish: 'plain', maxLine: 0.4, connectors: false })
    const shrink = Math.min(factor, 190 / head.height)
    const headHeight = head.height * shrink + 150
    const picture = setting.motif === undefined || setting.aspect > 1.5 ? [] : fitPicture(setting.motif, 480, 300)
    const box = partsBox(picture)
    const start = headHeight + 76
    const bodyTop = start + (picture.length === 0 ? 0 : box.height + 54)
    const height = bodyTop + body.height * factor + 84
    const page = roundedRectangle(-WIDTH / 2, 0, WIDTH, height, 62)
    const rings = [-0.3, -0.1, 0.1, 0.3].flatMap((x) => roundedRectangle(x * WIDTH - 19, -54, 38, 116, 19))
    const parts: Part[] = [
      { shape: subtract(page, outset(page, -18)), ink: 'key' },
      { shape: intersect(page, rectangle(-WIDTH / 2, 0, WIDTH, headHeight)), ink: 'second', gap: 0 },
      { shape: rings, ink: 'key', gap: 15 },
      ...moveParts(scaleParts(head.parts, shrink), 0, 98),
      ...moveParts(picture, 0, start - box.top),
      ...moveParts(scaleParts(body.parts, factor), 0, bodyTop),
    ]
    const wide = setting.motif !== undefined && setting.aspect > 1.5
    return { parts: wide && setting.motif !== undefined ? [...beside(setting.motif, height), ...parts] : parts, reads: [...head.reads, ...body.reads], usedMotif: setting.motif !== undefined, fit: forgiving(fitOf((head.cost + body.cost) / 2.4)) }
  },
}
