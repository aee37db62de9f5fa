/** What every family of composition takes and gives. */
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { Lettering } from '../../contract.ts'
import { capitals, type Word } from '../type/words.ts'
import type { Face } from '../type/face.ts'
import type { Exemptions } from '../judge/faults.ts'
import type { Picture } from '../motifs.ts'
import { setLine, type Line } from '../type/line.ts'
import { boxOf, mapPoints, move, type Shape } from '../geometry/shape.ts'

/** Inks by their task; `key` has the strongest contrast to the garment, `bare` is the garment itself: it only cuts. */
export type InkRole = 'key' | 'second' | 'third' | 'fourth' | 'bare'

/**
 * An area in one ink. Parts lie in the order of painting: each is cut out of all before it, and `gap` more all round.
 * `solid` cuts out the part's silhouette, so that nothing shows through its holes.
 */
export interface Part {
  readonly shape: Shape
  readonly ink: InkRole
  readonly gap?: number
  readonly solid?: boolean
}

/** A run of words that was set: the index of its first word, what its glyphs read, and in which face. */
export interface Read {
  readonly at: number
  readonly text: string
  readonly face: Face
}

export interface Draft {
  readonly parts: readonly Part[]
  readonly reads: readonly Read[]
  readonly usedMotif: boolean
  /** 0 (poor) to 1, from what only the layout knows: crowding, size contrast, awkward breaks. */
  readonly fit: number
}

/** The faces of one design and how they like to be set. */
export interface Voice {
  readonly id: string
  readonly display: Face
  readonly helper: Face
  readonly script: Face
  /** Whether the display face is at home in capitals. */
  readonly caps: boolean
  /** Whether the display face looks written. */
  readonly hand: boolean
  /** Finishes that suit it. */
  readonly finishes: readonly Finish[]
}

export type Finish = Lettering

export interface Setting {
  readonly words: readonly Word[]
  readonly language: string
  readonly voice: Voice
  readonly motif: Picture | undefined
  /** Width of the print area divided by its height. */
  readonly aspect: number
  readonly finish: Finish
  readonly rng: Rng
}

export interface Layout {
  readonly id: string
  /** What the seller reads: “Striped sunset”. */
  readonly name?: string
  /** The finishes of letters that it can carry; all of them where it does not say. */
  readonly finishes?: readonly Finish[]
  /** Faults that are no faults in this family, each with the reason. */
  readonly exempt?: Exemptions
  /** 0 when the phrase cannot be set this way; else how well it suits, 1 being usual. */
  suits(setting: Omit<Setting, 'rng' | 'finish'>): number
  compose(setting: Setting): Draft
}

/** The width in which layouts reckon; the result is scaled to the print area. */
export const WIDTH = 1000

/** Words `from` … `to` (exclusive) as one line of `face` at 1000 units to the em. */
export function setWords(setting: Pick<Setting, 'words' | 'language'>, face: Face, from: number, to: number, style: { caps: boolean; tracking?: number }): Line {
  const text = textOf(setting.words, from, to)
  return setLine(face, style.caps ? capitals(text, setting.language) : text, style.tracking ?? 0)
}

export function textOf(words: readonly Word[], from: number, to: number): string {
  return words.slice(from, to).map((word) => word.text).join(' ')
}

export function moveParts(parts: readonly Part[], dx: number, dy: number): Part[] {
  return parts.map((part) => ({ ...part, shape: move(part.shape, dx, dy) }))
}

export function scaleParts(parts: readonly Part[], factor: number): Part[] {
  return parts.map((part) => ({
    ...part,
    shape: mapPoints(part.shape, (x, y) => [x * factor, y * factor]),
    ...(part.gap === undefined ? {} : { gap: part.gap * factor }),
  }))
}

export function partsBox(parts: readonly Part[]) {
  return boxOf(parts.flatMap((part) => part.shape))
}
