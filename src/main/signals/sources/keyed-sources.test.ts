/** The sources that need a key: what they ask, that no key stands in it, and how they read what comes back. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../test/support/shared-data.ts'
import { answerOf, HOSTILE_TEXT, HOSTILE_TEXT_KEPT, WRONG_WHOLES } from '../../../../test/support/source-answer.ts'
import { AuthExpired, RateLimited, SchemaChanged } from '../../kernel/errors.ts'
import { isReject } from '../pure/draft.ts'
import type { AnswerReader, PlanContext, SourceDefinition, SourceReading } from '../pure/source-definition.ts'
import { readInstagram } from './instagram/parse.ts'
import { instagramSource } from './instagram/source.ts'
import { readPinterest } from './pinterest/parse.ts'
import { pinterestSource } from './pinterest/source.ts'
import { readRedditListing } from './reddit-api/parse.ts'
import { redditApiSource } from './reddit-api/source.ts'
import { readTumblr } from './tumblr/parse.ts'
import { tumblrSource } from './tumblr/source.ts'
import { readYoutubeData } from './youtube-data/parse.ts'
import { youtubeDataSource } from './youtube-data/source.ts'

const fixture = (path: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'))
const draftsOf = ({ outcomes }: SourceReading) => outcomes.flatMap((outcome) => (isReject(outcome) ? [] : [outcome]))
const rejectsOf = ({ outcomes }: SourceReading) => outcomes.filter(isReject)

function plan(source: SourceDefinition, config: Record<string, unknown>, memory?: unknown, country = 'US') {
  const context: PlanContext<unknown> = { config: source.config.parse({ ...(source.defaultConfig as object), ...config }), memory, now: Date.parse('2026-11-23T08:00:00Z'), country, language: 'en', secretsSet: [] }
  return source.plan(context)
}

test('Pinterest is asked for the region a country is in, and its growth and curve are kept as they are', () => {
  const [growing, seasonal] = plan(pinterestSource, {}, undefined, 'AT')
  expect(growing?.url).toBe('https://api.pinterest.com/v5/trends/keywords/DE%2BAT%2BCH/top/growing?limit=50')
  expect(seasonal?.about).toEqual({ region: 'DE+AT+CH', type: 'seasonal' })
  const [first, , bare] = draftsOf(readPinterest(answerOf('pinterest', fixture('pinterest/fixtures/trends-growing.shape.json'), { region: 'US', type: 'growing' })))
  expect(first).toMatchObject({ sourceItemId: 'US:cozy reading sweatshirt', text: 'cozy reading sweatshirt', community: 'Pinterest US' })
  expect(first?.observations).toEqual(
    [['growth in a week', 60], ['growth in a month', 400], ['growth in a year', 10_001]].map(([metric, value]) => ({ metric, value, observedAt: '2026-11-23T08:00:00.000Z' })).concat([
      { metric: 'interest', value: 41, observedAt: '2026-11-08T00:00:00.000Z' },
      { metric: 'interest', value: 62, observedAt: '2026-11-15T00:00:00.000Z' },
      { metric: 'interest', value: 100, observedAt: '2026-11-22T00:00:00.000Z' },
      { metric: 'interest', value: 88, observedAt: '2026-11-23T08:00:00.000Z' },
    ]),
  )
  expect(bare?.observations.map(({ value }) => value), 'what is not given is null, never 0').toEqual([null, null, null])
})

test('YouTube’s chart is paged as far as asked, a search leads to figures by id, and a used-up quota waits for the next day', () => {
  const [chart, search] = plan(youtubeDataSource, { pages: 2, keywords: ['corgi & cake'] })
  expect(search?.url).toBe('https://youtube.googleapis.com/youtube/v3/search?part=snippet&type=video&order=viewCount&maxResults=50&q=corgi+%26+cake&publishedAfter=2026-11-16T08%3A00%3A00Z&regionCode=US')
  const capture = JSON.parse(readFileSync(sharedData('api_payloads', 'youtube', 'videos_list_mostpopular_JP_20260115.json'), 'utf8')) as Record<string, unknown>
  const read = readYoutubeData(answerOf('youtube-data', { ...capture, nextPageToken: 'CDIQAA' }, chart?.about ?? {}))
  expect(draftsOf(read)).toHaveLength(50)
  expect(draftsOf(read).every(({ source, observations }) => source === 'youtube-data' && observations.length === 3)).toBe(true)
  expect(draftsOf(read).flatMap(({ observations }) => observations).filter(({ value }) => value === null).length, 'one video hides a figure').toBe(1)
  expect(read.follow?.map(({ url }) => new URL(url).searchParams.get('pageToken'))).toEqual(['CDIQAA'])
  expect(readYoutubeData(answerOf('youtube-data', { ...capture, nextPageToken: 'CGQQAA' }, read.follow?.[0]?.about ?? {})).follow, 'two pages were asked for').toEqual([])

  const found = readYoutubeData(answerOf('youtube-data', { items: [{ id: { kind: 'youtube#video', videoId: 'abcdefghijk' } }, { id: { kind: 'youtube#channel' } }] }, search?.about ?? {}))
  expect(found.follow?.map(({ url }) => new URL(url).searchParams.get('id'))).toEqual(['abcdefghijk'])
  expect(rejectsOf(found).map(({ place }) => place)).toEqual(['result 2'])

  const quota = youtubeDataSource.refusal?.(403, '{"error":{"errors":[{"reason": "quotaExceeded"}]}}', Date.parse('2026-11-23T09:00:00Z'))
  expect(quota).toBeInstanceOf(RateLimited)
  expect(quota).toMatchObject({ until: Date.parse('2026-11-24T08:00:00Z') })
  expect(youtubeDataSource.refusal?.(403, '{"error":{"errors":[{"reason":"forbidden"}]}}', 0)).toBeNull()
})

test('Reddit is asked with a token it gives for the seller’s app, and a listing reads like an imported one', () => {
  const config = redditApiSource.config.parse({ clientId: 'abc', account: 'seller', communities: ['r/knitting', '/r/Corgi'], order: 'top' })
  const context: PlanContext<unknown> = { config, memory: undefined, now: 0, country: 'US', language: 'en', secretsSet: [] }
  expect(redditApiSource.plan(context).map(({ url }) => url)).toEqual(['knitting', 'Corgi'].map((name) => `https://oauth.reddit.com/r/${name}/top?limit=100&raw_json=1&t=day`))
  const exchange = redditApiSource.token?.(context)
  expect(exchange?.request).toMatchObject({ body: 'grant_type=client_credentials', secretBasic: { user: 'abc', secret: 'clientSecret' }, headers: { 'user-agent': 'desktop:abc:v1 (by /u/seller)' } })
  expect(exchange?.read(new TextEncoder().encode('{"access_token":"tkn","expires_in":86400}'))).toEqual({ token: 'tkn', expiresInSeconds: 86_400 })
  for (const body of ['{"error":"invalid_grant"}', '<html>', '']) expect(() => exchange?.read(new TextEncoder().encode(body))).toThrow(AuthExpired)

  const listing = JSON.parse(readFileSync(sharedData('api_payloads', 'reddit', 'subreddit_hot.json'), 'utf8')) as unknown
  const read = readRedditListing(answerOf('reddit-api', listing, { community: 'pics' }))
  expect(draftsOf(read).length + rejectsOf(read).length).toBe(25)
  expect(draftsOf(read)[0]).toMatchObject({ source: 'reddit-api', url: expect.stringMatching(/^https:\/\/www\.reddit\.com\/r\//) as string })
})

test('Tumblr posts speak by title, caption or tags, and their notes are figures', () => {
  expect(plan(tumblrSource, { tags: ['#cottage core'] })[0]?.url).toBe('https://api.tumblr.com/v2/tagged?tag=cottage+core&limit=20')
  const [text, photo] = draftsOf(readTumblr(answerOf('tumblr', fixture('tumblr/fixtures/tagged.shape.json'), { tag: 'cottagecore' })))
  expect(text).toMatchObject({ sourceItemId: '768900000000000001', text: 'Mushrooms after the rain', tags: ['cottagecore', 'mushroom'], observations: [{ metric: 'notes', value: 1_234 }] })
  expect(text?.url, 'an address with the name of a blog in it').toBeUndefined()
  expect(photo).toMatchObject({ text: 'cottagecore, tea', observations: [{ metric: 'notes', value: null }] })
})

test('Instagram looks a hashtag’s number up once and then asks for its posts', () => {
  const [search] = plan(instagramSource, { userId: '1', tags: ['#Corgi'] })
  expect(search?.url).toBe('https://graph.facebook.com/ig_hashtag_search?user_id=1&q=corgi')
  const found = readInstagram(answerOf('instagram', fixture('instagram/fixtures/hashtag-search.shape.json'), search?.about ?? {}))
  expect(found.memory).toEqual({ ids: { corgi: '17843857450040591' } })
  expect(plan(instagramSource, { userId: '1', tags: ['corgi'] }, found.memory)).toEqual(found.follow)
  const posts = draftsOf(readInstagram({ ...answerOf('instagram', fixture('instagram/fixtures/top-media.shape.json'), found.follow?.[0]?.about ?? {}), memory: found.memory }))
  expect(posts).toMatchObject([
    { tags: ['corgi', 'dogmom'], publishedAt: '2026-11-22T09:10:11.000Z', observations: [{ metric: 'likes', value: 812 }, { metric: 'comments', value: 31 }] },
    { text: 'corgi', observations: [{ metric: 'likes', value: null }, { metric: 'comments', value: 4 }] },
  ])
})

const READERS: readonly (readonly [name: string, source: SourceDefinition, read: AnswerReader, about: Record<string, string>, item: (text: unknown) => unknown])[] = [
  ['pinterest', pinterestSource, readPinterest, { region: 'US', type: 'growing' }, (keyword) => ({ trends: [{ keyword: 'good' }, { keyword }] })],
  ['youtube-data', youtubeDataSource, readYoutubeData, { kind: 'videos' }, (title) => ({ items: [{ id: 'aaaaaaaaaaa', snippet: { title: 'good' } }, { id: 'bbbbbbbbbbb', snippet: { title } }] })],
  ['reddit-api', redditApiSource, readRedditListing, { community: 'pics' }, (title) => ({ kind: 'Listing', data: { children: [{ kind: 't3', data: { id: 'a1', title: 'good', subreddit: 's' } }, { kind: 't3', data: { id: 'a2', title, subreddit: 's' } }] } })],
  ['tumblr', tumblrSource, readTumblr, { tag: 'x' }, (title) => ({ response: [{ id_string: '1', title: 'good' }, { id_string: '2', title }] })],
  ['instagram', instagramSource, readInstagram, { kind: 'media', tag: 'x', user: '1' }, (caption) => ({ data: [{ id: '1', caption: 'good' }, { id: '2', caption }] })],
]

test.each(READERS)('%s keeps hostile words as words, refuses one bad item with its place, and no key is in what it asks', (name, source, read, about, item) => {
  expect(draftsOf(read(answerOf(name, item(HOSTILE_TEXT), about))).at(-1)?.text).toBe(HOSTILE_TEXT_KEPT)
  const bad = read(answerOf(name, item({ not: 'a text' }), about))
  expect(draftsOf(bad).map(({ text }) => text)).toEqual(['good'])
  expect(rejectsOf(bad)).toMatchObject([{ place: expect.stringMatching(/ 2$/) as string, reason: expect.stringMatching(/"/) as string }])
  expect([source.id, source.provenLive, source.onByDefault, source.kind]).toEqual([name, null, false, 'keyed'])
  expect(source.fields.filter(({ type }) => type === 'secret').length).toBeGreaterThan(0)
})

test.each(READERS)('%s says that the service changed when the whole answer is something else', (name, _source, read, about) => {
  for (const [what, body] of WRONG_WHOLES) {
    // Reddit's own listing is nothing wrong for Reddit.
    if (name === 'reddit-api' && what.startsWith('another')) continue
    expect(() => read(answerOf(name, body, about)), what).toThrow(SchemaChanged)
  }
})
