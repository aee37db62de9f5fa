import { describe, expect, test } from 'vitest'
import { intersect, outset, silhouette, subtract, unite } from '../../main/designs/pure/geometry/clip.ts'
import { comingFrom, originOf } from '../../main/designs/pure/geometry/origin.ts'
import { areaOf, boxOf, ringArea, type Shape } from '../../main/designs/pure/geometry/shape.ts'
import type { Draft, Layout, Part, Setting } from '../../main/designs/pure/layouts/layout.ts'
import { LAYOUTS } from '../../main/designs/pure/layouts/registry.ts'
import type { Picture } from '../../main/designs/pure/motifs.ts'
import { setOnRing } from '../../main/designs/pure/type/line.ts'
import { openVoice, VOICES } from '../../main/designs/pure/type/voices.ts'
import { samePhrase, wordsOf } from '../../main/designs/pure/type/words.ts'
import { createRng } from '../../main/kernel/pure/rng.ts'
import { openShelves } from './shelves.ts'

const shelves = openShelves()
const VOICES_OPEN = VOICES.map((plan) => openVoice(plan, shelves.face))
const PHRASES = [
  ['Dog mom', 'dog'], ['Best cat dad ever', 'cat'], ['Powered by tacos', 'taco'], ['Hiking is my therapy', 'mountain'], ['Coffee first, then chaos', 'coffee'],
  ['Thick thighs spooky vibes', 'pumpkin'], ['Night shift nurse', 'nurse'], ['Mama bear', 'bear'], ['Just a girl who loves chickens', 'chicken'], ['Camp more, worry less', 'tent'],
] as const
const PORTRAIT = 4500 / 5400
const LANDSCAPE = 2475 / 1155

function layoutOf(id: string): Layout {
  const found = LAYOUTS.find((layout) => layout.id === id)
  if (found === undefined) throw new Error(`there is no layout ${id}`)
  return found
}

/** The picture as the engine hands it on: its rings know what they are of. */
function pictureOf(word: string): Picture | undefined {
  const picture = shelves.motifs.find(word)?.picture()
  return picture && { lines: comingFrom(picture.lines, { kind: 'picture' }), inside: comingFrom(picture.inside, { kind: 'picture' }) }
}

/** Drafts of a family for every phrase and every third voice that suit it. */
function draftsOf(id: string, aspect = PORTRAIT): { name: string; phrase: string; draft: Draft }[] {
  const layout = layoutOf(id)
  return PHRASES.flatMap(([phrase, motif], index) => {
    const common = { words: wordsOf(phrase, [motif]), language: 'en', motif: pictureOf(motif), aspect }
    return VOICES_OPEN.filter((voice, at) => at % 3 === index % 3 && layout.suits({ ...common, voice }) > 0).slice(0, 2).map((voice) => {
      const setting: Setting = { ...common, voice, finish: 'plain', rng: createRng(`${phrase}/${voice.id}`) }
      return { name: `${id}: ${phrase} in ${voice.id}`, phrase, draft: layout.compose(setting) }
    })
  })
}

function ringsOf(parts: readonly Part[], kind: 'letters' | 'picture'): Shape {
  return parts.flatMap(({ shape }) => shape).filter((ring) => originOf(ring)?.kind === kind)
}

/** What encloses the words: everything that is neither letters nor picture, its holes filled. */
function frameOf(parts: readonly Part[]): Shape {
  const drawn = parts.filter(({ ink }) => ink !== 'bare').flatMap(({ shape }) => shape).filter((ring) => originOf(ring) === undefined)
  return silhouette(unite(drawn))
}

describe('words in a figure', () => {
  // Least distance from letters to the outer edge, as a part of the figure's width.
  const MARGINS = { oval: 0.05, seal: 0.06, rhombus: 0.045, silhouette: 0.03, signboard: 0.06, ticket: 0.05, patch: 0.06, postage: 0.06, badge: 0.035, plate: 0.05, pennant: 0.025 }

  test.each(Object.entries(MARGINS))('of the family %s keep their distance from the outline', (id, margin) => {
    const drafts = draftsOf(id)
    expect(drafts.length).toBeGreaterThan(3)
    for (const { name, draft } of drafts) {
      const frame = frameOf(draft.parts)
      const outside = subtract(unite(ringsOf(draft.parts, 'letters')), outset(frame, -margin * boxOf(frame).width))
      expect(areaOf(outside), name).toBeLessThan(60)
    }
  }, 60_000)

  test.each(['oval', 'signboard', 'ticket', 'pennant'])('of the family %s stay inside on a mug', (id) => {
    const drafts = draftsOf(id, LANDSCAPE)
    expect(drafts.length).toBeGreaterThan(3)
    for (const { name, draft } of drafts) expect(areaOf(subtract(unite(ringsOf(draft.parts, 'letters')), frameOf(draft.parts))), name).toBeLessThan(60)
  }, 60_000)

  test.each(['seal', 'oval', 'rhombus', 'shield', 'wreath', 'patch', 'pennant'])('of the family %s never lie on one another', (id) => {
    for (const { name, draft } of draftsOf(id)) {
      const lines = [...Map.groupBy(ringsOf(draft.parts, 'letters'), (ring) => originOf(ring)).values()].map((rings) => unite(rings))
      lines.forEach((line, index) => {
        for (const other of lines.slice(index + 1)) expect(areaOf(intersect(line, other)), name).toBeLessThan(1)
      })
    }
  }, 60_000)

  test('never lie on laurels, and the picture of a crest stays clear of its words', () => {
    for (const id of ['wreath', 'shield']) {
      for (const { name, draft } of draftsOf(id)) {
        const letters = unite(ringsOf(draft.parts, 'letters'))
        const leaves = draft.parts.filter(({ shape, ink }) => ink !== 'bare' && shape.length > 40 && shape.every((ring) => originOf(ring) === undefined)).flatMap(({ shape }) => shape)
        expect(areaOf(intersect(letters, unite(leaves))), `${name}: leaves`).toBeLessThan(1)
        expect(areaOf(intersect(letters, outset(silhouette(unite(ringsOf(draft.parts, 'picture'))), 8))), `${name}: picture`).toBeLessThan(1)
      }
    }
  }, 60_000)
})

test('ring text reads upright and from left to right at the top and at the bottom', () => {
  const face = shelves.face('anton')
  for (const side of ['top', 'bottom'] as const) {
    const { shape } = setOnRing(face, 'LLL', 400, 90, side)
    const boxes = shape.map((ring) => boxOf([ring]))
    expect(boxes.every(({ bottom }) => (side === 'top' ? bottom < 0 : bottom > 0))).toBe(true)
    const middle = shape[1] ?? []
    // The foot of an L is its heavy end: on both sides of the ring it is the lower one.
    expect(centroidY(middle), side).toBeGreaterThan((boxOf([middle]).top + boxOf([middle]).bottom) / 2)
    expect((boxes[0]?.left ?? 0) < (boxes[2]?.left ?? 0), side).toBe(true)
  }
})

function centroidY(ring: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    const cross = (ring[i] ?? 0) * (ring[j + 1] ?? 0) - (ring[j] ?? 0) * (ring[i + 1] ?? 0)
    sum += ((ring[i + 1] ?? 0) + (ring[j + 1] ?? 0)) * cross
  }
  return sum / (6 * ringArea(ring))
}

describe('a picture for a letter', () => {
  const caps = VOICES_OPEN.filter(({ caps: big, hand }) => big && !hand)
  const suits = (phrase: string, motif: string): boolean => caps.some((voice) => layoutOf('swap').suits({ words: wordsOf(phrase), language: 'en', motif: pictureOf(motif), aspect: PORTRAIT, voice }) > 0)

  test('is taken only where its outline is that letter and the word has it', () => {
    expect(suits('Hello pumpkin', 'pumpkin')).toBe(true)
    expect(suits('Cookie monster', 'cookie')).toBe(true)
    expect(suits('Born to fish', 'fish')).toBe(false)
    expect(suits('Books and tea', 'teapot')).toBe(false)
    expect(suits('Easy rider', 'cookie')).toBe(false)
  })

  test('leaves out exactly one glyph and still reads as the whole phrase', () => {
    const [voice] = caps
    if (voice === undefined) throw new Error('there is no voice')
    const draft = layoutOf('swap').compose({ words: wordsOf('Cookie monster'), language: 'en', motif: pictureOf('cookie'), aspect: PORTRAIT, voice, finish: 'plain', rng: createRng('swap') })
    expect(samePhrase(draft.reads.map(({ text }) => text).join(' '), 'Cookie monster')).toBe(true)
    const outer = ringsOf(draft.parts, 'letters').filter((ring) => ringArea(ring) > 0 === ringArea(voice.display.shape('I').glyphs[0]?.shape[0] ?? []) > 0)
    // C, O, K, I, E and MONSTER: one O less than the thirteen letters.
    expect(outer.length).toBe(12)
  })
})

test('an echo fills its words once and reads once, however often the outline comes back', () => {
  for (const { name, phrase, draft } of draftsOf('echo')) {
    expect(draft.parts.length, name).toBeGreaterThanOrEqual(3)
    expect(draft.parts.filter(({ ink }) => ink === 'key'), name).toHaveLength(1)
    expect(samePhrase(draft.reads.map(({ text }) => text).join(' '), phrase), name).toBe(true)
  }
})

test('a landscape is drawn only for phrases of the outdoors', () => {
  const suits = (phrase: string): boolean => VOICES_OPEN.some((voice) => layoutOf('scene').suits({ words: wordsOf(phrase), language: 'en', motif: undefined, aspect: PORTRAIT, voice }) > 0)
  expect(['Hiking is my therapy', 'Lake life', 'Take a walk in the woods'].map(suits)).toEqual([true, true, true])
  expect(['Dog mom', 'Powered by tacos'].map(suits)).toEqual([false, false])
})
