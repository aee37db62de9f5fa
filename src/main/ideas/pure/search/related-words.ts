/** Other words for what somebody looks for: of our own topics, and of a table made from WordNet (resources/search). */
import { mentionsIn } from '../lexicon/find.ts'
import { TOPICS } from '../lexicon/index.ts'
import type { Query } from './query.ts'

/** Lines of `word<tab>related,related`, best first. */
export type WordTable = ReadonlyMap<string, readonly string[]>

/** As many words stand for one that was typed, at most. */
const MOST = 16

export function readWordTable(text: string): WordTable {
  return new Map(text.split('\n').flatMap((line) => {
    const [word, related] = line.split('\t')
    return word === undefined || related === undefined ? [] : [[word, related.split(',')] as const]
  }))
}

/**
 * For each word that was typed, the word itself and others that texts about the same may use instead.
 * null when there are no others.
 */
export function withRelated({ words, text }: Query, table: WordTable): readonly (readonly string[])[] | null {
  const mentions = mentionsIn(text)
  const groups = words.map((word) => {
    const ofTopics = mentions.filter((mention) => mention.words.includes(word)).flatMap(({ topic }) => [topic.id, ...(topic.act === undefined ? [] : [topic.act]), ...kindsOf(topic.id)])
    const ofTable = singulars(word).flatMap((form) => table.get(form) ?? [])
    return [...new Set([word, ...ofTopics, ...ofTable])].slice(0, 1 + MOST)
  })
  return groups.some((group) => group.length > 1) ? groups : null
}

function kindsOf(topic: string): readonly string[] {
  return TOPICS.filter(({ parent }) => parent === topic).map(({ id }) => id)
}

/** The word, and what it may be the plural of: "puppies", "foxes", "novels". */
function singulars(word: string): readonly string[] {
  return [...new Set([word, word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')])]
}
