import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resources } from '../../../../../test/support/test-host.ts'
import { readQuery } from './query.ts'
import { readWordTable, withRelated } from './related-words.ts'

const text = readFileSync(join(resources, 'search', 'related-words.txt'), 'utf8')
const table = readWordTable(text)
const groups = (typed: string): readonly (readonly string[])[] | null => {
  const query = readQuery(typed)
  return query === null ? null : withRelated(query, table)
}
const related = (typed: string): readonly string[] => groups(typed)?.flat() ?? []

test('the shipped table is small and every line of it is read', () => {
  expect(text.length).toBeLessThan(2_000_000)
  expect(table.size).toBe(text.trimEnd().split('\n').length)
  expect(table.size).toBeGreaterThan(5_000)
  expect([...table.values()].every((words) => words.length > 0 && words.length <= 12 && words.every((word) => word !== ''))).toBe(true)
})

test('other words for a topic lead to it, in the singular and in the plural', () => {
  expect(related('canine')).toContain('dog')
  expect(related('felines')).toContain('cat')
  expect(related('puppies')).toContain('dog')
  expect(related('dog')).toContain('corgi')
  expect(related('attorney')).toContain('lawyer')
})

test('each word keeps its own others beside itself, a name of several words goes to each of its words, and what nobody knows has none', () => {
  expect(groups('attorney zxqv')).toEqual([expect.arrayContaining(['attorney', 'lawyer']), ['zxqv']])
  expect(groups('rescue dog')?.every((group) => group.includes('rescue dog'))).toBe(true)
  expect(groups('zxqv')).toBeNull()
  expect(withRelated({ text: 'dog', words: ['dog'], isOpen: false }, new Map())?.[0]).toContain('corgi')
})
