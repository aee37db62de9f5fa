import { readFileSync } from 'node:fs'
import { readWordTable, type WordTable } from '../pure/search/related-words.ts'

/** The table in this file, read when it is first asked for (400 kB, a few milliseconds) and kept. */
export function wordTableIn(file: string): () => WordTable {
  let table: WordTable | null = null
  return () => (table ??= readWordTable(readFileSync(file, 'utf8')))
}
