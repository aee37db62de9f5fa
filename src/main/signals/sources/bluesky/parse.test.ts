import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { jsonFixture } from '../../../../../test/support/fixture.ts'
import { keepsTheReadersPromises } from '../../../../../test/support/reader-contract.ts'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { answerOf } from '../../../../../test/support/source-answer.ts'
import { blueskyShape, readBluesky } from './parse.ts'

const trends = jsonFixture(import.meta.url, 'trends.shape.json')
const topics = jsonFixture(import.meta.url, 'topics.shape.json')

test('reads trends with their posts and beginning, and nobody who wrote about them', () => {
  const { outcomes } = readBluesky(answerOf('bluesky', trends, { kind: 'trends' }))
  expect(outcomes[0]).toEqual({
    source: 'bluesky',
    sourceItemId: 'trend:corgi-parade',
    text: 'Corgi parade',
    tags: [],
    url: 'https://bsky.app/profile/trending.bsky.app/feed/100001',
    category: 'pets',
    publishedAt: '2026-11-22T18:00:00.000Z',
    observations: [{ metric: 'posts', value: 1_840, observedAt: '2026-11-23T08:00:00.000Z' }],
  })
  expect(outcomes[2]).toMatchObject({ text: 'first-snow', observations: [{ value: null }] })
  expect(JSON.stringify(outcomes)).not.toContain('someone')
})

test('reads topics under the same names, without the ones that are always suggested', () => {
  const { outcomes } = readBluesky(answerOf('bluesky', topics, { kind: 'topics' }))
  expect(outcomes).toMatchObject([{ sourceItemId: 'trend:corgi-parade', observations: [] }, { sourceItemId: 'trend:knitting', text: 'Knitting' }])
})

test('keeps no account out of the posts of a captured stream', () => {
  const context = { file: 'stream', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }
  const events = ['jetstream_v1_stream.jsonl', 'jetstream_v1_golden.jsonl'].flatMap((name) => readFileSync(sharedData('api_payloads', 'bluesky', name), 'utf8').split('\n').filter((line) => line !== ''))
  const posts = events.flatMap((line) => blueskyShape.read(JSON.parse(line) as Record<string, unknown>, context))
  expect(posts.filter((post) => post !== null && typeof post !== 'string').length).toBeGreaterThan(0)
  expect(JSON.stringify(posts)).not.toMatch(/did:plc:|@[a-z\d-]+\.bsky\.social/)
})

describe('trends', () => { keepsTheReadersPromises({ source: 'bluesky', read: readBluesky, about: { kind: 'trends' }, good: trends, itemsOf: (document) => (document as { trends: unknown[] }).trends, textField: 'displayName' }) })
describe('topics', () => { keepsTheReadersPromises({ source: 'bluesky', read: readBluesky, about: { kind: 'topics' }, good: topics, itemsOf: (document) => (document as { topics: unknown[] }).topics, textField: 'displayName' }) })
