/** Vectors to search among, each by its number, so that a million of them need no room: the same for the same number. */
import { embedText, EMBEDDING_DIMENSIONS } from '../../src/main/ideas/pure/embed.ts'
import { createRng, type Rng } from '../../src/main/kernel/pure/rng.ts'
import { rowsOf } from '../import/rows.ts'

export type Kind = 'clustered' | 'phrases'

/** Rows of one topic, and kinds of it: about 100 rows are close to each other, as the things said of one subject are. */
const ROWS_A_TOPIC = 1_000
const KINDS_A_TOPIC = 10
const KIND_WEIGHT = 0.7
const ROW_WEIGHT = 0.7
const WORDS = 60_000
const LEAST_WORDS = 3
const MORE_WORDS = 4

/** Numbers from 0 to `count` are rows; what comes after are questions of the same making. */
export function vectorsOf(kind: Kind, count: number): (row: number) => Float32Array {
  return kind === 'clustered' ? clustered(count) : phrases()
}

/** topic + kind of it + the row itself, all directions at random, as a unit vector. */
function clustered(count: number): (row: number) => Float32Array {
  const topics = Math.max(1, Math.round(count / ROWS_A_TOPIC))
  const centres = Array.from({ length: topics * KINDS_A_TOPIC }, (_, at) => {
    const topic = direction(createRng(`topic ${at % topics}`))
    return plus(topic, direction(createRng(`kind ${at}`)), KIND_WEIGHT)
  })
  return (row) => {
    const rng = createRng(`row ${row}`)
    return unit(plus(rng.pick(centres), direction(rng), ROW_WEIGHT))
  }
}

/** What the built-in embedder makes of a few words; most of its numbers are 0. */
function phrases(): (row: number) => Float32Array {
  const words = [...rowsOf(Math.ceil(WORDS / 50))].flatMap(({ text }) => text.split(/\W+/)).filter((word) => word !== '')
  return (row) => {
    const rng = createRng(`phrase ${row}`)
    return embedText(Array.from({ length: LEAST_WORDS + rng.int(MORE_WORDS) }, () => rng.pick(words)).join(' '))
  }
}

function direction(rng: Rng): Float32Array {
  const vector = new Float32Array(EMBEDDING_DIMENSIONS)
  for (let at = 0; at < vector.length; at++) vector[at] = rng.next() + rng.next() + rng.next() - 1.5
  return unit(vector)
}

function plus(a: Float32Array, b: Float32Array, weight: number): Float32Array {
  return a.map((value, at) => value + weight * (b[at] as number))
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0
  for (const value of vector) squares += value * value
  const scale = 1 / Math.sqrt(squares)
  return vector.map((value) => value * scale)
}
