/** Every parser of foreign data, with good payloads of its format to damage. */
import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { cutter, refuseOthers, SAMPLE } from '../../src/workers/acquire/case-files.ts'
import { sheetAsCsv } from '../../src/workers/acquire/workbook.ts'
import { ANSWER_READERS } from '../../src/workers/acquire/answer-readers.ts'
import { ITEM_SHAPES } from '../../src/workers/acquire/shapes.ts'
import { keysOfMark } from '../../src/main/compliance/pure/trademarks/keys.ts'
import { caseFile } from '../../src/main/compliance/trademarks/contract.ts'
import { readCaseFile } from '../../src/main/compliance/trademarks/uspto/parse.ts'
import { csvDialect } from '../../src/main/signals/pure/csv-rows.ts'
import type { Outcome } from '../../src/main/signals/pure/draft.ts'
import { openTrendsTable } from '../../src/main/signals/pure/google-trends-tables.ts'
import type { AnswerReader, SourceReading } from '../../src/main/signals/pure/source-definition.ts'
import type { SourceId } from '../../src/main/signals/pure/source-ids.ts'
import { decodeText } from '../../src/main/signals/pure/text-encoding.ts'
import { openCsv } from '../../src/main/signals/sources/csv/parse.ts'
import { parseFeed } from '../../src/main/signals/sources/feed/parse.ts'
import { parseCalendar } from '../../src/main/signals/sources/ics/parse.ts'
import { openJson } from '../../src/main/signals/sources/json/parse.ts'
import { openNdjson } from '../../src/main/signals/sources/ndjson/parse.ts'
import type { PayloadFormat } from '../support/malformed.ts'
import { sharedData } from '../support/shared-data.ts'
import { answerOf } from '../support/source-answer.ts'

export interface FuzzedParser {
  readonly name: string
  readonly format: PayloadFormat
  readonly seeds: readonly Uint8Array[]
  readonly parse: (bytes: Uint8Array) => SourceReading
  /** A list whose items are read each by itself: one that is spoiled must not change the others. */
  readonly list?: { readonly good: unknown; readonly itemsOf: (document: unknown) => unknown[] }
  /** The same for text. */
  readonly items?: TextItems
  /** Of a source that is asked over the network: what the worker is told of the request. */
  readonly asked?: { readonly source: SourceId; readonly about: Readonly<Record<string, string>> }
}

export interface TextItems {
  readonly parts: readonly string[]
  readonly join: (parts: readonly string[]) => string
  /** What separates the words of an item and is not touched; one group. */
  readonly keep: RegExp
  /** What no new word holds. */
  readonly never: RegExp
}

function lines(text: string, header: string, keep: RegExp, never: RegExp): TextItems {
  return { parts: text.trim().split('\n'), join: (parts) => `${header}${parts.join('\n')}\n`, keep, never }
}

/** Everything from `open` to `close` is an item; its tags stay. */
function elements(text: string, open: string, close: string): TextItems {
  const [head = '', ...rest] = text.split(open)
  const parts = rest.map((part) => open + part.slice(0, part.indexOf(close) + close.length))
  return { parts, join: (chosen) => head + chosen.join('') + text.slice(text.lastIndexOf(close) + close.length), keep: /(<[^>]*>)/, never: /[<>&]/g }
}

function events(names: readonly string[]): TextItems {
  const event = (uid: string): string => `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${uid} day\r\nDTSTART;VALUE=DATE:2026060${uid.length}\r\nRRULE:FREQ=YEARLY;COUNT=2\r\nEND:VEVENT\r\n`
  return { parts: names.map(event), join: (parts) => `BEGIN:VCALENDAR\r\n${parts.join('')}END:VCALENDAR\r\n`, keep: /(BEGIN:VEVENT\r\n|END:VEVENT\r\n|[:;=]|\r\n)/, never: /[\r\n]|BEGIN|END/g }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const fixtureText = (path: string): string => readFileSync(new URL(`../../src/main/signals/sources/${path}`, import.meta.url), 'utf8')
const fixture = (path: string): unknown => JSON.parse(fixtureText(path)) as unknown
const payloadText = (...path: string[]): string => readFileSync(sharedData('api_payloads', ...path), 'utf8')
const payload = (...path: string[]): unknown => JSON.parse(payloadText(...path)) as unknown
const outcomes = (read: readonly Outcome[]): SourceReading => ({ outcomes: read })

/** The first items of the longest list in a document: enough to see what one bad item does, and small enough to try often. */
const FEW = 4

function shortened(document: unknown): unknown {
  if (Array.isArray(document)) return document.slice(0, FEW).map(shortened)
  if (typeof document !== 'object' || document === null) return typeof document === 'string' && document.length > 400 ? document.slice(0, 400) : document
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, shortened(value)]))
}

type Path = readonly string[]

function listAt(path: Path): (document: unknown) => unknown[] {
  return (document) => path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], document) as unknown[]
}

const importContext = { file: 'import', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }

function savedAnswer(name: string, document: unknown, path: Path | null): FuzzedParser {
  const good = shortened(document)
  return {
    name: `saved answer: ${name}`,
    format: 'json',
    seeds: [bytes(JSON.stringify(good))],
    parse: (data) => {
      const json = openJson(decodeText(data), undefined, ITEM_SHAPES, importContext)
      return outcomes(json.read(0, json.count))
    },
    ...(path === null ? {} : { list: { good, itemsOf: listAt(path) } }),
  }
}

interface LiveAnswer {
  readonly name?: string
  readonly about?: Readonly<Record<string, string>>
  readonly document: unknown
  readonly path: Path | null
  readonly items?: TextItems
}

const readers = Object.fromEntries(await Promise.all(Object.entries(ANSWER_READERS).map(async ([id, load]) => [id, await load()] as const)))

function live(source: SourceId, { name = '', about = {}, document, path, items }: LiveAnswer): FuzzedParser {
  const text = typeof document === 'string'
  const good = text ? document : shortened(document)
  const read = readers[source] as AnswerReader
  return {
    name: `${source}${name === '' ? '' : `: ${name}`}`,
    format: text ? (document.startsWith('BEGIN') ? 'ics' : 'xml') : 'json',
    seeds: [bytes(text ? document : JSON.stringify(good))],
    parse: (data) => read({ ...answerOf(source, data, about), from: '2026-01-01', to: '2027-12-31' }),
    ...(path === null ? {} : { list: { good, itemsOf: listAt(path) } }),
    ...(items === undefined ? {} : { items }),
    asked: { source, about },
  }
}

const ROWS = 'id,title,tags,views,published_at,url\n1,Dog mom,dogs|mom,"1,200",2026-01-02T03:04:05Z,https://example.com/1\n2,"Plant, lady",plants,,2026-02-03,\n3,"Quoted ""words""\nover two lines",,7K,1767225600,https://example.com/3\n4,Teacher,,12,,\n'
const TRENDING = '"Trends","Search volume","Started","Ended","Trend breakdown","Explore link"\n"corgi parade","20K+","July 23, 2026 at 1:00:00 PM UTC-4","July 24, 2026 at 6:40:00 AM UTC-4","corgi,parade","./explore?q=corgi&geo=US"\n"moss","500+","July 24, 2026 at 3:10:00 AM UTC-4","","moss","./explore?q=moss&geo=US"\n'
const TIMELINE = 'Category: All categories\n\nWeek,dog mom: (United States),cat dad: (United States)\n2026-10-18,12,<1\n2026-10-25,100,0\n2026-11-01,50,3\n'
const LINES = '{"id":1,"title":"Dog mom","tags":["dogs"],"view_count":1200,"created_at":"2026-01-02"}\n{"id":2,"title":"Plant lady","view_count":null}\n{"id":3,"title":"Teacher","view_count":"7K"}\n'
const ATOM = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:base="https://example.com/"><title>t</title><link href="/"/><entry><id>x:1</id><title type="html">Dogs &amp;amp; &lt;b&gt;cats&lt;/b&gt;</title><link href="a"/><updated>2026-01-02T03:04:05Z</updated><category term="pets"/><media:group><media:community><media:statistics views="12"/></media:community></media:group></entry><entry><id>x:2</id><title>Moss</title></entry></feed>'
const RSS = '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title><link>https://example.com/</link><language>en</language><item><title>Corgi</title><link>https://example.com/1</link><guid isPermaLink="false">1</guid><pubDate>Thu, 29 Oct 2026 21:40:00 -0700</pubDate><category>Pets</category><description><![CDATA[<p>words</p>]]></description></item><item><title>Moss</title><guid>https://example.com/2</guid><dc:subject>plants</dc:subject></item></channel></rss>'
const JSON_FEED = { version: 'https://jsonfeed.org/version/1.1', title: 't', home_page_url: 'https://example.com/', items: [{ id: '1', url: '/a', title: 'Plant lady', tags: ['plants'], date_published: '2026-01-02T03:04:05Z' }, { id: 2, content_html: '<p>Moss</p>' }, { id: 'x:3', title: 'Corgi' }] }
const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Town\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Corgi\\, day\r\nDTSTART;VALUE=DATE:20260604\r\nRRULE:FREQ=YEARLY\r\nCATEGORIES:Dogs,Pets\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Fair with a name that is long enough to be\r\n  folded\r\nDTSTART;TZID=Town:20260301T090000\r\nRRULE:FREQ=MONTHLY;BYDAY=1SU;COUNT=6\r\nEXDATE;TZID=Town:20260405T090000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nRECURRENCE-ID;TZID=Town:20260503T090000\r\nDTSTART;TZID=Town:20260504T090000\r\nSUMMARY:Fair\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'

function csv(text: string): SourceReading {
  const table = openCsv(text, undefined, importContext, true)
  return outcomes(table.push(text, true))
}

/** As the importer does it: one of Google's tables, or else any table. */
function trendsTable(text: string): SourceReading {
  csvDialect(text)
  const table = openTrendsTable(text, importContext, true)
  return table === null ? csv(text) : outcomes(table.push(text, true))
}

const SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>views</t></is></c><c r="D1" t="str"><v>published_at</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2"><v>1200</v></c><c r="D2" s="1"><v>46029.5</v></c></row><row r="4"><c r="A4"><v>2</v></c><c r="B4" t="inlineStr"><is><t>Plant &amp; lady</t></is></c><c r="C4" t="e"><v>#N/A</v></c></row></sheetData></worksheet>'

/** A workbook with this sheet, as small as Excel would still open it. */
function workbook(sheet: Uint8Array): Uint8Array {
  const parts = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Posts" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': '<sst><si><t>id</t></si><si><t>title</t></si><si><r><t>Dog</t></r><r><t xml:space="preserve"> mom</t></r></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
  }
  const packed = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, bytes(text)]))
  return zipSync({ ...packed, 'xl/worksheets/sheet1.xml': sheet })
}

const readWorkbook = (data: Uint8Array): SourceReading => csv(sheetAsCsv(data, 'posts.xlsx', undefined))

const calendar = (data: Uint8Array): SourceReading => outcomes(parseCalendar(decodeText(data), { ...importContext, from: '2026-01-01', to: '2027-12-31' }))

/** Marks are no signals: what is read is held against its own contract here, and only refusals are handed on. */
function trademarks(data: Uint8Array): SourceReading {
  refuseOthers(Buffer.from(data.subarray(0, SAMPLE)), 'marks.xml')
  const cut = cutter(0)
  const everyday = (word: string): boolean => word === 'lantern'
  return outcomes([...cut.push(data), ...cut.end()].flatMap((item) => {
    const read = 'xml' in item ? readCaseFile(item.xml, everyday) : item
    if ('reason' in read) return [{ place: `byte ${item.end}`, reason: read.reason }]
    const mark = caseFile.parse(read)
    if (/[\p{Cc}\p{Cs}\u202A-\u202E\u2060-\u206F]/u.test(mark.mark + mark.owner)) throw new Error(`a mark is not plain: ${JSON.stringify(mark)}`)
    if (!keysOfMark(mark.mark, everyday).every((key) => Number.isSafeInteger(key) && key >= 0)) throw new Error('a key is no whole number')
    return []
  }))
}

const FILES: readonly FuzzedParser[] = [
  {
    name: 'file: csv', format: 'csv', seeds: [bytes(ROWS), bytes(ROWS.replaceAll(',', ';')), bytes(ROWS.replaceAll('\n', '\r'))], parse: (data) => csv(decodeText(data)),
    items: lines('1,Dog mom,12,2026-01-02\n2,Plant lady,,\n3,Teacher,7K,2026-01-03\n4,Corgi,1,', 'id,title,views,published_at\n', /(,)/, /["\n\r]/g),
  },
  { name: 'file: tables of Google Trends', format: 'csv', seeds: [bytes(TRENDING), bytes(TIMELINE)], parse: (data) => trendsTable(decodeText(data)) },
  {
    name: 'file: ndjson', format: 'ndjson', seeds: [bytes(LINES), bytes(payloadText('bluesky', 'jetstream_v1_stream.jsonl').split('\n').slice(0, 6).join('\n'))],
    parse: (data) => outcomes(openNdjson(decodeText(data), undefined, ITEM_SHAPES, importContext).push(decodeText(data), true)),
    items: lines(LINES, '', /([{}[\]":,])/, /[\n\r]/g),
  },
  savedAnswer('any list', { meta: 1, rows: LINES.trim().split('\n').map((line) => JSON.parse(line) as unknown) }, ['rows']),
  { name: 'file: feed', format: 'xml', seeds: [bytes(RSS), bytes(ATOM), bytes(payloadText('reddit', 'subreddit_atom_2025.xml').slice(0, 6_000)), bytes(payloadText('hackernews', 'hn_rss.xml').slice(0, 4_000))], parse: (data) => outcomes(parseFeed(data, importContext)), items: elements(RSS.replace(/<!\[CDATA\[|\]\]>/g, ''), '<item>', '</item>') },
  { name: 'file: json feed', format: 'json', seeds: [bytes(JSON.stringify(JSON_FEED))], parse: (data) => outcomes(parseFeed(data, importContext)), list: { good: JSON_FEED, itemsOf: listAt(['items']) } },
  { name: 'file: workbook', format: 'binary', seeds: [workbook(bytes(SHEET))], parse: readWorkbook },
  { name: 'file: sheet of a workbook', format: 'xml', seeds: [bytes(SHEET)], parse: (data) => readWorkbook(workbook(data)) },
  { name: 'file: trademarks', format: 'xml', seeds: [readFileSync(new URL('../../src/main/compliance/trademarks/uspto/fixtures/daily.shape.xml', import.meta.url))], parse: trademarks },
  { name: 'file: calendar', format: 'ics', seeds: [bytes(CALENDAR)], parse: calendar, items: events(['a', 'bb', 'ccc']) },
]

const SAVED: readonly FuzzedParser[] = [
  savedAnswer('reddit', payload('reddit', 'subreddit_hot.json'), ['data', 'children']),
  savedAnswer('youtube', payload('youtube', 'videos_list_mostpopular_JP_20260115.json'), ['items']),
  savedAnswer('mastodon', payload('mastodon', 'trends_tags.json'), []),
  savedAnswer('hacker-news', fixture('hacker-news/fixtures/search.shape.json'), ['hits']),
  savedAnswer('bluesky', payload('bluesky', 'thread_view_post.json'), null),
  savedAnswer('wikipedia', payload('wikimedia', 'per_article_monthly_shape.json'), ['items']),
]

const CHART = { kind: 'top', project: 'en.wikipedia', country: '', day: '2026-11-21', take: '250', curves: '50' }
const YOUTUBE_FEED = payloadText('youtube', 'channel_feed_2026.xml').replace(/(<\/entry>[^]*?<\/entry>)[^]*<\/entry>/, '$1')

const TRENDS_FEED = fixtureText('google-trends/fixtures/trending.shape.xml')

const LIVE: readonly FuzzedParser[] = [
  live('feed', { document: RSS, path: null }),
  live('ics', { document: CALENDAR, path: null }),
  live('wikipedia', { name: 'chart', about: CHART, document: payload('wikimedia', 'top_day_shape.json'), path: ['items', '0', 'articles'] }),
  live('wikipedia', { name: 'country', about: { ...CHART, kind: 'country', country: 'US', curves: '0' }, document: fixture('wikipedia/fixtures/country.shape.json'), path: ['items', '0', 'articles'] }),
  live('wikipedia', { name: 'curve', about: { kind: 'article', project: 'en.wikipedia', article: 'Capybara' }, document: fixture('wikipedia/fixtures/daily.shape.json'), path: ['items'] }),
  live('google-trends', { about: { country: 'US' }, document: TRENDS_FEED, path: null, items: elements(TRENDS_FEED, '<item>', '</item>') }),
  live('mastodon', { name: 'tags', about: { kind: 'tags', instance: 'a.example' }, document: payload('mastodon', 'trends_tags.json'), path: [] }),
  live('mastodon', { name: 'links', about: { kind: 'links', instance: 'a.example' }, document: payload('mastodon', 'trends_links.json'), path: [] }),
  live('mastodon', { name: 'posts', about: { kind: 'statuses', instance: 'a.example' }, document: fixture('mastodon/fixtures/statuses.shape.json'), path: [] }),
  live('hacker-news', { name: 'list', about: { kind: 'list', take: '30' }, document: payload('hackernews', 'topstories_shape.json'), path: [] }),
  live('hacker-news', { name: 'item', about: { kind: 'item', id: '8863' }, document: payload('hackernews', 'item_8863.json'), path: null }),
  live('hacker-news', { name: 'search', about: { kind: 'search', keyword: 'x' }, document: fixture('hacker-news/fixtures/search.shape.json'), path: ['hits'] }),
  live('youtube-feeds', { about: { channel: 'UCLA_DiR1FfKNvjuUpBHmylQ' }, document: YOUTUBE_FEED, path: null, items: elements(YOUTUBE_FEED, '<entry>', '</entry>') }),
  live('bluesky', { name: 'trends', about: { kind: 'trends' }, document: fixture('bluesky/fixtures/trends.shape.json'), path: ['trends'] }),
  live('bluesky', { name: 'topics', about: { kind: 'topics' }, document: fixture('bluesky/fixtures/topics.shape.json'), path: ['topics'] }),
  live('nager', { about: { country: 'US', year: '2026' }, document: fixture('nager/fixtures/holidays.shape.json'), path: [] }),
  live('usno', { name: 'moon', about: { kind: 'moon' }, document: fixture('usno/fixtures/moon.shape.json'), path: ['phasedata'] }),
  live('usno', { name: 'seasons', about: { kind: 'seasons' }, document: fixture('usno/fixtures/seasons.shape.json'), path: ['data'] }),
  live('usno', { name: 'eclipses', about: { kind: 'eclipses' }, document: fixture('usno/fixtures/eclipses.shape.json'), path: ['eclipses_in_year'] }),
  live('gdelt', { about: { topic: 'pickleball' }, document: fixture('gdelt/fixtures/timeline.shape.json'), path: ['timeline', '0', 'data'] }),
  live('pinterest', { about: { region: 'US', type: 'growing' }, document: fixture('pinterest/fixtures/trends-growing.shape.json'), path: ['trends'] }),
  live('youtube-data', { name: 'videos', about: { kind: 'videos' }, document: payload('youtube', 'videos_list_mostpopular_US_20250415.json'), path: ['items'] }),
  live('youtube-data', { name: 'search', about: { kind: 'search', words: 'x' }, document: { items: ['abcdefghijk', 'bbcdefghijk', 'cbcdefghijk'].map((videoId) => ({ id: { kind: 'youtube#video', videoId } })) }, path: null }),
  live('reddit-api', { about: { community: 'pics' }, document: payload('reddit', 'subreddit_rising.json'), path: ['data', 'children'] }),
  live('tumblr', { about: { tag: 'x' }, document: fixture('tumblr/fixtures/tagged.shape.json'), path: ['response'] }),
  live('instagram', { name: 'search', about: { kind: 'search', tag: 'corgi', user: '1' }, document: fixture('instagram/fixtures/hashtag-search.shape.json'), path: null }),
  live('instagram', { name: 'posts', about: { kind: 'media', tag: 'corgi', user: '1' }, document: fixture('instagram/fixtures/top-media.shape.json'), path: ['data'] }),
  live('google-suggestions', { document: fixture('google-suggestions/fixtures/suggestions.shape.json'), path: null }),
  live('amazon-suggestions', { document: fixture('amazon-suggestions/fixtures/suggestions.shape.json'), path: null }),
]

export const PARSERS: readonly FuzzedParser[] = [...FILES, ...SAVED, ...LIVE]
