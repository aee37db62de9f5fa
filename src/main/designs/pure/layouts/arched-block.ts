/** The whole block bent as one: varsity arc, bulge or wave. The picture sits where the bend leaves room. */
import { finished } from '../finish/lettering.ts'
import { boxOf, mapPoints, densify, type Shape } from '../geometry/shape.ts'
import { pair, star } from '../geometry/figures.ts'
import { arch, wave } from '../geometry/warp.ts'
import { composeBlock, fitOf, type Block } from './block.ts'
import { moveParts, partsBox, WIDTH, type Draft, type Finish, type Layout, type Part, type Setting } from './layout.ts'
import { weighPicture } from './rows.ts'
import { isParallel } from '../type/phrasing.ts'

const HALF = WIDTH / 2

/** Bends the plain block; finishes come after, so that shadows fall straight. */
function bent(block: Block, warp: (shape: Shape) => Shape, finish: Finish): Part[] {
  return block.parts.flatMap((part) => {
    if (part.ink !== 'key') return [{ ...part, shape: warp(part.shape) }]
    // A finish deeper than the letters can bear breaks into crumbs.
    const depth = Math.min(26, boxOf(part.shape).height * (finish === 'outline' ? 0.13 : 0.1))
    return finished(warp(part.shape), 'key', borne(finish, depth), depth)
  })
}

/** The finish that a depth can hold: a second line round small letters is a hairline, so they take a plain edge or none. */
function borne(finish: Finish, depth: number): Finish {
  if (depth < 9) return 'plain'
  return finish === 'double' && depth < 19 ? 'outline' : finish === 'offset' && depth < 13 ? 'shadow' : finish
}

function heightFor(setting: Setting, portrait: number): number {
  return setting.aspect > 1.5 ? 0.36 : portrait
}

function draft(block: Block, parts: Part[], usedMotif: boolean, factor = 1): Draft {
  return { parts, reads: block.reads, usedMotif, fit: fitOf(block.cost) * factor }
}

export const varsity: Layout = {
  id: 'varsity',
  name: 'Varsity arc',
  finishes: ['outline', 'double', 'extrude', 'block', 'shadow'],
  suits: ({ words, voice }) => (words.length > 6 || !voice.caps || voice.hand ? 0 : 0.8),
  compose(setting) {
    const rise = setting.aspect > 1.5 ? 70 : 150
    const block = composeBlock(setting, { height: heightFor(setting, 0.5), maxLines: 3, finish: 'plain', maxLine: 0.34, connectors: false, spread: 14 })
    const words = bent(block, (shape) => arch(shape, rise, HALF), setting.finish === 'plain' ? 'outline' : setting.finish)
    return draft(block, [...words, ...underArch(setting, block.height, rise)], setting.motif !== undefined && setting.aspect <= 1.5)
  },
}

/** In the hollow below the bend: the picture between two stars, or three stars. */
function underArch(setting: Setting, y: number, rise: number): Part[] {
  if (setting.motif === undefined || setting.aspect > 1.5) {
    const row = [...star(46), ...pair(star(34), 120), ...pair(star(24), 210)]
    return moveParts([{ shape: row, ink: 'second' }], 0, y - rise + 120)
  }
  const picture = weighPicture(setting.motif, 440)
  const box = partsBox(picture)
  // The last baseline at the picture's shoulder, and room for the finish below it.
  const shoulder = y - rise * (1 - (box.width / 2 / HALF) ** 2)
  const middle = shoulder + 58 + box.height / 2
  const side = box.width / 2 + 110
  return [...moveParts(picture, 0, middle), { shape: pair(star(44), side), ink: 'second' as const }].map((part, index, all) =>
    index === all.length - 1 ? { ...part, shape: mapPoints(part.shape, (x, shapeY) => [x, shapeY + middle]) } : part,
  )
}

export const bulge: Layout = {
  id: 'bulge',
  name: 'Bulging block',
  suits: ({ words, voice }) => (words.length < 2 || words.length > 8 || !voice.caps || voice.hand ? 0 : isParallel(words) ? 0.1 : 0.8),
  compose(setting) {
    const block = composeBlock(setting, { height: heightFor(setting, 0.62), maxLines: 4, finish: 'plain', connectors: false, maxLine: 0.4, spread: 8 })
    const middle = block.height / 2
    const swell = (shape: Shape): Shape => mapPoints(densify(shape, WIDTH / 160), (x, y) => [x, middle + (y - middle) * (0.78 + 0.5 * (1 - (x / HALF) ** 2))])
    const words = bent(block, swell, setting.finish)
    return draft(block, [...crown(setting, words), ...words], setting.motif !== undefined && setting.aspect <= 1.5)
  },
}

export const groovy: Layout = {
  id: 'groovy',
  name: 'Groovy wave',
  finishes: ['plain', 'extrude', 'block', 'shadow', 'halftone', 'offset'],
  // Typewriter letters are too thin to bend.
  suits: ({ words, voice }) => (words.length < 2 || words.length > 8 || voice.display.id === voice.helper.id ? 0 : isParallel(words) ? 0.1 : voice.caps ? 0.45 : 0.9),
  compose(setting) {
    const block = composeBlock(setting, { height: heightFor(setting, 0.72), maxLines: 4, finish: 'plain', connectors: false, maxLine: 0.42, spread: 8 })
    const words = bent(block, (shape) => wave(shape, 44, HALF), setting.finish === 'outline' ? 'extrude' : setting.finish)
    return draft(block, [...crown(setting, words), ...words], setting.motif !== undefined && setting.aspect <= 1.5)
  },
}

/** The picture above a bent block, as near as the bend allows. */
function crown(setting: Setting, words: readonly Part[]): Part[] {
  if (setting.motif === undefined || setting.aspect > 1.5) return []
  const picture = weighPicture(setting.motif, 470)
  const box = partsBox(picture)
  const reach = words.flatMap(({ shape }) => shape)
  const near = boxOf(reach.map((ring) => ring.filter((_, index) => Math.abs(ring[index - (index % 2)] ?? 0) < box.width / 2 + 30)))
  return moveParts(picture, 0, near.top - 40 - box.bottom)
}
