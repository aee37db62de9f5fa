/** The rows of the import bench: the same for the same count, spread over words as posts are (few common, many rare). */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createRng, type Rng } from '../../src/main/kernel/pure/rng.ts'
import type { ImportMap } from '../../src/main/signals/contract.ts'

export interface Row {
  readonly id: string
  /** About 300 characters. */
  readonly text: string
  /** ISO 8601 in UTC. */
  readonly publishedAt: string
  readonly views: number
  readonly likes: number
  readonly tags: readonly string[]
}

const TEXT_LENGTH = 300
const VOCABULARY = 20_000
const FIRST_DAY = Date.parse('2026-01-01T00:00:00.000Z')
const ONSETS = ['b', 'c', 'd', 'f', 'g', 'h', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'br', 'ch', 'fl', 'gr', 'pl', 'sh', 'st', 'tr'] as const
const RIMES = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'oo', 'ack', 'ell', 'ing', 'ock', 'ump', 'and', 'est', 'in'] as const

/** What a seller would give `import --map` for these rows. */
export const ROW_MAP: ImportMap = {
  format: 'csv', id: 'id', text: ['text'], publishedAt: 'published_at', metrics: { views: 'views', likes: 'likes' },
  tags: { column: 'tags', separator: '|' }, source: 'bench',
}
export const ROW_SOURCE = 'bench'

export function* rowsOf(count: number): Generator<Row> {
  const rng = createRng('import bench')
  const words = vocabulary(rng.fork('words'))
  // A power of a uniform number: a few words make up most of the text, as in real text.
  const word = (): string => words[Math.floor(VOCABULARY * rng.next() ** 4)] ?? ''
  for (let index = 0; index < count; index++) {
    yield {
      id: `post-${index.toString().padStart(7, '0')}`,
      text: textOf(word, rng),
      publishedAt: new Date(FIRST_DAY + index * 250_000 + rng.int(200_000)).toISOString(),
      views: rng.int(1_000_000),
      likes: rng.int(50_000),
      tags: [word(), word(), word()],
    }
  }
}

/** Writes them as CSV. @returns the size in bytes. */
export async function writeRows(file: string, count: number): Promise<number> {
  const stream = createWriteStream(file)
  stream.write('id,published_at,text,views,likes,tags\n')
  for (const { id, publishedAt, text, views, likes, tags } of rowsOf(count)) {
    const line = `${id},${publishedAt},"${text}",${views},${likes},${tags.join('|')}\n`
    if (!stream.write(line)) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
  return stream.bytesWritten
}

function textOf(word: () => string, rng: Rng): string {
  let text = word()
  while (text.length < TEXT_LENGTH) text += `${rng.int(9) === 0 ? ', ' : ' '}${word()}`
  return text.slice(0, TEXT_LENGTH).trim()
}

function vocabulary(rng: Rng): string[] {
  return Array.from({ length: VOCABULARY }, () => Array.from({ length: 1 + rng.int(3) }, () => rng.pick(ONSETS) + rng.pick(RIMES)).join(''))
}
