/** Makes the vectors of all ideas again by the model that is chosen now. */
import type { Embedder } from '../../local-models/index.ts'
import type { Store, VectorSpace } from '../../store/index.ts'
import { concept } from '../contract.ts'
import { createEmbeddingRepo, type EmbeddingRepo } from './repo.ts'

/** So many are lost when the program is killed, and so long a cancel may take on a slow machine. */
const BATCH = 64

export interface ReEmbedDeps {
  readonly store: Store
  readonly embedder: Embedder
}

export interface ReEmbed {
  /** Whether a vector is of another model than the chosen one, and the chosen one can be used. */
  needed(): boolean
  /**
   * Made ideas come first, because novelty is measured against them. Goes on where an earlier try stopped: what is left
   * to do is read from the vectors themselves. Another choice meanwhile is followed.
   * @throws what the embedder throws; Cancelled
   */
  run(work: { readonly signal: AbortSignal; readonly progress: (done: number, total: number | null, note?: string) => void }): Promise<void>
}

export function createReEmbed({ store, embedder }: ReEmbedDeps): ReEmbed {
  const repo = createEmbeddingRepo(store)
  const vectors = store.vectorSpace('idea_vectors')
  return {
    needed: () => embedder.canUse(embedder.chosen()) && vectors.otherThan(embedder.chosen(), 1).length > 0,
    async run({ signal, progress }) {
      let at = { model: '', done: 0, total: 0 }
      for (;;) {
        const model = embedder.chosen()
        if (model !== at.model) at = { model, ...counted(vectors, model) }
        const seqs = vectors.otherThan(model, BATCH)
        progress(at.done, at.total)
        if (seqs.length === 0) return
        await embedBatch({ store, embedder, repo, vectors }, seqs, model, signal)
        at.done += seqs.length
      }
    },
  }
}

async function embedBatch({ store, embedder, repo, vectors }: ReEmbedDeps & { repo: EmbeddingRepo; vectors: VectorSpace }, seqs: readonly number[], model: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const phrases = repo.conceptsOf(seqs).map((row) => ({ seq: row.seq, phrase: concept.parse(JSON.parse(row.concept)).phrase }))
  const made = await embedder.embed(phrases.map(({ phrase }) => phrase), 'row', { signal, model })
  store.writeTx((tx) => {
    const known = new Set(phrases.map(({ seq }) => seq))
    for (const seq of seqs) if (!known.has(seq)) vectors.removeTx(tx, seq)
    phrases.forEach(({ seq }, index) => vectors.putTx(tx, seq, made.model, made.vectors.slice(index * 768, (index + 1) * 768)))
  })
}

function counted(vectors: VectorSpace, model: string): { done: number; total: number } {
  const all = vectors.models()
  return { done: all.find((one) => one.model === model)?.rows ?? 0, total: all.reduce((sum, { rows }) => sum + rows, 0) }
}
