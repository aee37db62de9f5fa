import { expect, test } from 'vitest'
import type { Outcome } from './draft.ts'
import { openTrendsTable } from './google-trends-tables.ts'

const context = { file: 'trends.csv', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }

function read(text: string): Outcome[] {
  const table = openTrendsTable(text, context, true)
  if (table === null) throw new Error('it is not recognised')
  // Piece by piece, as a large file comes.
  return [...text].flatMap((character) => table.push(character, false)).concat(table.push('', true))
}

const EXPORT = `"Trends","Search volume","Started","Ended","Trend breakdown","Explore link"
"Kitchen Cabinet, colors","2K+","July 23, 2026 at 12:00:00 PM UTC-4","July 23, 2026 at 5:20:00 PM UTC-4","cabinet colors,Kitchen Paint","./explore?q=kitchen&geo=US"
"princess","200+","October 2, 2026 at 12:10:00 AM UTC+5:30","","princess","./explore?q=princess&geo=IN-MH"
"when","1M+","2 hours ago","","when","./explore?q=when&geo=US"
"","5","","","",""
`

test('reads the export of the page under the identity that the feed gives, with the end the feed lacks', () => {
  expect(read(EXPORT)).toEqual([
    {
      source: 'google-trends',
      sourceItemId: 'US:kitchen cabinet, colors:2026-07-23',
      text: 'Kitchen Cabinet, colors',
      tags: ['cabinet colors', 'kitchen paint'],
      url: 'https://trends.google.com/trends/explore?q=kitchen&geo=US',
      community: 'US',
      publishedAt: '2026-07-23T16:00:00.000Z',
      observations: [{ metric: 'searches', value: 2_000, observedAt: '2026-07-23T21:20:00.000Z' }],
    },
    expect.objectContaining({ sourceItemId: 'IN:princess:2026-10-01', publishedAt: '2026-10-01T18:40:00.000Z', observations: [{ metric: 'searches', value: 200, observedAt: context.observedAt }] }),
    { place: 'line 4', reason: '"2 hours ago" in column "Started" is not a time' },
    { place: 'line 5', reason: 'it has no id' },
  ])
})

test.each([
  ['with the lines above the header', 'Category: All categories\n\nWeek,dog mom: (United States),cat dad: (United States)\n2026-10-18,12,<1\n2026-10-25,100,0\n'],
  ['without them, with commas at the ends', 'Week,dog mom: (United States),cat dad: (United States),,\n2026-10-18,12,<1,,\n2026-10-25,100,0,,\n'],
  ['in another language', 'Kategorie: Alle Kategorien\n\nWoche,dog mom: (United States),cat dad: (United States)\n2026-10-18,12,<1\n2026-10-25,100,0\n'],
])('reads a curve of compared terms %s', (_what, text) => {
  expect(read(text)).toMatchObject([
    { source: 'google-trends', sourceItemId: 'interest:United States:ANY:dog mom', text: 'dog mom', community: 'United States', observations: [{ metric: 'interest', value: 12, observedAt: '2026-10-25T00:00:00.000Z' }] },
    { text: 'cat dad', observations: [{ value: null }] },
    { text: 'dog mom', observations: [{ value: 100, observedAt: '2026-11-01T00:00:00.000Z' }] },
    { text: 'cat dad', observations: [{ value: 0 }] },
  ])
})

test('ends a month with the month, an hour with the hour, and what still runs now', () => {
  const ends = (text: string) => read(text).map((outcome) => ('observations' in outcome ? outcome.observations[0]?.observedAt : outcome))
  expect(ends('Month,corgi: (Worldwide)\n2026-02,5\n2026-03,6\n2026-11,7\nlater,8\n')).toEqual(['2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z', context.observedAt, { place: 'line 5', reason: '"later" is not a date' }])
  expect(ends('Time,corgi: (Worldwide)\n2026-09-26T00,5\n2026-09-26T01,6\n')).toEqual(['2026-09-26T01:00:00.000Z', '2026-09-26T02:00:00.000Z'])
  expect(ends('Day,corgi: (Worldwide)\n2026-09-26,5\n')).toEqual(['2026-09-27T00:00:00.000Z'])
})

test.each(['id,title\n1,a\n', 'date,score: high\n2026-01-01,5\n', 'Week,Name: (x)\nnot a date,5\n', 'Trends\ncorgi\n', '', '"'])('leaves %j to the reader of any table', (text) => {
  expect(openTrendsTable(text, context, true)).toBeNull()
})
