/** The codes of one model in memory: kept by block and place, asked for the places nearest to a vector. */
import { BLOCK_BYTES, BLOCK_ROWS, BLOCKS_AT, COUNTS, COUNTS_AT, FLAGS_AT, FOUND_AT, MADE, MOST_FOUND, PRESENT, QUESTION_AT } from './layout.ts'
import { createScanner, type Scanner } from './scanner.ts'
import { CODE_BYTES, writeCode } from './sign-code.ts'

export interface CodeIndex {
  readonly kind: Scanner['kind']
  /** Rows it knows; only those marked as made when that is asked. */
  count(madeOnly: boolean): number
  bytes(): number
  put(row: number, made: boolean, vector: Float32Array): void
  remove(row: number): void
  /** Takes a whole block as it was stored; `codes` and `flags` as `block` gives them. */
  load(block: number, codes: Uint8Array, flags: Uint8Array): void
  clear(block: number): void
  /** A copy to store; null when the block holds no row. */
  block(block: number): { readonly codes: Uint8Array; readonly flags: Uint8Array } | null
  /** At most `most` rows, those whose codes differ least from that of `vector`, in no order. */
  candidates(vector: Float32Array, most: number, madeOnly: boolean): number[]
}

export const blockOf = (row: number): number => Math.floor(row / BLOCK_ROWS)
const placeOf = (row: number): number => row % BLOCK_ROWS

export function createCodeIndex(scanner: Scanner = createScanner()): CodeIndex {
  /** Where each block lies; and the other way, its number by its turn in memory. */
  const turns = new Map<number, number>()
  const numbers: number[] = []
  const held = { present: 0, made: 0 }
  const addressOf = (turn: number): number => BLOCKS_AT + turn * BLOCK_BYTES
  const flagsAt = (turn: number): Uint8Array => new Uint8Array(scanner.buffer(), addressOf(turn) + FLAGS_AT, BLOCK_ROWS)
  const codesAt = (turn: number): Uint8Array => new Uint8Array(scanner.buffer(), addressOf(turn), BLOCK_ROWS * CODE_BYTES)
  const turnFor = (block: number): number => {
    const known = turns.get(block)
    if (known !== undefined) return known
    const turn = numbers.length
    scanner.reserve(addressOf(turn + 1))
    turns.set(block, turn)
    numbers.push(block)
    return turn
  }
  const countFlags = (flags: Uint8Array, sign: 1 | -1): void => {
    for (const flag of flags) {
      if ((flag & PRESENT) !== 0) held.present += sign
      if ((flag & MADE) !== 0) held.made += sign
    }
  }
  const setFlag = (turn: number, place: number, flag: number): void => {
    const flags = flagsAt(turn)
    countFlags(flags.subarray(place, place + 1), -1)
    flags[place] = flag
    countFlags(flags.subarray(place, place + 1), 1)
  }
  return {
    kind: scanner.kind,
    count: (madeOnly) => (madeOnly ? held.made : held.present),
    bytes: () => scanner.buffer().byteLength,
    put(row, made, vector) {
      const turn = turnFor(blockOf(row))
      writeCode(vector, codesAt(turn), placeOf(row) * CODE_BYTES)
      setFlag(turn, placeOf(row), made ? PRESENT | MADE : PRESENT)
    },
    remove(row) {
      const turn = turns.get(blockOf(row))
      if (turn !== undefined) setFlag(turn, placeOf(row), 0)
    },
    load(block, codes, flags) {
      const turn = turnFor(block)
      countFlags(flagsAt(turn), -1)
      codesAt(turn).set(codes)
      flagsAt(turn).set(flags)
      countFlags(flags, 1)
    },
    clear(block) {
      const turn = turns.get(block)
      if (turn === undefined) return
      countFlags(flagsAt(turn), -1)
      flagsAt(turn).fill(0)
    },
    block(block) {
      const turn = turns.get(block)
      if (turn === undefined || flagsAt(turn).every((flag) => flag === 0)) return null
      return { codes: codesAt(turn).slice(), flags: flagsAt(turn).slice() }
    },
    candidates(vector, most, madeOnly) {
      const places = nearestPlaces(scanner, addressOf(numbers.length), vector, Math.min(most, MOST_FOUND), madeOnly)
      return Array.from(places, (place) => (numbers[blockOf(place)] as number) * BLOCK_ROWS + placeOf(place))
    },
  }
}

function nearestPlaces(scanner: Scanner, end: number, vector: Float32Array, most: number, madeOnly: boolean): Uint32Array {
  const buffer = scanner.buffer()
  writeCode(vector, new Uint8Array(buffer, QUESTION_AT, CODE_BYTES), 0)
  const counts = new Uint32Array(buffer, COUNTS_AT, COUNTS).fill(0)
  scanner.measure(BLOCKS_AT, end, madeOnly ? PRESENT | MADE : PRESENT)
  const { limit, ties } = limitFor(counts, most)
  return new Uint32Array(buffer, FOUND_AT, scanner.gather(BLOCKS_AT, end, limit, ties))
}

/** The distance below which all are taken, and how many of those at it, so that `most` are taken in all. */
function limitFor(counts: Uint32Array, most: number): { limit: number; ties: number } {
  let taken = 0
  for (const [distance, count] of counts.entries()) {
    if (taken + count >= most) return { limit: distance, ties: most - taken }
    taken += count
  }
  return { limit: counts.length, ties: 0 }
}
