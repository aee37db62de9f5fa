import { expect, test } from 'vitest'
import { createRng } from '../../kernel/pure/rng.ts'
import { createCodeIndex } from './code-index.ts'
import { createPlainScanner } from './plain-scanner.ts'
import { createScanner } from './scanner.ts'
import { DIMENSIONS } from './sign-code.ts'
import { createSimdScanner } from './simd-scanner.ts'

const rng = createRng('scanner test')
const vector = (): Float32Array => Float32Array.from({ length: DIMENSIONS }, () => rng.next() - 0.5)
const sorted = (rows: readonly number[]): number[] => rows.toSorted((a, b) => a - b)

test('this machine scans with SIMD, and without it JavaScript finds the very same rows', () => {
  expect(createScanner().kind).toBe('simd')
  const [simd, plain] = [createCodeIndex(createSimdScanner()), createCodeIndex(createPlainScanner())]
  // Rows far apart, so that blocks lie in memory in another order than their numbers.
  for (const row of [7_000, 3, 1_024, 900_001, ...Array.from({ length: 3_000 }, () => rng.int(20_000))]) {
    const given = vector()
    const made = rng.next() < 0.3
    for (const index of [simd, plain]) index.put(row, made, given)
  }
  for (const row of [3, 5_000, 900_001]) for (const index of [simd, plain]) index.remove(row)
  expect([simd.count(false), simd.count(true)]).toEqual([plain.count(false), plain.count(true)])
  for (const most of [1, 20, 500, 5_000]) {
    for (const madeOnly of [false, true]) {
      const question = vector()
      const found = simd.candidates(question, most, madeOnly)
      expect(sorted(found)).toEqual(sorted(plain.candidates(question, most, madeOnly)))
      expect(found.length).toBe(Math.min(most, simd.count(madeOnly)))
      expect(found).not.toContain(900_001)
    }
  }
})

test('a row finds itself first, wherever it lies, and no longer once it is removed or its block is cleared', () => {
  const index = createCodeIndex()
  const kept = new Map([0, 1_023, 1_024, 2_047, 40_000].map((row) => [row, vector()]))
  for (const [row, given] of kept) index.put(row, false, given)
  for (const [row, given] of kept) expect(index.candidates(given, 1, false)).toEqual([row])
  index.remove(1_023)
  index.clear(39)
  expect(index.count(false)).toBe(3)
  expect(sorted(index.candidates(vector(), 10, false))).toEqual([0, 1_024, 2_047])
  expect(index.block(39)).toBeNull()
})

test('a block comes back as it was copied', () => {
  const [index, other] = [createCodeIndex(), createCodeIndex()]
  const given = vector()
  index.put(5, true, given)
  index.put(1_500, false, vector())
  const copy = index.block(0)
  if (copy === null) throw new Error('The block is empty.')
  other.load(0, copy.codes, copy.flags)
  expect([other.count(false), other.count(true), other.candidates(given, 3, true)]).toEqual([1, 1, [5]])
})
