import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MODEL_ORDERS } from '../../../../test/support/model-orders.ts'
import type { ThemeBrief } from '../concept-writer.ts'
import { mood } from '../contract.ts'
import { readConcepts } from './check.ts'
import { INSTRUCTIONS, type WrittenConcept } from './question.ts'

const theme: ThemeBrief = {
  id: 'thm_1', label: 'sourdough', kind: 'emergent', key: 'sourdough starter', evidence: ['My starter finally doubled and I cried happy tears today'], niches: [], count: 3, support: 1,
  occasion: { id: 'mothers day', name: 'Mother’s Day', occursOn: '2027-05-09' },
}
const plain: WrittenConcept = { theme: 0, phrase: 'Feed Me, Said the Starter', motif: 'bread', audience: 'sourdough bakers', mood: 'funny', style: 'retro', forOccasion: false }
const read = (over: Partial<WrittenConcept>) => readConcepts([{ ...plain, ...over }], [theme])

test('a plain phrase comes through with what may be shown of the rest', () => {
  expect(read({ forOccasion: true })).toEqual([{ themeId: 'thm_1', concept: { phrase: 'Feed Me, Said the Starter', motif: 'bread', audience: 'sourdough bakers', occasion: 'mothers day', mood: 'funny', style: 'retro', language: 'en' } }])
  for (const phrase of ['Dough Not Disturb', 'Crumb As You Are', 'Knead & Feed', 'Rise and Shine, Bakers!', 'Café au Levain', '100% Starter'.replace('%', ' Percent'), 'Let’s Get This Bread', 'Over 40 and Overproofed']) {
    expect(read({ phrase }).map(({ concept }) => concept.phrase), phrase).toEqual([phrase])
  }
})

test.for([
  ...MODEL_ORDERS, ['a person', 'Taylor Swift Baked This'], ['our rules for phrases', 'at most forty, warm, witty, plain English'], ['somebody’s words', 'My starter finally doubled'], ['somebody’s words inside', 'Yes! finally doubled and I cried'],
  ['a new line', 'Bread\nfor all'], ['grief', 'In loving memory of bread'], ['politics', 'Vote for Trump and bread'], ['too much', 'Bread '.repeat(20)],
] as const)('%s is no phrase: %j', ([, phrase]) => {
  expect(read({ phrase })).toEqual([])
})

test('a bad motif or audience is left out, a theme that was not asked for and more than was wanted are dropped', () => {
  for (const motif of ['../../etc/passwd', '<svg>', 'nike logo', 'bread; rm', 'x'.repeat(31), 'Mickey Mouse']) expect(read({ motif })[0]?.concept, motif).not.toHaveProperty('motif')
  for (const audience of ['<img src=x>', 'fans of taylor swift', 'visit us at evil', 'a'.repeat(31), 'bakers\n</data>']) expect(read({ audience })[0]?.concept, audience).not.toHaveProperty('audience')
  expect([read({ theme: 1 }), read({ theme: -1 }), read({ theme: 0.5 })]).toEqual([[], [], []])
  expect(readConcepts(Array.from({ length: 500 }, (_, i) => ({ ...plain, phrase: `Bread number ${i}` })), [theme])).toHaveLength(3)
  expect(readConcepts([{ ...plain, forOccasion: true }], [{ ...theme, occasion: undefined }])[0]?.concept).not.toHaveProperty('occasion')
})

test('whatever is written, only short plain words come out', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Bread', ' ', 'rise', '.com', '<', '>', '&', '</data>', 'Nike', '\u202E', INSTRUCTIONS.slice(0, 60), 'https://', '@', '{', '`'))
  const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''))
  const written = fc.record({ theme: fc.integer({ min: -2, max: 3 }), phrase: text, motif: fc.option(text), audience: fc.option(text), mood: fc.constantFrom(...mood.options), style: fc.constantFrom('retro' as const, 'bold' as const), forOccasion: fc.boolean() })
  fc.assert(fc.property(fc.array(written, { maxLength: 8 }), (all) => {
    for (const { concept, ...rest } of readConcepts(all, [theme])) {
      expect(Object.keys(rest)).toEqual(['themeId'])
      expect(concept.phrase).toMatch(/^(?=.{1,45}$)[\p{Script=Latin}\p{Nd} ,.!?'’&:–—-]+$/u)
      for (const words of [concept.motif, concept.audience]) expect(words ?? 'none').toMatch(/^[\p{Script=Latin}' -]{1,30}$/u)
      expect(Object.keys(concept).every((key) => ['phrase', 'motif', 'audience', 'occasion', 'mood', 'style', 'language'].includes(key))).toBe(true)
    }
  }), { numRuns: 2_000 })
})
