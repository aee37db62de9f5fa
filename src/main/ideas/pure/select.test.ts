import { expect, test } from 'vitest'
import { embedText } from './embed.ts'
import { selectDiverse } from './select.ts'

const item = (phrase: string, score: number, topic: string, occasion?: string) => ({ phrase, score, topic, theme: occasion ?? topic, vector: embedText(phrase), ...(occasion === undefined ? {} : { occasion }) })
const words = 'otter paddle yarn saw mountain coffee pumpkin lamp violin garden rocket pencil'.split(' ')

test('a night takes one idea of every theme while there are others, then a fifth of one at most, then what is left', () => {
  const christmas = words.map((word, i) => item(`${word} number ${i} under the tree`, 0.9 + i / 1000, `topic ${i}`, 'christmas'))
  const cats = words.map((word) => item(`the ${word} belongs to somebody furry ${word}`, 0.8, 'cat'))
  const rest = words.map((word) => item(`${word} ${word} forever and a day`, 0.3, word))
  const many = selectDiverse([...christmas, ...cats, ...rest], 10)
  expect(many).toHaveLength(10)
  expect(new Set(many.map((c) => c.theme)).size).toBe(10)
  const few = selectDiverse([...christmas, ...cats, ...rest.slice(0, 6)], 10)
  expect(few).toHaveLength(10)
  expect(Object.values(Object.groupBy(few, (c) => c.theme)).map((group) => group?.length ?? 0).toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 1, 1, 2, 2])
})

test('dates take six of ten places at most while other ideas are left', () => {
  const dated = words.map((word, i) => item(`${word} and ${i} candles on ${word}`, 0.9, `t${i}`, `day ${i}`))
  const others = words.map((word, i) => item(`nobody told the ${word} about ${i * 7}`, 0.1, word))
  expect(selectDiverse([...dated, ...others], 10).filter((c) => c.occasion !== undefined)).toHaveLength(6)
  expect(selectDiverse(dated, 10)).toHaveLength(10)
})

test('empty places are filled from the same topic rather than left empty', () => {
  expect(selectDiverse(words.slice(0, 4).map((word) => item(`my ${word} and its ${word}`, 0.5, 'cat')), 10)).toHaveLength(4)
})

test('a phrase that is nearly the same as a better one is never chosen', () => {
  const chosen = selectDiverse([item('Walkies before worries', 0.9, 'dog'), item('Walkies before worries!', 0.89, 'corgi'), item('One more row', 0.2, 'knitting')], 3)
  expect(chosen.map((c) => c.phrase)).toEqual(['Walkies before worries', 'One more row'])
})

test('the best comes first, nothing comes from nothing, and the order of equal ones holds', () => {
  expect(selectDiverse([], 5)).toEqual([])
  expect(selectDiverse([item('b b b', 0.1, 'x')], 0)).toEqual([])
  const items = [item('slow turtle', 0.5, 'a'), item('quick lamp', 0.9, 'b'), item('old violin', 0.5, 'c')]
  expect(selectDiverse(items, 1).map((c) => c.phrase)).toEqual(['quick lamp'])
  expect(selectDiverse(items, 3)).toEqual(selectDiverse([...items], 3))
})
