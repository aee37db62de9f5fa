/** A draft as small as a buyer first sees it: which pixel has which ink, which lines of type and which picture are in it. */
import { placeIn } from '../finish-parts.ts'
import { originOf, type Origin } from '../geometry/origin.ts'
import type { Ring } from '../geometry/shape.ts'
import { partsBox, type Draft, type InkRole } from '../layouts/layout.ts'
import { coverOf, inkOf, type Cover } from '../geometry/raster.ts'

/** Width of a design in a list of results on a phone. */
export const THUMBNAIL_PX = 150

export interface LineSeen {
  readonly text: string
  readonly face: string
  /** Height of most of its letters, in pixels of the thumbnail. */
  readonly sizePx: number
  readonly cover: Cover
  /** Part of its letters that can be seen: not painted over, and cut out of something where they are bare. */
  readonly visible: number
  /** Square pixels of its letters that ink painted later covers or cuts away; openings that are cut for their own sake do not count. */
  readonly lostPx: number
}

export interface Thumbnail {
  readonly widthPx: number
  readonly heightPx: number
  /** Cover by any ink, 0 to 1. */
  readonly ink: Float32Array
  /** Which ink lies there: the index in ROLES. */
  readonly role: Uint8Array
  readonly lines: readonly LineSeen[]
  readonly pictures: readonly Cover[]
}

export const ROLES: readonly InkRole[] = ['bare', 'key', 'second', 'third', 'fourth']

interface Layer {
  readonly cover: Cover
  readonly ink: InkRole
  /** How far the layer's gap reaches, in pixels from 0 to 1. */
  readonly reach: number
}

interface Painted {
  readonly line: Omit<LineSeen, 'visible' | 'lostPx'>
  /** The layer that it is part of. */
  readonly layer: number
  /** Part of a bare line that had ink below it to be cut out of; 1 for a line that has ink itself. */
  readonly ground: number
}

export function thumbnailOf(draft: Pick<Draft, 'parts'>, aspect: number): Thumbnail {
  const [widthPx, heightPx] = [THUMBNAIL_PX, Math.max(1, Math.round(THUMBNAIL_PX / aspect))]
  const place = placeIn(partsBox(draft.parts), widthPx, heightPx)
  const ink = new Float32Array(widthPx * heightPx)
  const role = new Uint8Array(widthPx * heightPx)
  const painted = new Map<Origin, Painted>()
  const pictures: Cover[] = []
  const layers = draft.parts.map((part, index): Layer => {
    const whole = coverOf(part.shape, place, widthPx, heightPx, part.solid === true)
    for (const [origin, rings] of Map.groupBy(part.shape, originOf)) {
      if (origin === undefined) continue
      const cover = rings.length === part.shape.length && part.solid !== true ? whole : coverOf(rings, place, widthPx, heightPx)
      if (origin.kind === 'picture') pictures.push(cover)
      else painted.set(origin, { line: { text: origin.text, face: origin.face, sizePx: sizeOf(rings) * place.factor, cover }, layer: index, ground: part.ink === 'bare' ? shareOn(cover, ink) : 1 })
    }
    const layer = { cover: whole, ink: part.ink, reach: reachOf((part.gap ?? 0) * place.factor) }
    paint(layer, ROLES.indexOf(part.ink), ink, role)
    return layer
  })
  const lines = [...painted.values()].map(({ line, layer, ground }): LineSeen => {
    const later = layers.slice(layer + 1)
    const inked = later.filter((other) => other.ink !== 'bare')
    return { ...line, visible: ground * remaining(line.cover, later), lostPx: inkOf(line.cover) * (1 - remaining(line.cover, inked)) }
  })
  return { widthPx, heightPx, ink, role, lines, pictures }
}

function reachOf(gapPx: number): number {
  return gapPx < 0.3 ? 0 : Math.min(1, gapPx)
}

/** The ninth of ten ring heights: dots, commas and counters are small, an ornate initial is one of many. */
function sizeOf(rings: readonly Ring[]): number {
  const heights = rings.map(heightOf).sort((a, b) => a - b)
  return heights[Math.floor((heights.length - 1) * 0.9)] ?? 0
}

function heightOf(ring: Ring): number {
  let [top, bottom] = [Infinity, -Infinity]
  for (let i = 1; i < ring.length; i += 2) {
    const y = ring[i] ?? 0
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return bottom - top
}

/** The layer's ink over what lay there; its gap, up to a pixel, is bare all round. */
function paint(layer: Layer, mine: number, ink: Float32Array, role: Uint8Array): void {
  const { cells } = layer.cover
  eachCut(layer, layer.cover.widthPx, layer.cover.heightPx, (at, cut) => {
    const c = cells[at] ?? 0
    const below = (ink[at] ?? 0) * (1 - cut)
    ink[at] = mine === 0 ? below : Math.min(1, below + c)
    if (mine !== 0 && c >= below) role[at] = mine
  })
}

/** What is left of a cover when later layers have cut it, as a part of it. */
function remaining(cover: Cover, later: readonly Layer[]): number {
  const { cells, widthPx, heightPx, left, right, top, bottom } = cover
  const meets = later.filter((layer) => layer.cover.left <= right && layer.cover.right >= left && layer.cover.top <= bottom && layer.cover.bottom >= top)
  if (meets.length === 0) return 1
  const rest = cells.slice()
  for (const layer of meets) {
    eachCut(layer, widthPx, heightPx, (at, cut) => {
      rest[at] = (rest[at] ?? 0) * (1 - cut)
    })
  }
  const whole = inkOf(cover)
  return whole === 0 ? 0 : inkOf({ ...cover, cells: rest }) / whole
}

/** Every cell of which a layer takes something, and how much. */
function eachCut({ cover, reach }: Layer, widthPx: number, heightPx: number, onCut: (at: number, cut: number) => void): void {
  const { cells } = cover
  const [top, bottom] = [Math.max(0, cover.top - 1), Math.min(heightPx, cover.bottom + 1)]
  const [left, right] = [Math.max(0, cover.left - 1), Math.min(widthPx, cover.right + 1)]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * widthPx + x
      const c = cells[at] ?? 0
      const cut = reach === 0 ? c : c + reach * (around(cells, at, widthPx) - c)
      if (cut > 0) onCut(at, cut)
    }
  }
}

function around(cells: Float32Array, at: number, widthPx: number): number {
  return Math.max(cells[at] ?? 0, cells[at - 1] ?? 0, cells[at + 1] ?? 0, cells[at - widthPx] ?? 0, cells[at + widthPx] ?? 0)
}

/** Part of a cover that lies on ink. */
function shareOn(cover: Cover, ink: Float32Array): number {
  const { cells, widthPx, left, right, top, bottom } = cover
  let on = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * widthPx + x
      const c = cells[at] ?? 0
      if (c > 0) on += Math.min(c, ink[at] ?? 0)
    }
  }
  const whole = inkOf(cover)
  return whole === 0 ? 0 : on / whole
}

/** A word without its marks, for comparing. */
export function bareText(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}
