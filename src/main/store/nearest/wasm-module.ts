/**
 * Just enough of the WebAssembly binary format to write a small module down in TypeScript: one memory, functions of 32-bit
 * integers, the SIMD instructions that counting bits needs. Codes from https://webassembly.github.io/spec/core/binary/
 */

/** Instructions as bytes. */
export type Code = readonly number[]

export interface FunctionText {
  readonly name: string
  readonly parameters: number
  /** Whether it gives an i32 back. */
  readonly result: boolean
  /** Local variables after the parameters. */
  readonly locals: { readonly i32: number; readonly v128: number }
  readonly body: Code
}

const I32 = 0x7f
const V128 = 0x7b
const NO_VALUE = 0x40
const PAGE_BYTES = 65_536

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)]
export const constant = (value: number): Code => [0x41, ...signed(value)]
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
export const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b]
export const and = (a: Code, b: Code): Code => [...a, ...b, 0x71]
export const shiftLeft = (a: Code, bits: number): Code => [...a, ...constant(bits), 0x74]
export const equal = (a: Code, b: Code): Code => [...a, ...b, 0x46]
/** Unsigned. */
export const less = (a: Code, b: Code): Code => [...a, ...b, 0x49]
export const loadByte = (at: Code, offset = 0): Code => [...at, 0x2d, ...memory(0, offset)]
export const loadShort = (at: Code, offset = 0): Code => [...at, 0x2f, ...memory(1, offset)]
export const load = (at: Code, offset = 0): Code => [...at, 0x28, ...memory(2, offset)]
export const storeShort = (at: Code, value: Code, offset = 0): Code => [...at, ...value, 0x3b, ...memory(1, offset)]
export const store = (at: Code, value: Code, offset = 0): Code => [...at, ...value, 0x36, ...memory(2, offset)]

/** 16 bytes at once. */
export const load16 = (at: Code, offset = 0): Code => [...at, 0xfd, 0x00, ...memory(4, offset)]
export const differing16 = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x51]
/** The number of bits set in each of the 16 bytes. */
export const countBits16 = (a: Code): Code => [...a, 0xfd, 0x62]
export const addBytes16 = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x6e]
/** The 16 bytes, unsigned, summed into one i32; `scratch` is a v128 local. */
export function sumBytes16(a: Code, scratch: number): Code {
  const inFours: Code = [...a, 0xfd, 0x7d, 0xfd, 0x7f]
  const lane = (index: number): Code => [...get(scratch), 0xfd, 0x1b, index]
  return [...set(scratch, inFours), ...add(add(lane(0), lane(1)), add(lane(2), lane(3)))]
}

export const when = (condition: Code, then: Code, otherwise: Code = []): Code =>
  [...condition, 0x04, NO_VALUE, ...then, ...(otherwise.length === 0 ? [] : [0x05, ...otherwise]), 0x0b]
/** Runs `body` over and over while `condition` holds before it. */
export const loopWhile = (condition: Code, body: Code): Code => [0x02, NO_VALUE, 0x03, NO_VALUE, ...condition, 0x45, 0x0d, 1, ...body, 0x0c, 0, 0x0b, 0x0b]

/** A module with these functions and a memory called `memory` that has `bytes` to begin with and may grow. */
export function moduleOf(functions: readonly FunctionText[], bytes: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
    ...section(1, functions.map((one) => [0x60, ...list(Array.from({ length: one.parameters }, () => [I32])), ...list(one.result ? [[I32]] : [])])),
    ...section(3, functions.map((_, index) => unsigned(index))),
    ...section(5, [[0x00, ...unsigned(Math.ceil(bytes / PAGE_BYTES))]]),
    ...section(7, [[...text('memory'), 0x02, 0], ...functions.map((one, index) => [...text(one.name), 0x00, ...unsigned(index)])]),
    ...section(10, functions.map(functionBody)),
  ])
}

function functionBody({ locals, body }: FunctionText): Code {
  const held = [[...unsigned(locals.i32), I32], [...unsigned(locals.v128), V128]].filter(([count]) => count !== 0)
  const code = [...list(held), ...body, 0x0b]
  return [...unsigned(code.length), ...code]
}

function section(id: number, items: readonly Code[]): Code {
  const content = list(items)
  return [id, ...unsigned(content.length), ...content]
}

const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
const text = (name: string): Code => list([...Buffer.from(name)].map((byte) => [byte]))
const memory = (alignment: number, offset: number): Code => [alignment, ...unsigned(offset)]

/** LEB128: seven bits a byte, lowest first; the top bit says that more follow. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

/** The same with a sign: the last byte's second highest bit is carried on. */
function signed(value: number): Code {
  const ends = value >= -0x40 && value < 0x40
  return ends ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}
