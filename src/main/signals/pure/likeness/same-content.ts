/** Whether two texts say the same: word by word, because a template with another noun in it is no copy. */

/** Words that people drop and add without saying anything else. */
const LIGHT = new Set(
  'a about all also an and are as at be been but by can could did do does for from get got had has have he her here him his how i if im in into is it its ive just lol me more my new now of official oh omg on one only or our out over pls please really she so some still than that thats the their them then there they this to too up update us very was we were what when where which who why will with wow would you your video'.split(' '),
)
/** These turn a sentence round. */
const TURNS = new Set('no not never without dont doesnt didnt cant cannot wont isnt arent wasnt anti non un vs'.split(' '))
const LIGHT_WEIGHT = 0.25
/** Shares of the weight of both texts that may differ: words added on one side, and words exchanged for others. */
const MOST_ADDED = 0.2
const MOST_EXCHANGED = 0.05
/** With fewer words in common, one word more may make another text. */
const LEAST_SHARED = 3
const LEAST_SHARED_PAIRS = 0.6

/** @returns whether one of the texts, given by its compared words, is a copy of the other with a small edit. */
export function sayTheSame(one: readonly string[], other: readonly string[]): boolean {
  if (differsMuch(one, other)) return false
  const { left, right } = withoutTypos(difference(one, other), difference(other, one))
  if (left.length + right.length === 0) return inTheSameOrder(one, other)
  if (left.join('') === right.join('')) return true
  if ([...left, ...right].some((word) => /\p{N}/u.test(word) || TURNS.has(word))) return false
  const differs = weight(left) + weight(right)
  const share = differs / (weight(one) + weight(other))
  const exchanged = left.length > 0 && right.length > 0 && hasContent([...left, ...right])
  if (share > (exchanged ? MOST_EXCHANGED : MOST_ADDED)) return false
  return one.length - left.length >= LEAST_SHARED && inTheSameOrder(one, other)
}

/** A quick look, because most texts that share a band share little else. */
function differsMuch(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length > 2 * short.length + 2) return true
  const words = new Set(long)
  let missing = 0
  for (const word of short) if (!words.has(word) && ++missing > 3 + short.length * MOST_ADDED) return true
  return false
}

/** Words of `from` that `other` lacks, each as often as it lacks them. */
function difference(from: readonly string[], other: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1)
  return from.filter((word) => {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    return count === 0
  })
}

/** Takes away pairs of words that are one word with a slip of the finger. */
function withoutTypos(left: readonly string[], right: readonly string[]): { left: readonly string[]; right: readonly string[] } {
  const rest = [...right]
  const kept = left.filter((word) => {
    const at = rest.findIndex((candidate) => isTypo(word, candidate))
    if (at !== -1) rest.splice(at, 1)
    return at === -1
  })
  return { left: kept, right: rest }
}

/** One letter more, less, other or two exchanged, in words of at least five letters whose first letter agrees. */
function isTypo(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 5 || long.length - short.length > 1 || short[0] !== long[0] || /\p{N}/u.test(short + long)) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  // "dogs" is not "dog" mistyped.
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1) && long !== `${short}s`
  const [a, b] = [short.slice(at), long.slice(at)]
  return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
}

function weight(words: readonly string[]): number {
  let sum = 0
  for (const word of words) sum += LIGHT.has(word) ? LIGHT_WEIGHT : 1
  return sum
}

function hasContent(words: readonly string[]): boolean {
  return words.some((word) => !LIGHT.has(word))
}

/** "man bites dog" has all the words of "dog bites man": most neighbours must be neighbours in both. */
function inTheSameOrder(one: readonly string[], other: readonly string[]): boolean {
  const pairs = new Set(pairsOf(one.filter((word) => other.includes(word))))
  const candidates = pairsOf(other.filter((word) => one.includes(word)))
  return candidates.filter((pair) => pairs.has(pair)).length >= LEAST_SHARED_PAIRS * candidates.length
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`)
}
