import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FOR_GOODS, licenceTable, works } from './licence-table.mjs'
import { root } from './project.mjs'

test('the licence table is the one that the shipped fonts and motifs give', () => {
  const written = readFileSync(join(root, 'docs', 'licences.md'), 'utf8')
  expect(written === licenceTable(), 'Run: node scripts/licence-table.mjs').toBe(true)
})

test('nothing that a design may show asks for a notice on the goods, and every licence text ships', () => {
  const { fonts, sets, strays } = works()
  expect(strays).toEqual([])
  expect([...fonts, ...sets].filter(({ licence }) => !FOR_GOODS.includes(licence))).toEqual([])
  const texts = [...fonts.map(({ id }) => `fonts/LICENSES/${id}.txt`), ...sets.filter(({ source }) => source !== undefined).map(({ id }) => `motifs/LICENSES/${id}.txt`)]
  expect(texts.filter((text) => !existsSync(join(root, 'resources', text)))).toEqual([])
})
