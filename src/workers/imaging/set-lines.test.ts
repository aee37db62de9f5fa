import { expect, test } from 'vitest'
import { lettering, type DesignChoices } from '../../main/designs/contract.ts'
import { makeDesign, type MadeDesign } from '../../main/designs/pure/engine.ts'
import { boxOf } from '../../main/designs/pure/geometry/shape.ts'
import { openShelves } from './shelves.ts'

const shelves = openShelves()
const AREA = { name: 'front', widthPx: 4500, heightPx: 5400 }

function setIn(layout: string, phrase = 'Best cat dad ever', choices: DesignChoices = {}): MadeDesign {
  const concept = { phrase, mood: 'proud', motif: 'cat', style: 'modern', language: 'en' } as const
  return makeDesign({ concept, seed: 'lines', area: AREA, garments: [{ id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' }], choices: { ...choices, layout }, drafts: 1 }, shelves)
}

function straightness(layout: string): boolean {
  return setIn(layout).lines.every(({ straight }) => straight)
}

test('lines that are arched, waved, climbing, set on a ring or poured into a figure are told from straight ones by their outlines', { timeout: 120_000 }, () => {
  expect(['stack', 'plate', 'road-sign', 'between', 'ticket', 'monoline'].filter((layout) => !straightness(layout))).toEqual([])
  expect(['arch', 'bulge', 'varsity', 'groovy', 'badge', 'rise', 'pennant', 'silhouette', 'shield'].filter(straightness)).toEqual([])
})

test('letters that throw a shadow run as straight as without one, and lie where they lay', () => {
  const [plain, shadowed] = (['plain', 'shadow'] as const).map((letters) => {
    const { lines } = setIn('big-word', 'Night shift nurse', { voice: 'paytone-one', finish: { letters, texture: 'none' } })
    expect(lines.map(({ text, straight }) => [text.toLowerCase(), straight])).toEqual([['night shift', true], ['nurse', true]])
    return lines[1]?.box.right
  })
  // The row is as wide as before, its shadow included.
  expect(shadowed).toBeLessThan(plain ?? 0)
})

test('the lines of a design read its phrase, and lie within its margins one below the other', () => {
  const { lines, spelled } = setIn('stack')
  expect(lines.map(({ text }) => text).join(' ')).toBe(spelled)
  const [edge, far] = [AREA.widthPx * 0.0599, AREA.widthPx * 0.9401]
  for (const { box } of lines) expect(box.left >= edge && box.right <= far && box.bottom <= AREA.heightPx * 0.9401).toBe(true)
  lines.slice(1).forEach(({ box }, index) => expect(box.top).toBeGreaterThan(lines[index]?.box.bottom ?? Infinity))
})

test('letters are lines of type however they are dressed', () => {
  for (const letters of lettering.options) {
    const { lines, spelled } = setIn('stack', 'Stay wild', { voice: 'archivo-black', finish: { letters, texture: 'none' } })
    expect(lines.map(({ text }) => text).join(' '), letters).toBe(spelled)
  }
})

test('words that stand beside a picture, scaled to their room, are lines of type as well', () => {
  expect(setIn('founded', 'Dog mom est. 2019').lines.map(({ text }) => text.toUpperCase())).toEqual(['DOG MOM', 'EST.', '2019'])
})

test('the gap between two words is wide enough to see in a heavy face, and as drawn in a written one', () => {
  const gapIn = (id: string): number => {
    const face = shelves.face(id)
    const [first, , last] = face.shape('N N').glyphs.map(({ shape, x }) => ({ x, box: boxOf(shape) }))
    return ((last?.x ?? 0) + (last?.box.left ?? 0) - (first?.x ?? 0) - (first?.box.right ?? 0)) / face.capHeight
  }
  for (const id of ['bagel-fat-one', 'titan-one', 'luckiest-guy', 'oleo-script']) expect(gapIn(id), id).toBeGreaterThan(0.42)
  expect(gapIn('pacifico')).toBeLessThan(0.2)
})
