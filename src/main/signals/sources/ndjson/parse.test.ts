import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { isReject, type Outcome } from '../../pure/draft.ts'
import { blueskyShape } from '../bluesky/parse.ts'
import { redditShape } from '../reddit/parse.ts'
import { openNdjson } from './parse.ts'

const context = { file: 'posts.ndjson', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }

function read(text: string, pieceLength = text.length): Outcome[] {
  const ndjson = openNdjson(text, undefined, [redditShape, blueskyShape], context)
  const outcomes: Outcome[] = []
  for (let at = 0; at < text.length; at += pieceLength) outcomes.push(...ndjson.push(text.slice(at, at + pieceLength), false))
  return [...outcomes, ...ndjson.push('', true)]
}

test('reads new posts out of a Jetstream capture and passes over likes, follows and accounts', () => {
  const text = readFileSync(sharedData('api_payloads', 'bluesky', 'jetstream_v1_stream.jsonl'), 'utf8')
  const events = text.trim().split('\n').map((line) => JSON.parse(line) as { commit?: { collection?: string; operation?: string; record?: { text?: string } } })
  const posts = events.filter(({ commit }) => commit?.collection === 'app.bsky.feed.post' && commit.operation === 'create' && commit.record?.text !== '')
  const outcomes = read(text)
  expect([outcomes.length, outcomes.filter(isReject).length]).toEqual([posts.length, 0])
  expect(posts.length).toBeGreaterThan(10)
  expect(JSON.stringify(outcomes)).not.toContain('did:plc')
  expect(read(text, 1_000)).toEqual(outcomes)
})

test('reads flat posts of a Reddit archive', () => {
  const line = { id: 'abc12', subreddit: 'dogs', title: 'Corgi mom', created_utc: '1214416537', score: 5, num_comments: 0, author: 'someone' }
  expect(read(`${JSON.stringify(line)}\n`)).toMatchObject([{ source: 'reddit', sourceItemId: 'abc12', community: 'dogs', publishedAt: '2008-06-25T17:55:37.000Z' }])
})

test('refuses a line with its number and goes on with the next', () => {
  const text = '{"id":"1","title":"a"}\n\n{"id":"2","title":\n[1]\n{"title":"no id","id":""}\r\n{"id":"5","title":"e"}'
  expect(read(text)).toMatchObject([
    { sourceItemId: '1' },
    { place: 'line 3', reason: 'it is not JSON' },
    { place: 'line 4', reason: 'it is not an object with named fields' },
    { place: 'line 5', reason: 'it has no id' },
    { sourceItemId: '5' },
  ])
  for (const length of [1, 3, 8]) expect(read(text, length)).toEqual(read(text))
})

test('refuses a line of more than a megabyte, closed or not, and a file that is no NDJSON', () => {
  const first = '{"id":"1","title":"a"}\n'
  expect(() => read(`${first}{"id":"2","title":"${'x'.repeat(1_100_000)}"}\n`)).toThrow('posts.ndjson line 2: the line is larger than 1 MB')
  expect(() => read(first + 'x'.repeat(3_000_000), 65_536)).toThrow('posts.ndjson line 2: the line is larger than 1 MB')
  expect(() => read('one\ntwo\n')).toThrow('posts.ndjson line 1: it is not NDJSON')
})
