import { expect, test } from 'vitest'
import { plainNegative, promptFor } from './desk.ts'
import { PROMPT_STYLES } from './styles.ts'

const wish = { subject: 'a fox asleep under a fern', style: 'kawaii', colours: [], seed: 7 }

test('the same wish gives the same words, and seeds vary the manner but not the subject', () => {
  expect(promptFor(wish)).toEqual(promptFor(wish))
  const positives = Array.from({ length: 12 }, (_, seed) => promptFor({ ...wish, seed }).positive)
  expect(new Set(positives).size).toBeGreaterThan(3)
  for (const positive of positives) expect(positive).toMatch(/^kawaii cartoon of a fox asleep under a fern, /)
})

test.each(PROMPT_STYLES.map(({ id, fills }) => [id, fills] as const))('%s keeps out text, logos and names, and has its ground', (style, fills) => {
  const { positive, negative } = promptFor({ ...wish, style })
  for (const word of ['text', 'logo', 'famous character', 'watermark']) expect(negative.split(', ')).toContain(word)
  expect(positive.includes('plain white background')).toBe(!fills)
  expect(negative.split(', ').includes('busy background')).toBe(!fills)
  expect(new Set(negative.split(', ')).size).toBe(negative.split(', ').length)
})

test('a subject is material: weights, tags, embeddings, choices and lines are taken out of it', () => {
  const { positive } = promptFor({ ...wish, style: 'line-art', subject: '((fox:1.9)) <lora:x:2> embedding:evil {a|b}\nBREAK [wolf:0.2] cat\u202E' })
  expect(positive).toMatch(/^single-weight line drawing of fox a b wolf cat, /)
  expect(() => promptFor({ ...wish, subject: '((<x>))' })).toThrow('says nothing that can be drawn')
  expect(promptFor({ ...wish, subject: 'fox '.repeat(500) }).positive.length).toBeLessThan(700)
})

test('colours are said in words, whatever they were given in', () => {
  expect(promptFor({ ...wish, colours: ['#00857f', 'cream', '#000000'] }).positive).toContain('colours teal, cream and black only')
})

test('a style that is not there is named with those that are', () => {
  expect(() => promptFor({ ...wish, style: 'cubism' })).toThrow('there is no style “cubism”')
  expect(plainNegative()).toContain('signature')
})
