import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { jsonFixture } from '../../../../../test/support/fixture.ts'
import { keepsTheReadersPromises } from '../../../../../test/support/reader-contract.ts'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { answerOf, HOSTILE_TEXT, HOSTILE_TEXT_KEPT, WRONG_WHOLES } from '../../../../../test/support/source-answer.ts'
import { SchemaChanged } from '../../../kernel/errors.ts'
import { readHackerNews } from './parse.ts'
import { hackerNewsSource } from './source.ts'

const documented = (name: string): unknown => JSON.parse(readFileSync(sharedData('api_payloads', 'hackernews', name), 'utf8')) as unknown
const LIST = { kind: 'list', take: '3' }
const ITEM = { kind: 'item', id: '8863' }
const SEARCH = { kind: 'search', keyword: 'keyboard' }

test('follows the first ids of a list, and reads nothing from it', () => {
  const reading = readHackerNews(answerOf('hacker-news', documented('topstories_shape.json'), LIST))
  expect(reading.outcomes).toEqual([])
  expect(reading.follow).toEqual([9129911, 9129199, 9127761].map((id) => ({ key: `item:${id}`, url: `https://hacker-news.firebaseio.com/v0/item/${id}.json`, about: { kind: 'item', id: String(id) } })))
})

test('refuses an id that is no number with its place and follows the others', () => {
  const reading = readHackerNews(answerOf('hacker-news', [1, '../../user', -3], LIST))
  expect(reading.outcomes).toEqual([{ place: 'id 2', reason: 'it is not the number of an item' }, { place: 'id 3', reason: 'it is not the number of an item' }])
  expect(reading.follow?.map(({ key }) => key)).toEqual(['item:1'])
})

test('says of a list without ids that the answer changed', () => {
  for (const list of [[], ['a', null]]) expect(() => readHackerNews(answerOf('hacker-news', list, LIST))).toThrow('hacker-news: id 1: the list holds no number of an item')
})

test('reads a documented story with its points and comments, and nobody’s name', () => {
  const { outcomes } = readHackerNews(answerOf('hacker-news', documented('item_8863.json'), ITEM))
  expect(outcomes).toEqual([{
    source: 'hacker-news',
    sourceItemId: '8863',
    text: 'My YC app: Dropbox - Throw away your USB drive',
    url: 'http://www.getdropbox.com/u/2/screencast.html',
    category: 'story',
    tags: [],
    publishedAt: '2007-04-04T19:16:40.000Z',
    observations: [{ metric: 'score', value: 111, observedAt: '2026-11-23T08:00:00.000Z' }, { metric: 'comments', value: 71, observedAt: '2026-11-23T08:00:00.000Z' }],
  }])
})

test.each(['item_121003.json', 'item_126809.json', 'item_160705.json', 'item_192327.json', 'item_2921983.json'])('reads or passes over the documented %s', (name) => {
  const item = documented(name) as { id: number; deleted?: boolean }
  const { outcomes } = readHackerNews(answerOf('hacker-news', item, { kind: 'item', id: String(item.id) }))
  expect(outcomes).toMatchObject([{ sourceItemId: String(item.id) }])
})

test('passes over an item that was taken away, deleted or is dead', () => {
  for (const body of [null, { id: 1, type: 'story', deleted: true }, { id: 1, type: 'story', dead: true, title: 'x' }]) {
    expect(readHackerNews(answerOf('hacker-news', body, ITEM)).outcomes).toEqual([])
  }
})

test('keeps a story without points as not given', () => {
  expect(readHackerNews(answerOf('hacker-news', { id: 1, type: 'story', title: HOSTILE_TEXT }, ITEM)).outcomes).toMatchObject([{ text: HOSTILE_TEXT_KEPT, observations: [{ value: null }, { value: null }] }])
})

test.each(WRONG_WHOLES.filter(([what]) => what !== 'null'))('says of %s in place of an item or a list that the answer changed', (_what, body) => {
  expect(() => readHackerNews(answerOf('hacker-news', body, ITEM))).toThrow(SchemaChanged)
  expect(() => readHackerNews(answerOf('hacker-news', body, LIST))).toThrow(SchemaChanged)
})

test('reads found stories under the ids of the other interface', () => {
  const { outcomes } = readHackerNews(answerOf('hacker-news', jsonFixture(import.meta.url, 'search.shape.json'), SEARCH))
  expect(outcomes).toMatchObject([
    { sourceItemId: '45900001', url: 'https://example.com/keyboard', publishedAt: '2026-11-21T10:00:00.000Z', observations: [{ value: 120 }, { value: 45 }] },
    { sourceItemId: '45900002', url: 'https://news.ycombinator.com/item?id=45900002', observations: [{ value: 8 }, { value: null }] },
  ])
  expect(JSON.stringify(outcomes)).not.toContain('someone')
})

test('plans lists and searches of a week that is counted from the full hour', () => {
  const now = Date.parse('2026-11-23T08:25:00Z')
  const plan = hackerNewsSource.plan({ config: { lists: ['top'], take: 30, keywords: ['C++ & "tea"'], minPoints: 2 }, memory: undefined, now, country: 'US', language: 'en', secretsSet: [] })
  expect(plan.map(({ url }) => url)).toEqual([
    'https://hacker-news.firebaseio.com/v0/topstories.json',
    `https://hn.algolia.com/api/v1/search_by_date?query=C%2B%2B+%26+%22tea%22&tags=story&numericFilters=created_at_i%3E${Date.parse('2026-11-16T08:00:00Z') / 1_000}%2Cpoints%3E%3D2&hitsPerPage=100`,
  ])
})

describe('a search', () => { keepsTheReadersPromises({ source: 'hacker-news', read: readHackerNews, about: SEARCH, good: jsonFixture(import.meta.url, 'search.shape.json'), itemsOf: (document) => (document as { hits: unknown[] }).hits, textField: 'title' }) })
