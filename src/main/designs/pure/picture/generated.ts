/** A picture that a model made, cut out, as compositions need it. */
import type { DesignChoices } from '../../contract.ts'
import { comingFrom, originOf } from '../geometry/origin.ts'
import { boxOf, move, scale, type Shape } from '../geometry/shape.ts'
import type { Part } from '../layouts/layout.ts'
import type { Picture } from '../motifs.ts'

export interface ColourShare {
  /** #RRGGBB. */
  readonly hex: string
  /** Of its ink, 0 to 1. */
  readonly share: number
}

export interface GeneratedPicture {
  /** PNG bytes in base64: what a drawing holds of it, as large as a screen wants it. */
  readonly png: string
  /** Of the cut-out itself, which is what is printed. */
  readonly widthPx: number
  readonly heightPx: number
  /** Its outline in pixels of the cut-out. */
  readonly outline: Shape
  /** The most used first. */
  readonly colours: readonly ColourShare[]
}

/** The name of a design's own picture where motifs are named by their ids. */
export const OWN_PICTURE = 'picture'

/** Whether a design that was given a picture of its own is to show it: choices may name a motif instead, or none. */
export function holdsOwn({ motif }: DesignChoices = {}): boolean {
  return motif === undefined || motif === OWN_PICTURE
}

/** The outline in place of a motif: centred, its longer side 1000 units. */
export function asMotif({ outline }: Pick<GeneratedPicture, 'outline'>): Picture {
  const box = boxOf(outline)
  const factor = 1000 / Math.max(box.width, box.height, 1)
  const placed = scale(move(outline, -(box.left + box.right) / 2, -(box.top + box.bottom) / 2), factor)
  return { lines: comingFrom(placed, { kind: 'picture' }), inside: [] }
}

/** The parts as they are cut: the picture itself is no ink, it only keeps its place free. */
export function withoutPicture(parts: readonly Part[], gap: number): Part[] {
  return parts.map((part) => (part.shape.some((ring) => originOf(ring)?.kind === 'picture') ? { shape: part.shape, ink: 'bare', gap, solid: true } : part))
}
