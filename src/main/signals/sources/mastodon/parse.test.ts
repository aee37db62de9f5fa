import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { jsonFixture } from '../../../../../test/support/fixture.ts'
import { keepsTheReadersPromises } from '../../../../../test/support/reader-contract.ts'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { answerOf } from '../../../../../test/support/source-answer.ts'
import { readMastodon } from './parse.ts'
import { mastodonSource } from './source.ts'

const captured = (name: string): unknown => JSON.parse(readFileSync(sharedData('api_payloads', 'mastodon', name), 'utf8')) as unknown
const about = (kind: string) => ({ kind, instance: 'mastodon.social' })
const whole = (document: unknown): unknown[] => document as unknown[]

test('reads a tag of a capture: numbers for texts, each day at its end, the running day as seen now', () => {
  const tags = captured('trends_tags.json') as { name: string; history: { day: string; uses: string }[] }[]
  const capturedAt = new Date((Number(tags[0]?.history[0]?.day) + 3_600) * 1_000).toISOString()
  const { outcomes } = readMastodon({ ...answerOf('mastodon', tags, about('tags')), receivedAt: capturedAt })
  expect(outcomes).toHaveLength(tags.length)
  const [tag] = outcomes
  expect(tag).toMatchObject({ source: 'mastodon', sourceItemId: `mastodon.social:tag:${tags[0]?.name.toLowerCase() ?? ''}`, text: `#${tags[0]?.name ?? ''}` })
  const observations = tag !== undefined && 'observations' in tag ? tag.observations : []
  expect(observations).toHaveLength(14)
  expect(observations.slice(0, 2).map(({ metric, observedAt }) => [metric, observedAt])).toEqual([['uses', capturedAt], ['accounts', capturedAt]])
  expect(observations[2]?.observedAt).toBe(new Date(Number(tags[0]?.history[0]?.day) * 1_000).toISOString())
})

test('reads the links of a capture without those who wrote them', () => {
  const { outcomes } = readMastodon(answerOf('mastodon', captured('trends_links.json'), about('links')))
  expect(outcomes).toHaveLength(10)
  expect(outcomes[0]).toMatchObject({ text: expect.stringMatching(/^OpenAI says/) as string, language: 'en', sourceItemId: expect.stringMatching(/^mastodon\.social:link:https:/) as string })
  expect(JSON.stringify(outcomes)).not.toMatch(/Daniel Arkin|daniel-arkin/)
})

test('reads posts without accounts, mentions and addresses that hold them, and leaves out sensitive ones', () => {
  const { outcomes } = readMastodon(answerOf('mastodon', jsonFixture(import.meta.url, 'statuses.shape.json'), about('statuses')))
  expect(outcomes).toMatchObject([
    { sourceItemId: 'mastodon.social:status:115500000000000001', text: 'it is moss season again #moss', tags: ['moss'], language: 'en', publishedAt: '2026-11-22T09:15:00.000Z', observations: [{ metric: 'shares', value: 340 }, { metric: 'likes', value: 512 }, { metric: 'replies', value: 12 }] },
    { place: 'post 2', reason: 'it is marked as sensitive' },
    { language: 'de', observations: [{ value: 20 }, { value: 44 }, { value: null }] },
  ])
  expect(JSON.stringify(outcomes)).not.toMatch(/someone|another|Some One/)
})

test('keeps the figures of two instances apart', () => {
  const idOn = (instance: string) => readMastodon(answerOf('mastodon', captured('trends_tags.json'), { kind: 'tags', instance })).outcomes.map((outcome) => ('sourceItemId' in outcome ? outcome.sourceItemId : ''))
  expect(idOn('one.example')[0]).not.toBe(idOn('two.example')[0])
})

test('asks each instance for tags, posts and links, and takes no address that is no instance', () => {
  const context = { memory: undefined, now: 0, country: 'US', language: 'en', secretsSet: [] }
  expect(mastodonSource.plan({ ...context, config: { instances: ['a.example', 'a.example'] } }).map(({ url }) => url)).toEqual([
    'https://a.example/api/v1/trends/tags?limit=20',
    'https://a.example/api/v1/trends/statuses?limit=20',
    'https://a.example/api/v1/trends/links?limit=20',
  ])
  expect(mastodonSource.config.safeParse({ instances: ['https://a.example/'] }).success).toBe(false)
  expect(mastodonSource.config.safeParse({ instances: ['a.example/path'] }).success).toBe(false)
  expect(mastodonSource.config.safeParse({ instances: ['localhost'] }).success).toBe(false)
})

test('says that nothing trends on an instance without trends', () => expect(readMastodon(answerOf('mastodon', [], about('tags'))).outcomes).toEqual([]))

describe('tags', () => { keepsTheReadersPromises({ source: 'mastodon', read: readMastodon, about: about('tags'), good: captured('trends_tags.json'), itemsOf: whole, textField: 'name' }) })
describe('links', () => { keepsTheReadersPromises({ source: 'mastodon', read: readMastodon, about: about('links'), good: captured('trends_links.json'), itemsOf: whole, textField: 'title' }) })
describe('posts', () => { keepsTheReadersPromises({ source: 'mastodon', read: readMastodon, about: about('statuses'), good: jsonFixture(import.meta.url, 'statuses.shape.json'), itemsOf: whole, textField: 'content' }) })
