import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textFixture } from '../../../../../test/support/fixture.ts'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { answerOf, HOSTILE_TEXT, HOSTILE_TEXT_KEPT, WRONG_WHOLES } from '../../../../../test/support/source-answer.ts'
import { SchemaChanged } from '../../../kernel/errors.ts'
import { isReject, type Outcome } from '../../pure/draft.ts'
import { readGoogleTrends } from './parse.ts'
import { googleTrendsSource } from './source.ts'

const ABOUT = { country: 'US' }
const feed = textFixture(import.meta.url, 'trending.shape.xml')
const read = (body: string, about = ABOUT): readonly Outcome[] => readGoogleTrends(answerOf('google-trends', body, about)).outcomes

test('reads topics with the least number of searches; a form that nobody knows is not given', () => {
  const outcomes = read(feed)
  expect(outcomes.map((outcome) => (isReject(outcome) ? outcome : [outcome.text, outcome.observations[0]?.value]))).toEqual([
    ['Corgi Parade', 5_000],
    ['pickleball', 200_000],
    ['단풍', 2_000],
    ['red panda', null],
    ['sourdough', 1_000_000],
  ])
  expect(outcomes[0]).toEqual({
    source: 'google-trends',
    sourceItemId: 'US:corgi parade:2026-10-30',
    text: 'Corgi Parade',
    tags: [],
    url: 'https://trends.google.com/trends/explore?q=Corgi%20%20Parade&geo=US',
    community: 'US',
    publishedAt: '2026-10-30T04:40:00.000Z',
    observations: [{ metric: 'searches', value: 5_000, observedAt: '2026-11-23T08:00:00.000Z' }],
  })
  expect(JSON.stringify(outcomes)).not.toContain('Example News')
})

test('reads the captured item of the retired feed, whose own elements had another address', () => {
  expect(read(readFileSync(sharedData('api_payloads', 'google_trends', 'legacy_daily_feed_2019.xml'), 'utf8'))).toMatchObject([
    { sourceItemId: 'US:women\'s world cup 2019:2019-06-11', observations: [{ value: 1_000_000 }] },
  ])
})

test('knows a topic by country, words and day', () => {
  const ids = (body: string, country: string) => read(body, { country }).map((outcome) => (isReject(outcome) ? '' : outcome.sourceItemId))
  expect(ids(feed, 'US')[0]).not.toBe(ids(feed, 'GB')[0])
  expect(ids(feed.replace('Corgi  Parade', 'CORGI PARADE'), 'US')[0]).toBe(ids(feed, 'US')[0])
  expect(ids(feed.replace('Thu, 29 Oct 2026 21:40', 'Fri, 30 Oct 2026 21:40'), 'US')[0]).not.toBe(ids(feed, 'US')[0])
})

test('takes hostile text as words and nothing else', () => {
  const escaped = HOSTILE_TEXT.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const [outcome] = read(feed.replace('Corgi  Parade', escaped))
  expect(outcome).toMatchObject({ text: HOSTILE_TEXT_KEPT })
})

test('refuses an item without a title, and the one the feed ends in, with their places', () => {
  expect(read(feed.replace('<title>pickleball</title>', ''))[1]).toEqual({ place: 'item 2', reason: 'its "title" is missing' })
  expect(read(feed.slice(0, feed.indexOf('ckleball'))).at(-1)).toEqual({ place: 'item 2', reason: 'the feed ends in the middle of it' })
})

test.each<readonly [what: string, body: string]>([...WRONG_WHOLES, ['another feed', '<rss><channel><item><title>Corgis</title><guid>1</guid></item></channel></rss>']])('says of %s that the answer changed', (_what, body) => {
  expect(() => read(body)).toThrow(SchemaChanged)
  expect(() => read(body)).toThrow(/^google-trends: /)
})

test('asks for the seller’s country unless they name others', () => {
  const context = { memory: undefined, now: 0, country: 'de', language: 'de', secretsSet: [] }
  expect(googleTrendsSource.plan({ ...context, config: { countries: [] } }).map(({ url }) => url)).toEqual(['https://trends.google.com/trending/rss?geo=DE'])
  expect(googleTrendsSource.plan({ ...context, config: { countries: ['US', 'GB'] } }).map(({ key }) => key)).toEqual(['US', 'GB'])
})
