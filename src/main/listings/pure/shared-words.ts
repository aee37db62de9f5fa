/** Which words two texts have in common, so that a listing does not say a thing twice. */

/** Whether two descriptions have a word of one root: "reading" and "readers", "corgi" and "corgi owners". */
export function shareWord(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const roots = new Set(rootsOf(other))
  return rootsOf(one).some((root) => roots.has(root))
}

const SHORTEST_ROOT = 3

function rootsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return words.map((word) => word.replace(/(?:ings?|ers?|ists?|ies|es|s|e|y)$/, '')).filter((root) => root.length >= SHORTEST_ROOT && !['day', 'lov', 'fan', 'own', 'and', 'the'].includes(root))
}

/** Whether every word of `words` already stands in `text`, in any number. */
export function saidIn(text: string, words: string): boolean {
  const said = new Set(text.toLowerCase().match(/[\p{L}\d']+/gu)?.map(stem) ?? [])
  return (words.toLowerCase().match(/[\p{L}\d']+/gu) ?? []).every((word) => said.has(stem(word)))
}

function stem(word: string): string {
  return word.replace(/(?:'s|ies|es|s|y)$/, '')
}

/** "retro vintage retro tee" says retro once. */
export function dedupeWords(parts: readonly string[]): string {
  const seen = new Set<string>()
  return parts
    .join(' ')
    .split(' ')
    .filter((word) => {
      const key = stem(word.toLowerCase())
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .join(' ')
}
