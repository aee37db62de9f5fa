/** Marks and the ways in which they are spelled to be overlooked, each labelled; and words that meet no mark. All marks are made up. */
import { createRng, type Rng } from '../../src/main/kernel/pure/rng.ts'

export type Kind = 'as it is' | 'typo' | 'by sound' | 'reordered' | 'plural' | 'spaced' | 'joined' | 'leetspeak' | 'hyphens' | 'accents'

interface Positive {
  readonly kind: Kind
  readonly mark: string
  readonly text: string
}

const BEGIN = ['zan', 'kor', 'bel', 'quor', 'mer', 'fen', 'gal', 'tal', 'vor', 'lum', 'pho', 'cal', 'dru', 'wex', 'hal', 'nim', 'ser', 'yar', 'tre', 'osk']
const MIDDLE = ['di', 'ba', 'lo', 've', 'ni', 'mo', 'ra', 'phi', 'ke', 'cu']
const END = ['lux', 'dra', 'vik', 'mont', 'sel', 'nex', 'rix', 'tano', 'gard', 'bell', 'phor', 'keth']
const SLOGANS = [
  'Chase the Quiet Tide', 'Born to Wander Slow', 'Brave Little Lantern', 'Salt in My Hair Daily', 'Made of Mountain Rain', 'Keep the Porch Light On', 'Wild Hearts Club Seven', 'Bake More Worry Less',
  'Sunday Is a Mood', 'Never Fold the Map', 'Tiny Boats Big Water', 'Grow Where the Rain Falls', 'Thunder After Midnight', 'Honey Before Money', 'Loud Socks Soft Heart', 'The Last Good Camper',
]
const FRAMES = ['%', '% Dad', 'My % Life', 'Team %', 'Powered by %', '% and Coffee']

/** Words that sellers print every day; none of them is near a mark above. */
export const EVERYDAY_PHRASES: readonly string[] = [
  'Best Dad Ever', 'Mama Bear', 'Coffee First', 'Dog Mom', 'Cat Dad', 'Plant Lady', 'Teacher Life', 'Nurse Strong', 'Camping Crew', 'Lake Days', 'Beach Please', 'Mountain Calling', 'Bride Squad', 'Birthday Girl',
  'Super Grandpa', 'Fishing Buddy', 'Born in 1985', 'Level 40 Unlocked', 'Book Nerd', 'One More Chapter', 'Gardening Is My Therapy', 'Sourdough Season', 'Pickleball Queen', 'Yoga and Wine', 'Running Late Is My Cardio',
  'Introverted but Willing to Discuss Cats', 'Easily Distracted by Dogs', 'Happy Camper', 'Good Vibes', 'Be Kind', 'Stay Wild', 'Choose Joy', 'Blessed Mama', 'Girl Dad', 'Boy Mom', 'Retired Not Expired', 'Awesome Like My Daughter',
  'World’s Okayest Brother', 'Spooky Season', 'Pumpkin Spice and Everything Nice', 'Witch Please', 'Merry and Bright', 'Christmas Crew', 'Santa’s Favorite Nurse', 'Easter Bunny Helper', 'Lucky Charm', 'Thankful and Blessed',
  'Summer Vibes', 'Sunkissed', 'Salty Hair Don’t Care', 'River Rat', 'Farm Girl', 'Chicken Lady', 'Goat Whisperer', 'Horse Girl', 'Bee Kind', 'Save the Turtles', 'Sloth Mode', 'Raccoon Energy', 'Feral Aunt', 'Cool Uncle',
  'Math Teacher Squad', 'Kindergarten Here I Come', 'Last Day of School', 'Class of 2027', 'Proud Band Parent', 'Swim Mom', 'Soccer Sister', 'Hockey Dad', 'Gym Rat', 'Leg Day Regrets', 'Bike Life', 'Trail Runner', 'Vintage Soul',
  'Vinyl Collector', 'Guitar Dad', 'Drummer Heart', 'Sing Loud', 'Bass Player Problems', 'Grill Master', 'Taco Tuesday', 'Pizza Lover', 'Wine Not', 'Beer Me', 'Tea Time', 'Donut Worry', 'Avocado Addict', 'Spicy Pickle',
  'Knitting Grandma', 'Quilters Gonna Quilt', 'Crochet All Day', 'Woodworker', 'Mechanic Dad', 'Trucker Wife', 'Welder', 'Electrician Humor', 'Plumber Life', 'Coder by Day', 'There Is No Place Like Home Office',
  'I Need a Nap', 'Monday Again', 'Not a Morning Person', 'Sarcasm Loading', 'Adulting Is Hard', 'Halt die Ohren steif', 'Morgenmuffel', 'Kaffee zuerst', 'Beste Oma der Welt', 'Papa ist der Beste',
]

export function marksOf(seed: string, count: number): string[] {
  const rng = createRng(seed)
  const made = new Set<string>()
  while (made.size < count) {
    const name = rng.pick(BEGIN) + (rng.next() < 0.6 ? rng.pick(MIDDLE) : '') + rng.pick(END)
    made.add(made.size % 5 === 4 ? `${name} ${rng.pick(BEGIN)}${rng.pick(END)}` : name)
  }
  return [...made, ...SLOGANS]
}

/** Every mark in every way that can be made of it, each within other words. */
export function positivesOf(marks: readonly string[], seed: string): Positive[] {
  const rng = createRng(seed)
  return marks.flatMap((mark) => {
    const slogan = mark.split(' ').length > 2
    const ways: readonly (readonly [Kind, string | null])[] = [
      ['as it is', mark], ['typo', slogan ? null : slip(mark, rng)], ['by sound', slogan ? null : bySound(mark)], ['reordered', mark.includes(' ') ? mark.split(' ').toReversed().join(' ') : null],
      ['plural', slogan ? null : `${mark}s`], ['spaced', slogan ? null : [...mark.replaceAll(' ', '')].join(' ')], ['joined', mark.includes(' ') ? mark.replaceAll(' ', '') : null],
      ['leetspeak', leet(mark)], ['hyphens', mark.includes(' ') ? mark.replaceAll(' ', '-') : null], ['accents', mark.replace('a', 'á').replace('e', 'è').replace('o', 'ö')],
    ]
    // A sentence is turned round as a whole, and letters with gaps stand alone.
    return ways.flatMap(([kind, text]) => (text === null ? [] : [{ kind, mark, text: kind === 'reordered' || kind === 'spaced' || (slogan && kind === 'joined') ? text : rng.pick(FRAMES).replace('%', text) }]))
  })
}

/** One letter left out, doubled or another, or two exchanged; the first stays, as it does where somebody wants to be understood. */
function slip(mark: string, rng: Rng): string {
  const at = 1 + rng.int(mark.length - 2)
  const [before, letter, after] = [mark.slice(0, at), mark[at] ?? '', mark.slice(at + 1)]
  return [before + after, before + letter + letter + after, `${before}${letter === 'u' ? 'a' : 'u'}${after}`, `${before}${after[0] ?? ''}${letter}${after.slice(1)}`][rng.int(4)] ?? mark
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [[/ph/, 'f'], [/qu/, 'kw'], [/^c(?=[aou])/, 'k'], [/k/, 'c'], [/x$/, 'ks'], [/i/, 'y'], [/v/, 'w'], [/s/, 'z'], [/f/, 'ph'], [/d$/, 't'], [/l(?=l|$)/, 'll']]

function bySound(mark: string): string | null {
  const [pattern, instead] = SOUNDS.find(([one]) => one.test(mark)) ?? []
  return pattern === undefined || instead === undefined ? null : mark.replace(pattern, instead)
}

const DIGITS: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7', l: '1' }

function leet(mark: string): string | null {
  let left = 2
  const text = [...mark].map((letter, at) => (at > 0 && left > 0 && DIGITS[letter] !== undefined ? (left--, DIGITS[letter]) : letter)).join('')
  return text === mark ? null : text
}
