/** The scanner as a WebAssembly module, assembled here when it is first needed (under a millisecond). */
import { BLOCK_BYTES, BLOCK_ROWS, BLOCKS_AT, COUNTS_AT, DISTANCES_AT, FLAGS_AT, FOUND_AT, QUESTION_AT, SKIPPED } from './layout.ts'
import type { Scanner } from './scanner.ts'
import { CODE_BYTES } from './sign-code.ts'
import {
  add, addBytes16, and, constant, countBits16, differing16, equal, get, less, load, load16, loadByte, loadShort, loopWhile, moduleOf, set, shiftLeft, store,
  storeShort, subtract, sumBytes16, when, type Code, type FunctionText,
} from './wasm-module.ts'

const WIDE = 16
const WIDE_PER_CODE = CODE_BYTES / WIDE
const PAGE_BYTES = 65_536

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): void
}
interface Exports {
  readonly memory: Memory
  measure(from: number, end: number, wanted: number): void
  gather(from: number, end: number, limit: number, ties: number): number
}

/** As much of it as is used; the core's types know no browser. */
interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object) => { readonly exports: Exports }
}

/** @throws where WebAssembly or its SIMD is not there. */
export function createSimdScanner(): Scanner {
  const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly: Engine }
  const { memory, ...functions } = new engine.Instance(new engine.Module(moduleOf([measure(), gather()], BLOCKS_AT))).exports
  return {
    kind: 'simd',
    buffer: () => memory.buffer,
    reserve(bytes) {
      const missing = bytes - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
    },
    measure: (from, end, wanted) => functions.measure(from, end, wanted),
    gather: (from, end, limit, ties) => functions.gather(from, end, limit, ties),
  }
}

/** for each block, for each place: the distance, and one more in its count. */
function measure(): FunctionText {
  const [block, end, wanted, place, code, distance, count] = [0, 1, 2, 3, 4, 5, 6]
  const question = (part: number): number => 7 + part
  const scratch = question(WIDE_PER_CODE)
  const parts = Array.from({ length: WIDE_PER_CODE }, (_, part) => part)
  const differing = parts
    .map((part) => countBits16(differing16(get(question(part)), load16(get(code), part * WIDE))))
    .reduce((sum, part) => addBytes16(sum, part))
  const flags = loadByte(add(get(block), get(place)), FLAGS_AT)
  const distanceAt = add(get(block), shiftLeft(get(place), 1))
  const body: Code = [
    ...parts.flatMap((part) => set(question(part), load16(constant(QUESTION_AT), part * WIDE))),
    ...loopWhile(less(get(block), get(end)), [
      ...set(code, get(block)),
      ...set(place, constant(0)),
      ...loopWhile(less(get(place), constant(BLOCK_ROWS)), [
        ...when(
          equal(and(flags, get(wanted)), get(wanted)),
          [
            ...set(distance, sumBytes16(differing, scratch)),
            ...storeShort(distanceAt, get(distance), DISTANCES_AT),
            ...set(count, shiftLeft(get(distance), 2)),
            ...store(get(count), add(load(get(count), COUNTS_AT), constant(1)), COUNTS_AT),
          ],
          storeShort(distanceAt, constant(SKIPPED), DISTANCES_AT),
        ),
        ...set(code, add(get(code), constant(CODE_BYTES))),
        ...set(place, add(get(place), constant(1))),
      ]),
      ...set(block, add(get(block), constant(BLOCK_BYTES))),
    ]),
  ]
  return { name: 'measure', parameters: 3, result: false, locals: { i32: 4, v128: WIDE_PER_CODE + 1 }, body }
}

/** for each block, for each place: when it is near enough, its number goes on the list. */
function gather(): FunctionText {
  const [block, end, limit, ties, place, distance, number, found] = [0, 1, 2, 3, 4, 5, 6, 7]
  const take: Code = [...store(shiftLeft(get(found), 2), get(number), FOUND_AT), ...set(found, add(get(found), constant(1)))]
  const body: Code = [
    ...loopWhile(less(get(block), get(end)), [
      ...set(place, constant(0)),
      ...loopWhile(less(get(place), constant(BLOCK_ROWS)), [
        ...set(distance, loadShort(add(get(block), shiftLeft(get(place), 1)), DISTANCES_AT)),
        ...when(
          less(get(distance), get(limit)),
          take,
          when(equal(get(distance), get(limit)), when(less(constant(0), get(ties)), [...set(ties, subtract(get(ties), constant(1))), ...take])),
        ),
        ...set(number, add(get(number), constant(1))),
        ...set(place, add(get(place), constant(1))),
      ]),
      ...set(block, add(get(block), constant(BLOCK_BYTES))),
    ]),
    ...get(found),
  ]
  return { name: 'gather', parameters: 4, result: true, locals: { i32: 4, v128: 0 }, body }
}
