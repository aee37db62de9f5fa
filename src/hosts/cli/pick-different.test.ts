import { expect, test } from 'vitest'
import type { Recipe } from '../../main/designs/contract.ts'
import { pickDifferent } from './pick-different.ts'

const one = (score: number, layout: string, voice: string, palette: string) => ({
  score,
  recipe: { layout, voice, palette, motif: null, finish: { letters: 'plain', texture: 'none', sticker: false } } satisfies Recipe,
})

test('the best comes first, and another look is worth more than a higher score', () => {
  const best = one(0.9, 'arch', 'anton', 'denim')
  const twin = one(0.89, 'arch', 'anton', 'rose')
  const other = one(0.4, 'badge', 'rye', 'rose')
  expect(pickDifferent([other, twin, best], 2)).toEqual([best, other])
  expect(pickDifferent([other, twin, best], 3), 'where nothing better is left, a sister is taken').toEqual([best, other, twin])
})

test('the same look is never given twice', () => {
  const same = one(0.9, 'arch', 'anton', 'denim')
  expect(pickDifferent([same, { ...same, score: 0.5 }], 2)).toEqual([same])
})
