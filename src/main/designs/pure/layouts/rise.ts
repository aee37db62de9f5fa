/** A block that grows and climbs to the right, with a swash below it: sporty, sure of itself. */
import { finished } from '../finish/lettering.ts'
import { boxOf, densify, mapPoints, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { beside } from './stack.ts'
import { weighPicture } from './rows.ts'

const HALF = WIDTH / 2

export const rise: Layout = {
  id: 'rise',
  name: 'Rising block',
  exempt: { 'off-centre': 'It grows to the right, and the picture stands over its low end.' },
  suits: ({ words, voice }) => (words.length < 2 || words.length > 6 || !voice.caps || voice.hand ? 0 : 0.65),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.36 : 0.56, maxLines: 3, finish: 'plain', connectors: false, maxLine: 0.36, spread: 10 })
    const climbs = (shape: Shape): Shape => mapPoints(densify(shape, WIDTH / 120), (x, y) => [x, block.height * 0.5 + (y - block.height * 0.5) * grow(x) - slope(x)])
    const words = block.parts.flatMap((part) => {
      const shape = climbs(part.shape)
      const depth = Math.min(24, boxOf(part.shape).height * 0.1)
      return part.ink === 'key' ? finished(shape, 'key', depth < 9 ? 'plain' : setting.finish, depth) : [{ ...part, shape }]
    })
    const parts: Part[] = [...words, { shape: climbs(swash(block.height)), ink: 'second' }]
    return { parts: pictured(setting, parts, wide), reads: block.reads, usedMotif: setting.motif !== undefined, fit: fitOf(block.cost) * 0.95 }
  },
}

/** Letters on the right are half as high again as those on the left. */
function grow(x: number): number {
  return 1 + 0.2 * (x / HALF)
}

function slope(x: number): number {
  return x * 0.16 + 18 * Math.sin((Math.PI * x) / WIDTH)
}

/** A stroke that begins thick under the first letters and runs out under the last, with a short one below it. */
function swash(height: number): Shape {
  const stroke = (from: number, to: number, y: number, thick: number): number[] => {
    const over = Array.from({ length: 31 }, (_, i) => [from + ((to - from) * i) / 30, y])
    const under = Array.from({ length: 31 }, (_, i) => [from + ((to - from) * (30 - i)) / 30, y + thick * Math.sin((Math.PI * (30 - i)) / 30) ** 0.6 * (0.35 + (0.65 * i) / 30)])
    return [...over, ...under].flat()
  }
  return [stroke(-HALF, HALF, height + 40, 44), stroke(-HALF + 120, HALF * 0.52, height + 104, 24)]
}

/** Left of the middle, where the block leaves room above it. */
function pictured(setting: Setting, words: Part[], wide: boolean): Part[] {
  if (setting.motif === undefined) return words
  const box = partsBox(words)
  if (wide) return [...moveParts(beside(setting.motif, box.height * 0.92), 0, box.top), ...words]
  const picture = weighPicture(setting.motif, 440)
  const at = partsBox(picture)
  const reach = words.flatMap(({ shape }) => shape)
  const x = -HALF * 0.36
  const near = boxOf(reach.map((ring) => ring.filter((_, index) => Math.abs((ring[index - (index % 2)] ?? 0) - x) < at.width / 2 + 20)))
  return [...moveParts(picture, x, near.top - 46 - at.bottom), ...words]
}
