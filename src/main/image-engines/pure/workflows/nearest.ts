/** The existing name that is most like a wanted one: files are renamed and moved into folders. */

/** Share of letters that may differ; beyond it a suggestion is a guess. */
const MOST_DIFFERENT = 0.5
const MOST_LETTERS = 120

export function nearestName(wanted: string, names: readonly string[]): string | null {
  const bare = stem(wanted)
  let best: { readonly name: string; readonly share: number } | null = null
  for (const name of names) {
    const other = stem(name)
    const share = distance(bare, other) / Math.max(1, bare.length, other.length)
    if (share <= MOST_DIFFERENT && (best === null || share < best.share)) best = { name, share }
  }
  return best?.name ?? null
}

/** Without folder, ending and marks. */
function stem(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[a-z0-9]{1,11}$/i, '').toLowerCase().replaceAll(/[^a-z0-9]/g, '').slice(0, MOST_LETTERS)
}

/** Levenshtein's distance, by rows. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}
