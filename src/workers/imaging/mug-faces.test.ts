/** A mug is never seen whole: each side of its wrap carries the whole design. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Concept } from '../../main/ideas/contract.ts'
import { makeDesign } from '../../main/designs/pure/engine.ts'
import { facesOf } from '../../main/designs/pure/faces.ts'
import { likeness, LOOKS_LIKE } from '../../main/designs/pure/fingerprint.ts'
import { MARGIN } from '../../main/designs/pure/finish-parts.ts'
import { areasOf, parseSceneFile } from '../../main/mockups/pure/scene-file.ts'
import { resourceFile } from '../resources.ts'
import { measureArt } from './measure-art.ts'
import { openShelves } from './shelves.ts'

const WRAP = { name: 'wrap', widthPx: 2475, heightPx: 1155 }
const MUGS = [{ id: 'white', name: 'White', hex: '#FAFAF8', tone: 'light' }, { id: 'black', name: 'Black', hex: '#1A1A1A', tone: 'dark' }] as const
const scenes = readdirSync(resourceFile('scenes')).map((name) => parseSceneFile(readFileSync(resourceFile('scenes', name, 'scene.json'), 'utf8'), name)).filter(({ products }) => products.includes('mug'))
const shelves = openShelves()

test('every view of every mug scene holds a whole face, and of the other no more than the rim hides', () => {
  const { lefts, widthPx } = facesOf(WRAP)
  const margin = widthPx * MARGIN
  expect(scenes.length).toBeGreaterThanOrEqual(2)
  for (const scene of scenes) {
    for (const { covers = { left: 0, right: 1 } } of areasOf(scene)) {
      const [first, last] = [covers.left * WRAP.widthPx, covers.right * WRAP.widthPx]
      // What is seen of the ink of each face, as a part of it.
      const seen = lefts.map((left) => Math.max(0, Math.min(last, left + widthPx - margin) - Math.max(first, left + margin)) / (widthPx - 2 * margin))
      expect(Math.max(...seen), scene.name).toBeCloseTo(1, 6)
      expect(Math.min(...seen), scene.name).toBeLessThan(0.08)
    }
  }
})

test('a wrap has two equal faces that share no pixel, any other area is one face', () => {
  const { lefts: [left = 0, right = 0], widthPx, heightPx } = facesOf(WRAP)
  expect(left + widthPx).toBeLessThan(right)
  expect(left).toBe(WRAP.widthPx - right - widthPx)
  expect(widthPx / heightPx).toBeCloseTo(0.9, 1)
  for (const area of [{ widthPx: 4500, heightPx: 5400 }, { widthPx: 5400, heightPx: 3600 }]) expect(facesOf(area)).toEqual({ ...area, lefts: [0] })
})

/** Of each path of a written SVG, its first points: where its rings begin. */
function startsOf(svg: string): { x: number; y: number }[][] {
  return [...svg.matchAll(/ d="([^"]+)"/g)].map(([, d = '']) => [...d.matchAll(/M(-?[\d.]+)[ ,]?(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })))
}

test('each face of a mug carries every outline, the words are counted once, and what is measured is that of one face', { timeout: 120_000 }, () => {
  const { lefts: [left = 0, right = 0], widthPx, heightPx } = facesOf(WRAP)
  const asked = (phrase: string, sticker: boolean) => ({
    concept: { phrase, mood: 'funny', style: 'modern', language: 'en' } satisfies Concept, seed: 'mug', garments: MUGS, choices: { finish: { sticker } },
  })
  for (const [index, phrase] of ['Coffee first, then chaos', 'Dog mom', 'Eat. Sleep. Fish. Repeat.'].entries()) {
    const made = makeDesign({ ...asked(phrase, index === 1), area: WRAP }, shelves)
    const alone = makeDesign({ ...asked(phrase, index === 1), area: { name: 'face', widthPx, heightPx } }, shelves)
    expect({ ...made, variants: [] }).toEqual({ ...alone, variants: [] })
    made.variants.forEach(({ svg, inks }, at) => {
      expect(svg).toContain(`viewBox="0 0 ${WRAP.widthPx} ${WRAP.heightPx}"`)
      expect(inks).toEqual(alone.variants[at]?.inks)
      const expected = startsOf(alone.variants[at]?.svg ?? '').map((starts) => [...starts.map(({ x, y }) => ({ x: x + left, y })), ...starts.map(({ x, y }) => ({ x: x + right, y }))])
      const drawn = startsOf(svg)
      expect(drawn.map(({ length }) => length)).toEqual(expected.map(({ length }) => length))
      drawn.flat().forEach(({ x, y }, start) => {
        expect(Math.abs(x - (expected.flat()[start]?.x ?? 0)) + Math.abs(y - (expected.flat()[start]?.y ?? 0))).toBeLessThan(0.3)
        // A sticker's edge reaches into the margin, and no further.
        const edge = widthPx * MARGIN * (index === 1 ? 0.5 : 1) - 5
        expect([left, right].some((from) => x > from + edge && x < from + widthPx - edge), `${made.layout}: ${phrase}`).toBe(true)
      })
    })
  }
})

test('a mug looks like the one face that it carries twice, to the eye that compares designs', async () => {
  const { widthPx, heightPx } = facesOf(WRAP)
  const measured = async (area: typeof WRAP) => {
    const { variants } = makeDesign({ concept: { phrase: 'Coffee first, then chaos', mood: 'funny', style: 'modern', language: 'en' }, seed: 'mug', garments: MUGS, area }, shelves)
    return measureArt({ variants: variants.map(({ svg }) => ({ svg, garments: [] })), lines: false }, { signal: new AbortController().signal, progress: () => undefined })
  }
  const [both, alone] = [await measured(WRAP), await measured({ name: 'face', widthPx, heightPx })]
  if (both.fingerprint === null || alone.fingerprint === null) throw new TypeError('nothing was drawn')
  expect(likeness(both.fingerprint, alone.fingerprint)).toBeGreaterThan(LOOKS_LIKE)
  expect(both.facts.thinAtThumbnail).toBeCloseTo(alone.facts.thinAtThumbnail, 1)
})
