/**
 * 170 titles of the real data, drawn evenly and labelled by hand before the finder was run on them: does the signal
 * (title, category, forum) name a person, brand, team, work, or place of somebody's; which common nouns could be worn.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import labels from './fixtures/labelled-titles.json' with { type: 'json' }
import { readSignal, type ReadableSignal } from './read-signal.ts'

interface Labelled {
  readonly signal: ReadableSignal
  readonly names: boolean
  readonly nouns: readonly string[]
}

const rows = (...path: string[]): Record<string, string>[] => parse(readFileSync(sharedData(...path)), { columns: true })
const videos = new Map(rows('youtube_trending', 'us_mostpopular_2025-04-01_2025-05-30.csv').map((row) => [row['video_id'] ?? '', row]))
const posts = new Map(rows('reddit_top_2013', 'posts_before_2012-07.csv').map((row) => [row['id'] ?? '', row]))

const labelled: Labelled[] = [
  ...Object.entries(labels.youtube).map(([id, label]) => ({
    signal: { id, source: 'youtube', text: videos.get(id)?.['title'] ?? '', tags: [], category: videos.get(id)?.['category_id'] ?? '' }, names: label.names, nouns: 'nouns' in label ? label.nouns : [],
  })),
  ...Object.entries(labels.reddit).map(([id, label]) => ({
    signal: { id, source: 'reddit', text: posts.get(id)?.['title'] ?? '', tags: [], community: posts.get(id)?.['subreddit'] ?? '' }, names: label.names, nouns: 'nouns' in label ? label.nouns : [],
  })),
]
const read = labelled.map((one) => ({ ...one, mentions: readSignal(one.signal).mentions }))

test('of the titles that name somebody or something of somebody’s, nearly all are found, and few are accused for nothing', () => {
  const found = read.filter(({ mentions }) => mentions.some(({ kind }) => kind === 'rights-risk'))
  const hits = found.filter(({ names }) => names).length
  expect(read).toHaveLength(170)
  expect(hits / read.filter(({ names }) => names).length).toBeGreaterThanOrEqual(0.93)
  expect(hits / found.length).toBeGreaterThanOrEqual(0.87)
})

test('common nouns are mostly ones that could be worn, most of the wearable ones are found, and none is part of a name found beside it', () => {
  const nouns = read.flatMap(({ nouns: wearable, mentions }) =>
    mentions.filter(({ kind }) => kind === 'emergent').map(({ key }) => ({ key, mentions, wearable: wearable.some((noun) => key.includes(noun) || noun.includes(key)) })))
  const there = read.flatMap(({ nouns: wearable, mentions }) => wearable.map((noun) => mentions.some(({ kind, key }) => (kind === 'emergent' || kind === 'topic') && (key.includes(noun) || noun.includes(key)))))
  expect(nouns.filter(({ wearable }) => wearable).length / nouns.length).toBeGreaterThanOrEqual(0.58)
  expect(there.filter(Boolean).length / there.length).toBeGreaterThanOrEqual(0.57)
  expect(nouns.filter(({ key, mentions }) => mentions.some((name) => name.kind === 'rights-risk' && key.split(' ').some((word) => name.key.split(' ').includes(word))))).toEqual([])
})
