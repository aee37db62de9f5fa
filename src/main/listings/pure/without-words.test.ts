import { expect, test } from 'vitest'
import { withoutWords } from './without-words.ts'

const text = { title: 'Zorbello – Plant Mom, Zorbellos Shirt', description: 'A shirt for plant moms.\n\nIn ZOR-BELLO style.\n\nSoft.', bullets: ['Zorbello fit', 'Soft'], tags: ['plants', 'zorbello', 'zorb'] }

test('whole bullets, tags and paragraphs go, and a title loses the words alone', () => {
  expect(withoutWords(text, ['zorbello'])).toEqual({ title: 'Plant Mom, Shirt', description: 'A shirt for plant moms.\n\nIn ZOR-BELLO style.\n\nSoft.', bullets: ['Soft'], tags: ['plants', 'zorb'] })
  expect(withoutWords(text, ['plant mom'])?.title).toBe('Zorbello –, Zorbellos Shirt')
})

test('a title of nothing else stays, and says so', () => {
  expect(withoutWords({ ...text, title: 'Zorbello' }, ['zorbello'])).toBeNull()
  expect(withoutWords(text, [])).toBe(text)
})
