import { expect, test } from 'vitest'
import { cosine, EMBEDDING_DIMENSIONS, embedText, embedTexts } from './embed.ts'

const length = (v: Float32Array): number => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0))

test('every text gives a unit vector of 768 numbers, even an empty, endless or emoji-only one', () => {
  for (const text of ['', '   ', '🎃🎃', 'a', 'Coffee first', 'x'.repeat(100_000), 'ß ﬁ ① 日本語'])
    expect([embedText(text).length, Math.round(length(embedText(text)) * 1e5) / 1e5]).toEqual([EMBEDDING_DIMENSIONS, 1])
})

test('case, accents, apostrophes and punctuation do not count', () => {
  expect(cosine(embedText('Don’t talk, CAFÉ first!'), embedText("dont talk cafe first"))).toBeCloseTo(1, 5)
})

test('similar wording is near and different wording is far', () => {
  const dog = embedText('Proud mom of a rescue dog')
  expect(cosine(dog, embedText('Proud mom of two rescue dogs'))).toBeGreaterThan(0.6)
  expect(cosine(dog, embedText('Sourdough weather again'))).toBeLessThan(0.25)
})

test('many texts at once give the same vectors as one by one', () => {
  const texts = ['one more row', '', 'trail running']
  const all = embedTexts(texts)
  texts.forEach((text, i) => expect(all.slice(i * EMBEDDING_DIMENSIONS, (i + 1) * EMBEDDING_DIMENSIONS)).toEqual(embedText(text)))
})

test('the vector of a text never changes between versions of the program', () => {
  const vector = embedText('One more row, I promise')
  expect(vector.reduce((sum, x, i) => sum + x * (i + 1), 0)).toBeCloseTo(82.0576, 3)
})
