import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import type { ImportMap, SignalDraft } from '../../contract.ts'
import { isReject, type Outcome } from '../../pure/draft.ts'
import { openCsv } from './parse.ts'

const context = { file: 'export.csv', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }

function read(text: string, map?: ImportMap, pieceLength = text.length): { map: ImportMap; outcomes: Outcome[]; drafts: SignalDraft[] } {
  const csv = openCsv(text, map, context, true)
  const outcomes: Outcome[] = []
  for (let at = 0; at < text.length; at += pieceLength) outcomes.push(...csv.push(text.slice(at, at + pieceLength), false))
  outcomes.push(...csv.push('', true))
  return { map: csv.map, outcomes, drafts: outcomes.filter((outcome): outcome is SignalDraft => !isReject(outcome)) }
}

const rejects = (outcomes: readonly Outcome[]): string[] => outcomes.filter(isReject).map(({ place, reason }) => `${place}: ${reason}`)

test('reads the YouTube charts without a map: one signal per video, one observation per day and figure', () => {
  const text = readFileSync(sharedData('youtube_trending', 'us_mostpopular_2025-04-01_2025-05-30.csv'), 'utf8')
  const { map, outcomes, drafts } = read(text)
  expect(map).toMatchObject({ id: 'video_id', text: ['title'], source: 'youtube', publishedAt: 'published_at', observedAt: 'committed_at', tags: { column: 'tags', separator: '|' } })
  expect(map.metrics).toEqual({ views: 'view_count', likes: 'like_count', comments: 'comment_count' })
  expect([outcomes.length, drafts.length, new Set(drafts.map((draft) => draft.sourceItemId)).size]).toEqual([2_750, 2_750, 1_481])
  expect(drafts[0]).toMatchObject({ source: 'youtube', sourceItemId: '8ekJMC8OtGU', url: 'https://www.youtube.com/watch?v=8ekJMC8OtGU', publishedAt: '2025-03-31T21:54:35.000Z' })
  expect(drafts[0]?.observations[0]).toEqual({ metric: 'views', value: 1_381_087, observedAt: '2025-04-01T11:32:33.000Z' })
  const emptyCells = text.split('\n').filter((line) => /,\r?$/.test(line)).length
  expect(drafts.filter((draft) => draft.observations[2]?.value === null)).toHaveLength(emptyCells)
  expect(emptyCells).toBeGreaterThan(0)
})

test('reads Reddit posts without a map, with their community and their time in Unix seconds', () => {
  const { map, drafts, outcomes } = read(readFileSync(sharedData('reddit_top_2013', 'posts_before_2012-07.csv'), 'utf8'))
  expect(map).toMatchObject({ id: 'id', text: ['title'], source: 'reddit', url: 'permalink', community: 'subreddit', publishedAt: 'created_utc', metrics: { score: 'score', comments: 'num_comments' } })
  expect([outcomes.length, drafts.length]).toEqual([2_961, 2_961])
  expect(drafts[0]).toMatchObject({ sourceItemId: '6oy8v', text: 'This thread was buzzing!', community: 'puns', publishedAt: '2008-06-25T17:55:37.000Z' })
})

test('gives the same however the text is cut into pieces', () => {
  const text = 'id,title,tags\r\n1,"a, ""quoted""\r\nline","x,y"\r\n\r\n2,b,z\r\n3,c'
  const whole = read(text)
  expect(whole.drafts.map((draft) => draft.text)).toEqual(['a, "quoted" line', 'b'])
  expect(rejects(whole.outcomes)).toEqual(['line 6: it has 2 values, the header names 3 columns'])
  for (const length of [1, 2, 3, 5, 7, 11]) expect(read(text, undefined, length).outcomes).toEqual(whole.outcomes)
})

test('refuses a row with its line and goes on with the next', () => {
  const { outcomes } = read('id,title,views,created_at\n,no id,1,\n2,,1,\n3,bad time,1,tomorrow\n4,too,many,,cells\n5,good,,2026-01-02\n')
  expect(rejects(outcomes)).toEqual([
    'line 2: it has no id',
    'line 3: it has no text',
    'line 4: "tomorrow" in column "created_at" is not a time; write it like 2026-11-23T08:00:00Z or in Unix seconds',
    'line 5: it has 5 values, the header names 4 columns',
  ])
  expect(outcomes.at(-1)).toMatchObject({ sourceItemId: '5', publishedAt: '2026-01-02T00:00:00.000Z', observations: [{ metric: 'views', value: null, observedAt: context.observedAt }] })
})

test('gives up the one line whose quotes are broken', () => {
  const { outcomes, drafts } = read('id,title\n1,"broken" quote\n2,good\n3,"never closed\n4,also good\n')
  expect(rejects(outcomes)).toEqual(['line 2: a quoted value is not closed properly', 'line 4: a quoted value is not closed properly'])
  expect(drafts.map((draft) => draft.sourceItemId)).toEqual(['2', '4'])
})

test.each([
  ['a semicolon', 'id;title;views\n1;one, two;5\n'],
  ['a tab', 'id\ttitle\tviews\n1\tone, two\t5\n'],
  ['a bar', 'id|title|views\n1|one, two|5\n'],
  ['old Mac lines', 'id,title,views\r1,"one, two",5\r'],
  ['no last line end', 'id,title,views\n1,"one, two",5'],
  ['blank and trailing columns', 'id,title,views,,\n1,"one, two",5,,\n'],
  ['a preamble', 'Category: All categories\n\nid,title,views\n1,"one, two",5\n'],
  ['camel case and spaces', 'Video ID,"Title",View Count\n1,"one, two",5\n'],
])('reads a table with %s', (_what, text) => {
  expect(read(text).drafts).toMatchObject([{ sourceItemId: '1', text: 'one, two', observations: [{ metric: 'views', value: 5 }] }])
})

test('follows a map, in which the source is a name or a column', () => {
  const map: ImportMap = { format: 'csv', id: 'key', text: ['headline', 'caption'], metrics: { saves: 'pins' }, source: 'pinterest', tags: { column: 'words', separator: ' ' } }
  const text = 'key,headline,caption,pins,words,network\n7,Dog mom,With paws,"1,204",#Dogs #MOM,instagram\n'
  expect(read(text, map).drafts).toMatchObject([{ source: 'pinterest', text: 'Dog mom. With paws', tags: ['dogs', 'mom'], observations: [{ metric: 'saves', value: 1_204 }] }])
  expect(read(text, { ...map, source: 'network' }).drafts).toMatchObject([{ source: 'instagram' }])
  expect(() => read(text, { ...map, id: 'nope' })).toThrow(/export\.csv: it has no column "nope"/)
})

test('keeps no name of an author', () => {
  const { drafts } = read('id,title,author,channel_title\n1,Cats,Jane Doe,Jane Doe Films\n')
  expect(JSON.stringify(drafts)).not.toMatch(/Jane/)
})

test.each([
  ['', 'it has no header line'],
  ['a,b\n1,2\n', 'none of its columns is known to hold text (a, b)'],
  [`id,title\n1,${'x'.repeat(1_100_000)}\n`, 'export.csv line 2: a field is larger than 1 MB'],
  [`id,title\n${'1,'.repeat(100_000)}\n`, 'export.csv line 2: the row has 100001 columns; at most 1000 can be read'],
  [`${'c,'.repeat(100_000)}\n`, 'export.csv line 1: the row has 100001 columns'],
  [`id,title\n1,"${'never closed\n'.repeat(400_000)}`, 'export.csv line 2: a field is larger than 1 MB, or its quote is never closed'],
  [`id,title\n${'"x"y,1\n'.repeat(200)}`, 'too many lines have quotes that are not closed'],
])('refuses the file %#', (text, message) => {
  expect(() => read(text, undefined, 65_536)).toThrow(message)
})
