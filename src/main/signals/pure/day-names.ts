/** Names of days: when two of them mean one day, what a day is called in an id, and what it is about. */

const SMALL_WORDS = new Set(['the', 'day', 'of', 'a', 'national', 'international', 'world', 'sunday'])
/** Names that share no word with what they mean. */
const SAME_DAY: Readonly<Record<string, string>> = {
  'after thanksgiving': 'black friday',
  'chinese new year': 'lunar new year',
  'washingtons birthday': 'presidents',
  'all hallows eve': 'halloween',
}
const TOPICS: readonly (readonly [name: RegExp, tags: readonly string[]])[] = [
  [/christmas|boxing day|st\.? stephen/i, ['christmas', 'santa', 'winter']],
  [/new year/i, ['new year', 'party']],
  [/easter/i, ['easter', 'bunny', 'spring']],
  [/good friday|ascension|pentecost|whit|corpus christi|assumption|saints|souls/i, ['faith', 'christian']],
  [/thanksgiving/i, ['thanksgiving', 'turkey', 'family', 'autumn']],
  [/labou?r day|may day/i, ['work', 'worker']],
  [/independence|national day|republic day|constitution|canada day|australia day|bastille/i, ['patriotic', 'flag']],
  [/veteran|memorial|remembrance|armistice|anzac/i, ['military', 'veteran', 'remembrance']],
  [/mother|mothering/i, ['mom', 'mother', 'family']],
  [/father/i, ['dad', 'father', 'family']],
  [/juneteenth|martin luther king/i, ['black history', 'freedom']],
  [/president|washington/i, ['patriotic', 'history']],
  [/administrative professional/i, ['secretary', 'office', 'work']],
  [/tax day/i, ['accountant', 'taxes', 'funny']],
]

/** Two names on one date with the same key are one day: "Mother's Day" and "Mothers Day", "Labour Day" and "Labor Day". */
export function dayKey(name: string): string {
  const words = plain(name).split(' ').filter((word) => !SMALL_WORDS.has(word)).join(' ')
  return SAME_DAY[words] ?? words
}

/** `christmas-day`: the name in an id. */
export function daySlug(name: string): string {
  return plain(name).replaceAll(' ', '-')
}

/** What designs for a public holiday are about; empty where its name does not say. */
export function dayTopics(name: string): readonly string[] {
  return TOPICS.find(([pattern]) => pattern.test(name))?.[1] ?? []
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}|['’`.]/gu, '')
    .toLowerCase()
    .replace(/\blabour\b/g, 'labor')
    .replace(/\bsaint\b/g, 'st')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
