import { expect, test } from 'vitest'
import { material } from './question.ts'

test('addresses and numbers of people do not go to a language model', () => {
  const themes = [{ label: 'corgis', evidence: ['Corgi meet-up! Write jo@example.com or call +49 171 1234567', 'My corgi naps'], niches: [], count: 2 }]
  expect(JSON.stringify(material(themes as never, '2026-11-23'))).toBe('{"today":"2026-11-23","themes":[{"number":0,"label":"corgis","wanted":2,"said":["Corgi meet-up! Write or call","My corgi naps"]}]}')
})
