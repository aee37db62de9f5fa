/**
 * Vectors as 96 bytes each: turned by a fixed rotation, then one bit per axis for its sign. The share of bits in which two
 * codes differ estimates the angle between the vectors (Charikar 2002, "Similarity Estimation Techniques from Rounding
 * Algorithms"). The rotation matters: in the built-in embedder's vectors most numbers are 0, whose sign says nothing, and
 * plain signs found half of the true neighbours where turned ones find 97 of 100.
 */
import { createRng } from '../../kernel/pure/rng.ts'

export const DIMENSIONS = 768
export const CODE_BYTES = DIMENSIONS / 8
/** Stored codes carry it; a change of anything below makes codes of another version useless. */
export const CODE_VERSION = 1

/** A Hadamard transform wants a power of two; three of these make 768. */
const PART = 256

const rng = createRng('sign codes')
const signs = [randomSigns(), randomSigns()] as const
const order = Uint16Array.from(rng.shuffle(Array.from({ length: DIMENSIONS }, (_, at) => at)))
const before = new Float32Array(DIMENSIONS)
const turned = new Float32Array(DIMENSIONS)

/** Writes the code of `vector` (768 numbers, any length but 0) to `into[at …]`, lowest bit first. */
export function writeCode(vector: Float32Array, into: Uint8Array, at: number): void {
  for (let i = 0; i < DIMENSIONS; i++) before[i] = (vector[i] as number) * (signs[0][i] as number)
  mix(before)
  for (let i = 0; i < DIMENSIONS; i++) turned[i] = (before[order[i] as number] as number) * (signs[1][i] as number)
  mix(turned)
  for (let byte = 0; byte < CODE_BYTES; byte++) into[at + byte] = signBits(byte * 8)
}

function signBits(from: number): number {
  let bits = 0
  for (let i = 0; i < 8; i++) if ((turned[from + i] as number) > 0) bits |= 1 << i
  return bits
}

/** Fast Walsh-Hadamard transform of each part, in place: every number afterwards holds a little of all of its part. */
function mix(values: Float32Array): void {
  for (let part = 0; part < DIMENSIONS; part += PART) {
    for (let half = 1; half < PART; half *= 2) {
      for (let start = part; start < part + PART; start += 2 * half) {
        for (let i = start; i < start + half; i++) {
          const a = values[i] as number
          const b = values[i + half] as number
          values[i] = a + b
          values[i + half] = a - b
        }
      }
    }
  }
}

function randomSigns(): Float32Array {
  return Float32Array.from({ length: DIMENSIONS }, () => (rng.next() < 0.5 ? -1 : 1))
}
