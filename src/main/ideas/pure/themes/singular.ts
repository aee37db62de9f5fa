/** The basic form of a common noun. */
import { plural } from '../lexicon/topic.ts'

const IRREGULAR: Readonly<Record<string, string>> = {
  mice: 'mouse', geese: 'goose', wolves: 'wolf', calves: 'calf', leaves: 'leaf', loaves: 'loaf', knives: 'knife', scarves: 'scarf', shelves: 'shelf', wives: 'wife',
  children: 'child', people: 'person', men: 'man', women: 'woman', teeth: 'tooth', feet: 'foot', halves: 'half', lives: 'life', movies: 'movie', cookies: 'cookie',
  brownies: 'brownie', zombies: 'zombie', pies: 'pie', ties: 'tie', smoothies: 'smoothie', hoodies: 'hoodie', genies: 'genie', calories: 'calorie', selfies: 'selfie',
  potatoes: 'potato', tomatoes: 'tomato', heroes: 'hero', volcanoes: 'volcano', mosquitoes: 'mosquito', echoes: 'echo', dice: 'dice', cacti: 'cactus', fungi: 'fungus', octopi: 'octopus',
}
/** Ends in s and is one already, or has no singular. */
const ONE_ALREADY = /(?:ss|us|is|ics|ous|ews|ias|gas|bus|lens|jeans|pants|fries|grits|leftovers|overalls|pajamas|scissors|glasses|goggles|headphones|sunglasses|binoculars|clothes|series|species|christmas|chess|hummus|couscous|molasses|asparagus|mittens|smores|socks|ribs)$/

/** "sourdough starters" → "sourdough starter"; only the last word changes. */
export function singular(phrase: string): string {
  const start = phrase.lastIndexOf(' ') + 1
  const last = phrase.slice(start)
  return phrase.slice(0, start) + one(last)
}

function one(word: string): string {
  const irregular = IRREGULAR[word]
  if (irregular !== undefined) return irregular
  if (word.length < 4 || !word.endsWith('s') || ONE_ALREADY.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  for (const base of [word.slice(0, -1), word.slice(0, -2)]) if (base.length > 2 && plural(base) === word) return base
  return word
}
