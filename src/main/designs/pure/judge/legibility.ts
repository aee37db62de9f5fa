/** Whether the words can be read in a list of results, measured on the pixels that are left of them there. */
import type { Word } from '../type/words.ts'
import { inkOf, type Cover } from '../geometry/raster.ts'
import { bareText, type LineSeen } from './thumbnail.ts'
import type { Fault } from './faults.ts'

/** Letters this high, in pixels of the thumbnail, lose nothing by being small. */
const ENOUGH_PX = 7
/** A pixel covered less than this is more cloth than ink: what lies in such pixels is seen as a haze. */
const SOLID = 0.6
/** Share of the ink in solid pixels at which strokes stand clear; sharp type at 10 pixels has 0.7 to 0.9. */
const CLEAR = 0.72
/** Below this the word that matters is not read, and below the other no word that says anything is. */
const LEAST_KEY = 0.6
const LEAST_WORD = 0.6

/** 0 (a haze) to 1 (sharp): height of the letters, strokes that survive, and how much of them is seen at all. */
export function legibilityOf({ cover, sizePx, visible }: LineSeen): number {
  return Math.min(1, sizePx / ENOUGH_PX) * Math.min(1, solidShare(cover) / CLEAR) * Math.min(1, visible / 0.85)
}

function solidShare(cover: Cover): number {
  const { cells, widthPx, left, right, top, bottom } = cover
  let solid = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const c = cells[y * widthPx + x] ?? 0
      if (c >= SOLID) solid += c
    }
  }
  const ink = inkOf(cover)
  return ink === 0 ? 0 : solid / ink
}

export interface Legibility {
  /** 0 to 1: the key line counts as much as all the others. */
  readonly mark: number
  readonly faults: readonly Fault[]
}

export function judgeLegibility(lines: readonly LineSeen[], words: readonly Word[]): Legibility {
  const largest = lines.reduce<LineSeen | undefined>((best, line) => (best === undefined || line.sizePx > best.sizePx ? line : best), undefined)
  if (largest === undefined) return { mark: 0.5, faults: [] }
  const telling = lines.filter((line) => tells(line, words))
  const [key, all] = [legibilityOf(largest), (telling.length > 0 ? telling : lines).map(legibilityOf)]
  const least = Math.min(...all)
  const mark = (key + all.reduce((sum, value) => sum + value, 0) / all.length) / 2
  if (key >= LEAST_KEY && least >= LEAST_WORD) return { mark, faults: [] }
  return { mark, faults: [{ name: 'unreadable-small', says: 'Some words cannot be read in a small picture, as buyers first see it.' }] }
}

/** Under these heights in pixels of the thumbnail the largest line, and any line that says something, is no longer text. */
const LOST_KEY_PX = 6
const LOST_WORD_PX = 2.4

/** Whether the words are too small to be read at all: no look that anybody wants. */
export function isLost(lines: readonly LineSeen[], words: readonly Word[]): boolean {
  const telling = lines.filter((line) => tells(line, words)).map(({ sizePx }) => sizePx)
  return telling.length > 0 && (Math.max(...telling) < LOST_KEY_PX || Math.min(...telling) < LOST_WORD_PX)
}

/** Whether a line holds more than helper words. */
function tells({ text }: LineSeen, words: readonly Word[]): boolean {
  const content = new Set(words.filter(({ helper }) => !helper).map((word) => bareText(word.text)))
  return text.split(' ').some((word) => content.has(bareText(word)))
}
