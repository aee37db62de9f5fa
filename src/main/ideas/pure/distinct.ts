/** One set of candidates in which no two say nearly the same. */
import { PHRASES_PER_TOPIC, type Draft } from './draft.ts'
import { cosine, embedText } from './embed.ts'

export interface Weighed {
  readonly draft: Draft
  readonly worth: number
}

/** Phrases more alike than this are the same joke twice. */
const SAME = 0.8
/** One template is used once per so many candidates, at least twice. */
const CANDIDATES_PER_USE = 60

/** The best `limit` by worth: at most three per topic and occasion, no template too often, no phrase twice or nearly twice. */
export function distinct(weighed: readonly Weighed[], limit: number): Weighed[] {
  const most = Math.max(2, Math.ceil(limit / CANDIDATES_PER_USE))
  const uses = new Map<string, number>()
  const vectors: Float32Array[] = []
  const chosen: Weighed[] = []
  for (const item of weighed.toSorted((a, b) => b.worth - a.worth)) {
    if (chosen.length >= limit) break
    const { candidate, pattern } = item.draft
    const keys = [{ key: `pattern ${pattern}`, most }, { key: `topic ${candidate.topic} ${candidate.concept.occasion ?? ''}`, most: PHRASES_PER_TOPIC }]
    if (keys.some((limited) => (uses.get(limited.key) ?? 0) >= limited.most)) continue
    const vector = embedText(candidate.concept.phrase)
    if (vectors.some((other) => cosine(other, vector) > SAME)) continue
    vectors.push(vector)
    chosen.push(item)
    for (const { key } of keys) uses.set(key, (uses.get(key) ?? 0) + 1)
  }
  return chosen
}
