/** Texts put together so that little is computed for padding and memory stays within bounds. */

/** Numbers of a model's widest layer grow with rows × longest row; this many tokens keep a base-size model under 300 MB. */
const MOST_TOKENS = 4096
const MOST_TEXTS = 64

/**
 * Indices of `lengths` (tokens a text) in batches: shortest first, so that early results come early and a batch has
 * rows of about one length. A batch holds at most 64 texts and 4,096 tokens with padding, and at least one text.
 */
export function batchesByLength(lengths: readonly number[]): number[][] {
  const batches: number[][] = []
  const order = lengths.map((_, index) => index).toSorted((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b)
  for (const index of order) {
    const last = batches.at(-1)
    // The order is by length, so this text is the longest of its batch.
    if (last !== undefined && last.length < MOST_TEXTS && (last.length + 1) * (lengths[index] ?? 0) <= MOST_TOKENS) last.push(index)
    else batches.push([index])
  }
  return batches
}
