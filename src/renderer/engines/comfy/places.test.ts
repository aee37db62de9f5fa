import { expect, test } from 'vitest'
import { placesOf } from './places.ts'

const slot = (node: string, input: string) => ({ node, input, title: `Step ${node}`, value: '' })

test('fields come as a seller thinks of a picture, each with the place it has among the places it could have', () => {
  const places = placesOf({
    mapping: { seed: [slot('3', 'seed')], prompt: [slot('6', 'text')], negative: [], image: [] },
    candidates: { prompt: [slot('6', 'text'), slot('7', 'text')], negative: [slot('7', 'text')], glow: [slot('9', 'amount')] },
  })
  expect(places.map(({ field, options }) => [field, ...options.map(({ node }) => node)])).toEqual([['prompt', '6', '7'], ['negative', '7'], ['seed', '3'], ['glow', '9']])
})
