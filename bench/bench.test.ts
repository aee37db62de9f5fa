/** Small sizes and the program from source: whether the benches run and tell, not how fast anything is. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { designBench } from './design.ts'
import { comfyuiBench } from './comfyui.ts'
import { importBench } from './import.ts'
import { knnBench } from './knn.ts'
import { mockupBench } from './mockup.ts'
import { nightBench } from './night.ts'
import { ocrBench } from './ocr.ts'
import { versionOfTesseract } from './ocr/tesseract.ts'
import { prefilterBench } from './prefilter.ts'
import { printBench } from './print.ts'
import { queryBench } from './query.ts'
import { documentOf, linesOf, type Bench } from './report.ts'
import { sourcesBench } from './sources.ts'
import { startUpBench } from './start-up.ts'

const program = join(import.meta.dirname, '../src/hosts/cli/main.ts')
const LONGEST_MS = 180_000

async function tried(name: string, bench: Bench, scale: number, only?: string) {
  const options = { scale, only, profile: true, large: false, program: () => Promise.resolve(program), say: () => undefined }
  const result = await bench(options)
  const written = JSON.parse(JSON.stringify(documentOf(name, options, result, new Date('2026-11-23T08:00:00Z')))) as ReturnType<typeof documentOf>
  for (const { rows, columns } of written.tables) for (const row of rows) expect(row).toHaveLength(columns.length)
  for (const { what, measured, held } of written.promised) expect([what, typeof measured, typeof held]).toEqual([what, 'number', 'boolean'])
  expect(linesOf(result).join('\n')).not.toContain('NaN')
  return written
}

test.runIf(process.platform === 'linux')('the import bench measures three floors, the program and each of its steps', { timeout: LONGEST_MS }, async () => {
  const { tables } = await tried('import', importBench, 0.005)
  expect(tables.map(({ rows }) => rows.length)).toEqual([5, 12])
})

test.runIf(process.platform === 'linux')('the night bench makes a design from an empty home and opens every file of it', { timeout: LONGEST_MS }, async () => {
  const { promised } = await tried('night', nightBench, 0.1)
  expect(promised.filter(({ unit }) => unit === '').map(({ what, held }) => [what, held])).toEqual([
    ['Designs', true], ['Listings', true], ['Print files of the right size, opened', true], ['Mock-ups of the right size, opened', true],
  ])
})

test.runIf(process.platform === 'linux')('the print bench draws each of its designs on both sides', { timeout: LONGEST_MS }, async () => {
  const { tables } = await tried('print', printBench, 0.1)
  expect(tables.map(({ rows }) => rows.length)).toEqual([4, 3])
})

test('the start-up bench asks an empty and a filled library and says whose code a start runs', { timeout: LONGEST_MS }, async () => {
  const { tables } = await tried('start-up', startUpBench, 0.005)
  expect(tables[0]?.rows.length).toBe(3)
  expect(tables[1]?.rows.flat()).toContain('zod')
})

test('the query bench asks everything directly, over the socket and while an import runs', { timeout: LONGEST_MS }, async () => {
  const { tables } = await tried('query', queryBench, 0.02)
  expect(tables.map(({ rows }) => rows.length)).toEqual([16, 15, 17])
})

test.runIf(process.platform === 'linux')('the mock-up bench makes one beside its floor and many in the worker', { timeout: LONGEST_MS }, async () => {
  const { tables } = await tried('mockup', mockupBench, 0.05)
  expect(tables.map(({ rows }) => rows.length)).toEqual([4, 1])
  expect(tables[1]?.rows[0]?.[0]).toBe(8)
})

test('the nearest-neighbour bench finds what its floors find and says what it holds', { timeout: LONGEST_MS }, async () => {
  const { tables, promised } = await tried('knn', knnBench, 0.03)
  expect(tables.map(({ rows }) => rows.length)).toEqual([3, 7, 3, 7])
  expect(promised.find(({ what }) => what.startsWith('Recall'))?.held).toBe(true)
})

test.runIf(process.platform === 'linux')('the sources bench polls by schedule, on a clock that is moved, and meets faults', { timeout: LONGEST_MS }, async () => {
  const { tables } = await tried('sources', sourcesBench, 0.02)
  const [polls = 0, , requests = 0, signals = 0] = (tables[1]?.rows[0] ?? []).map(Number)
  expect(polls).toBeGreaterThan(40)
  expect(requests).toBeGreaterThanOrEqual(polls)
  expect(signals).toBeGreaterThan(50)
})

test('the prefilter bench asks with and without a filter, for new, half known and known posts', { timeout: LONGEST_MS }, async () => {
  const { tables } = await tried('prefilter', prefilterBench, 0.005)
  expect(tables.map(({ rows }) => rows.length)).toEqual([3])
})

test('the design bench draws in every family, and the same twice', { timeout: LONGEST_MS }, async () => {
  const { tables, promised } = await tried('design', designBench, 0.005)
  expect(tables[1]?.rows.length).toBeGreaterThan(14)
  expect(promised.find(({ what }) => what.startsWith('Of '))?.held).toBe(true)
})

test('the ComfyUI bench meets every kind of fault and loses and doubles nothing', { timeout: LONGEST_MS }, async () => {
  const { tables, promised } = await tried('comfyui', comfyuiBench, 0.02)
  expect(tables[0]?.rows).toHaveLength(21)
  expect(promised.slice(0, 2).map(({ what, held }) => [what, held])).toEqual([['Pictures lost', true], ['Pictures doubled', true]])
})

test.runIf((await versionOfTesseract()) !== null)('the OCR bench reads a straight family to the last word, and counts no bent one', { timeout: LONGEST_MS }, async () => {
  const { tables, promised } = await tried('ocr', ocrBench, 0.1, 'plate,pennant')
  expect(tables[0]?.rows.map(([family, straight]) => [family, straight])).toEqual([['plate', 'yes'], ['pennant', 'no'], ['all 1 straight families', 'yes']])
  expect(promised[0]).toMatchObject({ measured: 100, held: true })
})
