const SMALL = new Set(['a', 'an', 'and', 'as', 'at', 'but', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])
const CAPITALS = new Set(['usa', 'uk', 'nyc', 'rn', 'er', 'icu', 'nicu', 'emt', 'ems', 'cna', 'lpn', 'diy', 'bbq', 'rv', 'tv', 'dj', 'adhd', 'lgbtq', 'ceo', 'omg', 'lol', 'stem', 'ok', 'bjj', 'ii', 'iii'])

/** "corgi owners" as a title has it: "Corgi Owners". Words that already hold a capital stay as they are. */
export function titleCase(text: string): string {
  return text.split(' ').map((word, index) => titleWord(word, index === 0)).join(' ')
}

/** A phrase for a title: as written, except that one in capitals is brought down, since print providers refuse those. */
export function titlePhrase(phrase: string): string {
  const tidy = phrase.replace(/\s+/g, ' ').trim().replace(/(?<!\.)\.$/, '')
  return isShouted(tidy) ? titleCase(tidy.toLowerCase()) : tidy
}

function titleWord(word: string, first: boolean): string {
  if (CAPITALS.has(word.replace(/[^a-z]/gi, '').toLowerCase())) return word.toUpperCase()
  if (/\p{Lu}/u.test(word) || (!first && SMALL.has(word))) return word
  return word.replace(/\p{L}/u, (letter) => letter.toUpperCase()).replace(/(?<=-)\p{Ll}/gu, (letter) => letter.toUpperCase())
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length > 3 && letters.filter((letter) => letter === letter.toUpperCase() && letter !== letter.toLowerCase()).length > letters.length * 0.7
}

/** "a" or "an", by sound as far as the spelling tells. */
export function withArticle(noun: string): string {
  return `${/^(?:[aeio]|u(?!ni|ku|se|sa|k\b))/i.test(noun) ? 'an' : 'a'} ${noun}`
}

/** One of a plural: "corgi owners" is "corgi owner". Words without a plural ending stay. */
export function singular(plural: string): string {
  if (plural.endsWith('people')) return plural.replace(/people$/, 'person')
  if (/(?:wo)?men$/.test(plural)) return plural.replace(/men$/, 'man')
  if (plural.endsWith('ies') && !/(?:movies|cookies|rookies|selfies|hoodies|aunties|zombies|foodies|newbies|birdies|besties|genies)$/.test(plural)) return plural.replace(/ies$/, 'y')
  if (/(?:ch|sh|x|ss)es$/.test(plural)) return plural.replace(/es$/, '')
  return /[^s]s$/.test(plural) ? plural.slice(0, -1) : plural
}
