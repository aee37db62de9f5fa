import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createRng } from '../../kernel/pure/rng.ts'
import { CODE_BYTES, CODE_VERSION, DIMENSIONS, writeCode } from './sign-code.ts'

const rng = createRng('sign codes test')
const vector = (fill = 1): Float32Array => Float32Array.from({ length: DIMENSIONS }, () => (rng.next() < fill ? rng.next() - 0.5 : 0))

function codeOf(given: Float32Array): Uint8Array {
  const code = new Uint8Array(CODE_BYTES)
  writeCode(given, code, 0)
  return code
}

function differingBits(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, byte, at) => sum + (byte ^ (b[at] as number)).toString(2).replaceAll('0', '').length, 0)
}

test('a code is the same on every machine: stored ones depend on it', () => {
  const ramp = Float32Array.from({ length: DIMENSIONS }, (_, at) => ((at * 37) % 101) - 50)
  expect([CODE_VERSION, createHash('sha256').update(codeOf(ramp)).digest('hex').slice(0, 16)]).toEqual([1, '5450a302d6aeb7a7'])
})

test('length does not count, direction does', () => {
  const given = vector()
  expect(codeOf(given.map((value) => value * 17))).toEqual(codeOf(given))
  expect(differingBits(codeOf(given), codeOf(given.map((value) => -value)))).toBe(DIMENSIONS)
})

test.each([['dense', 1], ['mostly zeros', 0.05]])('the share of differing bits tells the angle of %s vectors', (_name, fill) => {
  for (let turn = 0; turn < 20; turn++) {
    const a = vector(fill)
    const noise = vector(fill)
    const b = a.map((value, at) => value + 0.7 * (noise[at] as number))
    const dot = a.reduce((sum, value, at) => sum + value * (b[at] as number), 0)
    const angle = Math.acos(dot / (Math.hypot(...a) * Math.hypot(...b)))
    // One standard deviation of 768 coin flips is 0.018; five of them are never met by chance.
    expect(Math.abs(differingBits(codeOf(a), codeOf(b)) / DIMENSIONS - angle / Math.PI)).toBeLessThan(0.09)
  }
})
