import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import type { ImportMap, SignalDraft } from '../../contract.ts'
import { isReject, type Outcome } from '../../pure/draft.ts'
import type { ItemShape } from '../../pure/item-shape.ts'
import { blueskyShape } from '../bluesky/parse.ts'
import { hackerNewsShape } from '../hacker-news/parse.ts'
import { mastodonShape } from '../mastodon/parse.ts'
import { redditShape } from '../reddit/parse.ts'
import { wikipediaShape } from '../wikipedia/parse.ts'
import { youtubeShape } from '../youtube/parse.ts'
import { openJson } from './parse.ts'

const SHAPES: readonly ItemShape[] = [redditShape, youtubeShape, mastodonShape, hackerNewsShape, blueskyShape, wikipediaShape]
const context = { file: 'answer.json', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }

function read(text: string, map?: ImportMap): Outcome[] {
  const json = openJson(text, map, SHAPES, context)
  return json.read(0, json.count)
}

const payload = (...path: string[]): Outcome[] => read(readFileSync(sharedData('api_payloads', ...path), 'utf8'))
const drafts = (outcomes: readonly Outcome[]): SignalDraft[] => outcomes.filter((outcome): outcome is SignalDraft => !isReject(outcome))
const figure = (draft: SignalDraft | undefined, metric: string): number | null | undefined => draft?.observations.find((observation) => observation.metric === metric)?.value

test('reads a Reddit listing, without authors and without what is marked for adults', () => {
  const outcomes = payload('reddit', 'front_top.json')
  expect([drafts(outcomes).length, outcomes.filter(isReject)]).toEqual([24, [{ place: 'item 18', reason: 'Reddit marks it for adults' }]])
  const [first] = drafts(outcomes)
  expect(first).toMatchObject({ source: 'reddit', sourceItemId: '2np694', community: 'AskReddit' })
  expect(first?.url).toMatch(/^https:\/\/www\.reddit\.com\/r\/AskReddit\/comments\/2np694\//)
  expect(figure(first, 'score')).toBe(38_445)
  expect(JSON.stringify(outcomes)).not.toContain('redacted_user')
})

test('reads Reddit communities with their size', () => {
  const found = drafts(payload('reddit', 'subreddits_popular.json'))
  expect(found).toHaveLength(15)
  expect(found.every((draft) => (figure(draft, 'subscribers') ?? 0) > 0)).toBe(true)
})

test('keeps a score that Reddit hides as not given', () => {
  const hidden = { kind: 't3', data: { id: 'x1', title: 'Hidden', subreddit: 'dogs', hide_score: true, score: 1, num_comments: 4 } }
  expect(drafts(read(JSON.stringify([hidden])))[0]?.observations.map(({ value }) => value)).toEqual([null, 4])
})

test('reads YouTube videos; hidden likes and closed comments are not given', () => {
  const found = drafts(payload('youtube', 'videos_list_mostpopular_JP_20260115.json'))
  expect(found).toHaveLength(50)
  expect(found[0]).toMatchObject({ source: 'youtube', sourceItemId: 'Swam_mDirOw', url: 'https://www.youtube.com/watch?v=Swam_mDirOw', publishedAt: '2026-01-14T10:28:07.000Z' })
  expect(found.filter((draft) => figure(draft, 'comments') === null)).toHaveLength(1)
  expect(found.every((draft) => (figure(draft, 'views') ?? 0) > 0)).toBe(true)
})

test('reads Mastodon tags and links day by day, the running day as seen now', () => {
  const [tag] = drafts(payload('mastodon', 'trends_tags.json'))
  expect(tag).toMatchObject({ source: 'mastodon', sourceItemId: 'mastodon.social:tag:caturday', text: '#caturday', tags: ['caturday'] })
  expect(tag?.observations).toHaveLength(14)
  expect(tag?.observations[0]).toEqual({ metric: 'uses', value: 806, observedAt: '2026-04-12T00:00:00.000Z' })
  const links = payload('mastodon', 'trends_links.json')
  expect(drafts(links)).toHaveLength(10)
  expect(JSON.stringify(links)).not.toContain('Daniel Arkin')
})

test('reads Hacker News items one by one', () => {
  const [story] = drafts(payload('hackernews', 'item_8863.json'))
  expect(story).toMatchObject({ source: 'hacker-news', sourceItemId: '8863', category: 'story', publishedAt: '2007-04-04T19:16:40.000Z' })
  expect(story?.observations.map(({ metric, value }) => [metric, value])).toEqual([['score', 111], ['comments', 71]])
  expect(drafts(payload('hackernews', 'item_2921983.json'))[0]?.text).toMatch(/^Aw shucks, guys/)
  expect(JSON.stringify(story)).not.toContain('dhouston')
})

test('reads a Bluesky thread under the hash of each post, with its counts and without accounts', () => {
  const post = (cid: string, text: string) => ({ uri: `at://did:plc:someone/app.bsky.feed.post/${cid}`, cid, author: { handle: 'someone.example' }, record: { text, langs: ['en'] }, likeCount: 3, indexedAt: '2026-01-02T03:04:05.000Z' })
  const outcomes = read(JSON.stringify({ thread: { post: post('a1', 'Nurses #nursesweek'), replies: [{ post: post('a2', 'Yes') }] } }))
  expect(drafts(outcomes)).toMatchObject([{ source: 'bluesky', sourceItemId: 'a1', tags: ['nursesweek'], language: 'en' }, { sourceItemId: 'a2' }])
  expect(figure(drafts(outcomes)[0], 'likes')).toBe(3)
  expect(figure(drafts(outcomes)[0], 'replies')).toBeNull()
  expect(JSON.stringify(outcomes)).not.toMatch(/someone/)
  expect(payload('bluesky', 'thread_view_post.json')).toEqual([]) // a post of pictures without words
})

test('reads page views of Wikipedia as a curve, and a chart without the pages that run the site', () => {
  const months = drafts(payload('wikimedia', 'per_article_monthly_shape.json'))
  expect(new Set(months.map((draft) => draft.sourceItemId)).size).toBe(1)
  expect(months[0]).toMatchObject({ source: 'wikipedia', text: 'Hábito (psicología)', language: 'es', observations: [{ metric: 'views per month', value: 41_230, observedAt: '2025-10-01T00:00:00.000Z' }] })
  expect(drafts(payload('wikimedia', 'top_day_shape.json')).map((draft) => draft.text)).not.toContain('Main Page')
})

test('reads any list of objects by its field names, nested ones too', () => {
  const text = JSON.stringify({ meta: 1, rows: [{ post: { id: 7, title: 'Dog mom', stats: { view_count: '1,200' } }, tags: ['#Dogs', 'mom'], created_at: '2026-01-02' }] })
  expect(read(text)).toMatchObject([{ source: 'file', sourceItemId: '7', text: 'Dog mom', tags: ['dogs', 'mom'], publishedAt: '2026-01-02T00:00:00.000Z', observations: [{ metric: 'views', value: 1_200 }] }])
})

test('follows a map with paths', () => {
  const map: ImportMap = { format: 'ndjson', id: 'a.key', text: ['a.words'], metrics: { saves: 'a.n' } }
  expect(read('[{"a":{"key":"k","words":"Plant lady","n":4}},{"a":{}},"text"]', map)).toMatchObject([
    { sourceItemId: 'k', text: 'Plant lady', observations: [{ value: 4 }] },
    { place: 'item 2', reason: 'it has no id' },
    { place: 'item 3', reason: 'it is not an object with named fields' },
  ])
})

test.each([
  ['[{"id":1,"title":"a"},', 'answer.json line 1 column 23: it is not valid JSON'],
  ['[{"id":1,"title":"a"', 'answer.json line 1 column 21: it is not valid JSON'],
  ['{"a": [1,\n 2,\n x]}', 'answer.json near "{"a": [1, 2, x]}": it is not valid JSON'],
  ['9130260', 'it is a single value, not a list of objects'],
  ['[1,2,3]', 'its list holds no objects'],
  ['[]', 'its list is empty'],
  ['[{"a":1}]', 'none of its fields is known to hold text (a)'],
])('refuses %j', (text, message) => expect(() => read(text)).toThrow(message))

test('takes no field that is not the object’s own', () => {
  expect(read('[{"id":"1","title":"t","__proto__":{"url":"https://evil.example/"}}]')).toMatchObject([{ sourceItemId: '1' }])
  expect(read('[{"id":"1","title":"t","__proto__":{"url":"https://evil.example/"}}]')[0]).not.toHaveProperty('polluted')
})
