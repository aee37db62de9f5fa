/** Compares one code with all that lie in memory, and picks the nearest. Two ways to do it, one layout (layout.ts). */
import { createPlainScanner } from './plain-scanner.ts'
import { createSimdScanner } from './simd-scanner.ts'

export interface Scanner {
  /** `simd`: WebAssembly. `plain`: JavaScript alone, about ten times slower; the results are the same. */
  readonly kind: 'simd' | 'plain'
  /** The bytes as they lie now; growing replaces the buffer, so it is asked for anew every time. */
  buffer(): ArrayBuffer
  /** Makes the memory at least this large; what is new is 0. */
  reserve(bytes: number): void
  /**
   * Writes down for every place of the blocks from byte `from` to `end` in how many bits it differs from the question,
   * where its flags hold all of `wanted`, and counts how often each distance comes up.
   */
  measure(from: number, end: number, wanted: number): void
  /** Lists the places nearer than `limit`, and the first `ties` that are as far as it. @returns how many. */
  gather(from: number, end: number, limit: number, ties: number): number
}

/** The fast one where this machine's Node can run it. */
export function createScanner(): Scanner {
  try {
    return createSimdScanner()
  } catch {
    // No SIMD (an old processor, WebAssembly turned off): the answer says `plain`, and the core tells of it.
    return createPlainScanner()
  }
}
