import { inArray } from 'drizzle-orm'
import type { Store } from '../../store/index.ts'
import { ideas } from '../tables.ts'

export function createEmbeddingRepo({ db }: Store) {
  return {
    /** Concepts as JSON, of those rows that are there. */
    conceptsOf: (seqs: readonly number[]): readonly { seq: number; concept: string }[] =>
      db.select({ seq: ideas.seq, concept: ideas.concept }).from(ideas).where(inArray(ideas.seq, [...seqs])).all(),
  }
}
export type EmbeddingRepo = ReturnType<typeof createEmbeddingRepo>
