/** The scanner in JavaScript alone, for machines without SIMD in WebAssembly. */
import { BLOCK_BYTES, BLOCK_ROWS, BLOCKS_AT, COUNTS, COUNTS_AT, DISTANCES_AT, FLAGS_AT, FOUND_AT, QUESTION_AT, SKIPPED } from './layout.ts'
import type { Scanner } from './scanner.ts'
import { CODE_BYTES } from './sign-code.ts'

const WORDS = CODE_BYTES / 4

export function createPlainScanner(): Scanner {
  let buffer = new ArrayBuffer(BLOCKS_AT)
  return {
    kind: 'plain',
    buffer: () => buffer,
    reserve(bytes) {
      if (bytes > buffer.byteLength) buffer = grown(buffer, bytes)
    },
    measure: (from, end, wanted) => measure(buffer, from, end, wanted),
    gather: (from, end, limit, ties) => gather(buffer, from, end, limit, ties),
  }
}

/** Half as much again, so that growing by single blocks does not copy everything every time. */
function grown(buffer: ArrayBuffer, bytes: number): ArrayBuffer {
  return buffer.transfer(Math.max(bytes, Math.ceil((buffer.byteLength * 1.5) / 8) * 8))
}

function measure(buffer: ArrayBuffer, from: number, end: number, wanted: number): void {
  const question = new Uint32Array(buffer, QUESTION_AT, WORDS)
  const counts = new Uint32Array(buffer, COUNTS_AT, COUNTS)
  for (let block = from; block < end; block += BLOCK_BYTES) {
    const codes = new Uint32Array(buffer, block, BLOCK_ROWS * WORDS)
    const flags = new Uint8Array(buffer, block + FLAGS_AT, BLOCK_ROWS)
    const distances = new Uint16Array(buffer, block + DISTANCES_AT, BLOCK_ROWS)
    for (let place = 0; place < BLOCK_ROWS; place++) {
      if (((flags[place] as number) & wanted) !== wanted) {
        distances[place] = SKIPPED
        continue
      }
      let distance = 0
      for (let word = 0; word < WORDS; word++) distance += bitsSet((question[word] as number) ^ (codes[place * WORDS + word] as number))
      distances[place] = distance
      counts[distance] = (counts[distance] as number) + 1
    }
  }
}

function gather(buffer: ArrayBuffer, from: number, end: number, limit: number, ties: number): number {
  const found = new Uint32Array(buffer, FOUND_AT, (BLOCKS_AT - FOUND_AT) / 4)
  let number = 0
  let tiesLeft = ties
  let taken = 0
  for (let block = from; block < end; block += BLOCK_BYTES) {
    const distances = new Uint16Array(buffer, block + DISTANCES_AT, BLOCK_ROWS)
    for (let place = 0; place < BLOCK_ROWS; place++, number++) {
      const distance = distances[place] as number
      if (distance < limit) found[taken++] = number
      else if (distance === limit && tiesLeft > 0) {
        tiesLeft--
        found[taken++] = number
      }
    }
  }
  return taken
}

/** Counts in pairs, fours and bytes (Warren, Hacker's Delight, 5-1). */
function bitsSet(word: number): number {
  let sum = word - ((word >>> 1) & 0x5555_5555)
  sum = (sum & 0x3333_3333) + ((sum >>> 2) & 0x3333_3333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
