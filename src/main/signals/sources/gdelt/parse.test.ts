import { describe, expect, test } from 'vitest'
import { jsonFixture } from '../../../../../test/support/fixture.ts'
import { keepsTheReadersPromises } from '../../../../../test/support/reader-contract.ts'
import { answerOf, HOSTILE_TEXT, HOSTILE_TEXT_KEPT } from '../../../../../test/support/source-answer.ts'
import { SchemaChanged, Unavailable } from '../../../kernel/errors.ts'
import { readGdelt } from './parse.ts'
import { gdeltSource } from './source.ts'

const timeline = jsonFixture(import.meta.url, 'timeline.shape.json')
const ABOUT = { topic: 'pickleball' }

test('reads a curve as one signal for the topic', () => {
  expect(readGdelt(answerOf('gdelt', timeline, ABOUT)).outcomes).toEqual([{
    source: 'gdelt',
    sourceItemId: 'topic:pickleball',
    text: 'pickleball',
    tags: [],
    observations: [
      { metric: 'share of news', value: 0.0121, observedAt: '2026-11-20T00:00:00.000Z' },
      { metric: 'share of news', value: 0.0187, observedAt: '2026-11-21T00:00:00.000Z' },
      { metric: 'share of news', value: 0.0094, observedAt: '2026-11-22T00:00:00.000Z' },
    ],
  }])
})

test('finds nothing where no news speaks of the topic', () => expect(readGdelt(answerOf('gdelt', { timeline: [] }, ABOUT)).outcomes).toEqual([]))

test('says that GDELT is busy when it answers in words, and that it changed when it answers with a page', () => {
  expect(() => readGdelt(answerOf('gdelt', 'Please limit requests to one every 5 seconds or contact …', ABOUT))).toThrow(Unavailable)
  expect(() => readGdelt(answerOf('gdelt', '<html><body>Too many requests</body></html>', ABOUT))).toThrow(SchemaChanged)
})

test('takes the seller’s own words as words', () => {
  expect(readGdelt(answerOf('gdelt', timeline, { topic: HOSTILE_TEXT })).outcomes).toMatchObject([{ text: HOSTILE_TEXT_KEPT }])
  const [request] = gdeltSource.plan({ config: { topics: ['a "quoted" & topic'] }, memory: undefined, now: 0, country: 'US', language: 'en', secretsSet: [] })
  expect(new URL(request?.url ?? '').searchParams.get('query')).toBe('"a  quoted  & topic"')
})

describe('a curve', () => { keepsTheReadersPromises({ source: 'gdelt', read: readGdelt, about: ABOUT, good: timeline, itemsOf: (document) => (document as { timeline: { data: unknown[] }[] }).timeline[0]?.data ?? [], textField: null, alsoGood: ['words'] }) })
