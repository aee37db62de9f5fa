import { expect, test } from 'vitest'
import { splitInTwo, aroundKey } from '../layouts/split.ts'
import { breakLines } from './break-lines.ts'
import { wordsOf } from './words.ts'

/** Phrase, and what no line and no part of it may tear. */
const WHOLE: readonly (readonly [phrase: string, ...runs: string[]])[] = [
  ['Just here for true crime and snacks', 'true crime'],
  ['Running on caffeine and true crime', 'true crime'],
  ['Sorry I can’t I have video games', 'video games'],
  ['Easily distracted by video games', 'video games'],
  ['Dear Santa I can explain', 'Dear Santa'],
  ['Dear Santa, define good', 'Dear Santa,'],
  ['Best cat dad ever', 'cat dad'],
  ['Proud dog mom', 'dog mom'],
  ['Spooky vibes only', 'Spooky vibes'],
  ['I’m kind of a big deal', 'kind of', 'big deal'],
  ['Golden retriever energy', 'Golden retriever'],
  ['My golden retriever and I talk about you', 'golden retriever'],
  ['Powered by night shift coffee', 'night shift'],
  ['Night shift nurse', 'Night shift'],
  ['Crazy cat lady', 'cat lady'],
  ['Warning: may talk about board games', 'board games'],
  ['Merry Christmas ya filthy animal', 'Merry Christmas'],
  ['Fueled by ice cream', 'ice cream'],
  ['Raised on peanut butter', 'peanut butter'],
  ['Straight outta high school', 'high school'],
  ['Professional dungeon master', 'dungeon master'],
  ['Early bird, night owl, tired pigeon', 'Early bird,', 'night owl,'],
  ['Proud member of the garden club', 'garden club'],
]

test.each(WHOLE)('%s keeps its words together', (phrase, ...runs) => {
  for (const lines of everySetting(phrase)) {
    expect(lines.join(' ')).toBe(phrase)
    for (const run of runs) expect(lines.some((line) => line.includes(run)), `${run} in ${lines.join(' / ')}`).toBe(true)
  }
})

const CLAUSES = [
  'Camp more, worry less', 'Cats, coffee, naps', 'Hello, darkness my old friend', 'Oh look, another glorious morning', 'Eat. Sleep. Garden. Repeat.',
  'Not today, Monday', 'Life is short, buy the yarn', 'Born to fish, forced to work', 'Coffee first; questions later', 'Caution: contents under pressure',
]

test.each(CLAUSES)('no line of %s runs over a mark into half a clause', (phrase) => {
  for (const lines of everySetting(phrase)) {
    lines.forEach((line, index) => {
      if (!/[,.;:]\s/u.test(line)) return
      const before = lines[index - 1]
      expect(before === undefined || /[,.;:]$/u.test(before), lines.join(' / ')).toBe(true)
      expect(index === lines.length - 1 || /[,.;:]$/u.test(line), lines.join(' / ')).toBe(true)
    })
  }
})

test('parts that are built alike stand on lines of their own', () => {
  for (const lines of everySetting('Grandpa the man the myth the legend')) {
    for (const run of ['the man', 'the myth', 'the legend']) expect(lines.filter((line) => line.includes(run)), lines.join(' / ')).toHaveLength(1)
    expect(lines.every((line) => !/^(?:man|myth|legend)/u.test(line)), lines.join(' / ')).toBe(true)
  }
})

test('a full stop that only shortens a word ends no clause', () => {
  for (const lines of everySetting('Everybody loves Mr. Whiskers here')) expect(lines.some((line) => line.endsWith('Mr.'))).toBe(false)
})

test('the key word takes its set expression along, but nothing from beyond a mark', () => {
  const around = (phrase: string): string => {
    const words = wordsOf(phrase)
    const { from, to } = aroundKey(words)
    return words.slice(from, to).map(({ text }) => text).join(' ')
  }
  expect(around('I’m kind of a big deal')).toBe('big deal')
  expect(around('Spooky vibes only')).toBe('Spooky vibes')
  expect(around('Eat, pray, nap')).toBe('nap')
  expect(around('Adopt, don’t shop')).toBe('don’t shop')
  expect(around('Grandpa the man the myth the legend')).toBe('the legend')
})

/** The best breaking for blocks of three shapes with and without connectors, and the split in two. */
function everySetting(phrase: string): string[][] {
  const words = wordsOf(phrase)
  const text = (from: number, to: number): string => words.slice(from, to).map((word) => word.text).join(' ')
  const ratio = (from: number, to: number): number => text(from, to).length * 0.55
  const broken = [0.5, 0.75, 1].flatMap((height) => [0, 0.08].map((connectorHeight) => breakLines(words, { ratio, height, maxLines: 5, connectorHeight, gap: 0.035, maxLine: 0.6 })[0]))
  const at = splitInTwo(words, 0.5) ?? words.length
  return [...broken.map((breaking) => (breaking?.lines ?? []).map(({ from, to }) => text(from, to))), [text(0, at), text(at, words.length)]]
}
