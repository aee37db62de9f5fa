import { expect, test } from 'vitest'
import { breakLines, keyWord } from './break-lines.ts'
import { wordsOf } from './words.ts'

function linesFor(phrase: string, height = 0.8): string[] {
  const words = wordsOf(phrase)
  const ratio = (from: number, to: number): number => words.slice(from, to).map(({ text }) => text).join(' ').length * 0.55
  const [best] = breakLines(words, { ratio, height, maxLines: 5, connectorHeight: 0.08, gap: 0.035, maxLine: 0.6 })
  return best?.lines.map(({ from, to }) => words.slice(from, to).map(({ text }) => text).join(' ')) ?? []
}

test('helper words lead the next line or stand between, they never end a line', () => {
  for (const phrase of ['Hiking is my therapy', 'Easily distracted by plants', 'Support your local farmers', 'Plays well with yarn']) {
    const lines = linesFor(phrase)
    expect(lines.join(' ')).toBe(phrase)
    for (const line of lines) {
      const words = wordsOf(line)
      expect(words.every(({ helper }) => helper) || words.at(-1)?.helper === false, `${phrase}: ${line}`).toBe(true)
    }
  }
})

test('a long phrase still breaks in few steps and loses no word', () => {
  const phrase = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')
  expect(linesFor(phrase).join(' ')).toBe(phrase)
})

test('the point of a joke is its last strong word', () => {
  expect(keyWord(wordsOf('Best cat dad ever'))).toBe(2)
  expect(keyWord(wordsOf('Powered by tacos'))).toBe(2)
  expect(keyWord(wordsOf('Sweetest Grandma Around', ['grandma']))).toBe(1)
})
