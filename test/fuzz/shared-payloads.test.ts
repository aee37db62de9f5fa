/** Everything foreign that was collected: each file keeps the promises of every parser that might meet it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { extract } from 'tar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanText } from '../../src/main/signals/pure/clean-text.ts'
import { detectFormat } from '../../src/main/signals/pure/detect-format.ts'
import { isReject, type Outcome } from '../../src/main/signals/pure/draft.ts'
import { decodeText } from '../../src/main/signals/pure/text-encoding.ts'
import { parseFeed } from '../../src/main/signals/sources/feed/parse.ts'
import { parseCalendar } from '../../src/main/signals/sources/ics/parse.ts'
import { filesBelow, sharedData } from '../support/shared-data.ts'
import { PARSERS, type FuzzedParser } from './parsers.ts'
import { checkResult, resultOf, type Result } from './promises.ts'

let unpacked = ''
beforeAll(async () => {
  unpacked = mkdtempSync(join(tmpdir(), 'feeds-'))
  for (const name of ['feedparser', 'gofeed']) await extract({ file: sharedData('feed_fixtures', `${name}.tar.gz`), cwd: unpacked })
})
afterAll(() => rmSync(unpacked, { recursive: true, force: true }))

const context = { file: 'feed.xml', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }
const named = (name: string): FuzzedParser => {
  const parser = PARSERS.find((candidate) => candidate.name === name)
  if (parser === undefined) throw new Error(`There is no parser called ${name}.`)
  return parser
}
const IMPORTERS = { csv: 'file: csv', json: 'saved answer: any list', ndjson: 'file: ndjson', feed: 'file: feed', ics: 'file: calendar', xlsx: 'file: workbook' } as const

/** What broke, with the file it broke on. */
function resultFor(parser: FuzzedParser, file: string, bytes: Uint8Array): Result {
  try {
    const result = resultOf(() => parser.parse(bytes))
    checkResult(result)
    return result
  } catch (error) {
    throw new Error(`${parser.name} on ${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function counted(result: Result): string {
  if ('refusal' in result) return `refused: ${result.refusal.message.replace(/^[^:]*: /, '').slice(0, 80)}`
  const refused = result.reading.outcomes.filter(isReject).length
  return `${result.reading.outcomes.length - refused} read, ${refused} refused`
}

test('imports every payload of a service that was saved as a file, or says why not', () => {
  const table: Record<string, string> = {}
  for (const file of filesBelow(sharedData('api_payloads')).filter((name) => !name.endsWith('.md'))) {
    const bytes = readFileSync(file)
    const format = detectFormat(decodeText(bytes), basename(file))
    table[relative(sharedData('api_payloads'), file)] = format === null ? 'unknown format' : counted(resultFor(named(IMPORTERS[format]), file, bytes))
  }
  expect(table).toMatchInlineSnapshot(`
    {
      "bluesky/jetstream_v1_golden.jsonl": "1 read, 0 refused",
      "bluesky/jetstream_v1_stream.jsonl": "16 read, 0 refused",
      "bluesky/thread_view_post.json": "0 read, 0 refused",
      "google_trends/legacy_daily_feed_2019.xml": "1 read, 0 refused",
      "hackernews/hn_rss.xml": "30 read, 0 refused",
      "hackernews/item_121003.json": "1 read, 0 refused",
      "hackernews/item_126809.json": "1 read, 0 refused",
      "hackernews/item_160705.json": "1 read, 0 refused",
      "hackernews/item_192327.json": "1 read, 0 refused",
      "hackernews/item_2921983.json": "1 read, 0 refused",
      "hackernews/item_8863.json": "1 read, 0 refused",
      "hackernews/maxitem.json": "refused: it is a single value, not a list of objects",
      "hackernews/topstories_shape.json": "refused: its list holds no objects, so there is no text to read",
      "hackernews/updates.json": "refused: its list holds no objects, so there is no text to read",
      "hackernews/user_jl.json": "refused: none of its fields is known to hold text (about, created, id, karma, submitted)",
      "mastodon/trends_links.json": "10 read, 0 refused",
      "mastodon/trends_tags.json": "10 read, 0 refused",
      "reddit/front_top.json": "24 read, 1 refused",
      "reddit/subreddit_atom_2025.xml": "1 read, 0 refused",
      "reddit/subreddit_hot.json": "25 read, 0 refused",
      "reddit/subreddit_rising.json": "21 read, 4 refused",
      "reddit/subreddits_popular.json": "15 read, 0 refused",
      "wikimedia/per_article_monthly_shape.json": "6 read, 0 refused",
      "wikimedia/top_day_shape.json": "3 read, 0 refused",
      "youtube/channel_feed_2026.xml": "15 read, 0 refused",
      "youtube/videos_list_mostpopular_JP_20260115.json": "50 read, 0 refused",
      "youtube/videos_list_mostpopular_US_20250415.json": "50 read, 0 refused",
    }
  `)
})

test('meets every payload of every service with a reading or a refusal in our words', () => {
  const mistaken: string[] = []
  for (const file of filesBelow(sharedData('api_payloads')).filter((name) => !name.endsWith('.md'))) {
    const bytes = readFileSync(file)
    const folder = relative(sharedData('api_payloads'), file).split(/[\\/]/)[0]?.replace('_', '-').replace('hackernews', 'hacker-news').replace('wikimedia', 'wikipedia') ?? ''
    for (const parser of PARSERS.filter(({ name }) => !/^(?:file|saved answer|feed|ics)/.test(name))) {
      const result = resultFor(parser, file, bytes)
      if (!parser.name.startsWith(folder) && 'reading' in result && result.reading.outcomes.some((outcome) => !isReject(outcome))) mistaken.push(`${parser.name} reads ${basename(file)}`)
    }
  }
  expect(mistaken, 'the answer of one service read as another’s').toEqual([])
})

test('keeps every promise on each of the collected feeds, as a file and as an answer', () => {
  let files = 0
  for (const folder of [unpacked, sharedData('feed_fixtures')]) {
    for (const file of filesBelow(folder).filter((name) => !/\.(?:md|list|gz)$/.test(name))) {
      const bytes = readFileSync(file)
      files++
      for (const name of ['file: feed', 'feed', 'google-trends', 'youtube-feeds']) resultFor(named(name), file, bytes)
    }
  }
  expect(files).toBe(2_731)
}, 120_000)

test('keeps every promise on each of the collected calendars, as a file and as an answer', () => {
  let files = 0
  for (const file of filesBelow(sharedData('ics_fixtures')).filter((name) => /\.(?:ics|txt)$/.test(name))) {
    const bytes = readFileSync(file)
    files++
    for (const name of ['file: calendar', 'ics']) resultFor(named(name), file, bytes)
  }
  expect(files).toBe(131)
}, 120_000)

interface Expected {
  readonly title?: string
  readonly link?: string
}

test('finds the titles and links that rss-parser finds', () => {
  const titles = { expected: 0, same: 0 }
  const links = { expected: 0, same: 0 }
  const inputs = filesBelow(sharedData('feed_fixtures', 'rss-parser', 'test', 'input'))
  for (const file of filesBelow(sharedData('feed_fixtures', 'rss-parser', 'test', 'output'))) {
    const input = inputs.find((name) => basename(name).replace(/\.\w+$/, '') === basename(file, '.json'))
    if (input === undefined) continue
    const found = parseFeed(readFileSync(input), context)
    for (const [index, item] of ((JSON.parse(readFileSync(file, 'utf8')) as { feed: { items?: Expected[] } }).feed.items ?? []).entries()) {
      const outcome = found[index]
      tally(titles, item.title === undefined || item.title === '' ? undefined : cleanText(item.title), textOf(outcome))
      tally(links, item.link !== undefined && URL.canParse(item.link) ? new URL(item.link).href : undefined, linkOf(outcome))
    }
  }
  // The 44 others are Portuguese titles in Latin-1 that rss-parser itself expects broken.
  expect({ titles, links }).toMatchInlineSnapshot(`
    {
      "links": {
        "expected": 498,
        "same": 498,
      },
      "titles": {
        "expected": 508,
        "same": 464,
      },
    }
  `)
})

test('finds the words and links that feedparser finds', () => {
  const titles = { expected: 0, same: 0 }
  const bodies = { expected: 0, same: 0 }
  const links = { expected: 0, same: 0 }
  for (const file of filesBelow(join(unpacked, 'tests'))) {
    const bytes = readFileSync(file)
    const [, field = '', text = ''] = /Expect:[^\n]*?entries\[0\]\['(title|description|summary|link)'\] == u?'((?:[^'\\\n]|\\.)*)'\s*$/m.exec(decodeText(bytes)) ?? []
    if (field === '') continue
    // Most cases have one field and nothing else; an item without a name or without words is no item here.
    const added = field === 'link' ? '<title>t</title>' : '<guid>x:1</guid><id>x:1</id>'
    const whole = Buffer.from(bytes.toString('latin1').replace(/<(?:item|entry)\b[^>]*>/g, `$&${added}`), 'latin1')
    const result = resultOf(() => ({ outcomes: parseFeed(whole, context) }))
    const [outcome] = 'reading' in result ? result.reading.outcomes : []
    const words = cleanText(fromPython(text))
    if (field === 'title') tally(titles, words === '' ? undefined : words, textOf(outcome))
    else if (field === 'link') tally(links, URL.canParse(text) ? new URL(text).href : undefined, linkOf(outcome))
    else tally(bodies, words === '' ? undefined : words, textOf(outcome))
  }
  // The others: base64 of Atom 0.3, words inside an iframe or object, which are dropped here, and cases that expect a title’s neighbour.
  expect({ titles, bodies, links }).toMatchInlineSnapshot(`
    {
      "bodies": {
        "expected": 183,
        "same": 155,
      },
      "links": {
        "expected": 14,
        "same": 13,
      },
      "titles": {
        "expected": 43,
        "same": 38,
      },
    }
  `)
})

test('finds the events that ical.js expects of its own examples', () => {
  const events = { expected: 0, same: 0 }
  for (const file of filesBelow(sharedData('ics_fixtures', 'ical.js', 'test', 'parser')).filter((name) => name.endsWith('.json'))) {
    const expected = eventsOf(JSON.parse(readFileSync(file, 'utf8')) as unknown)
    if (expected.length === 0) continue
    const found = parseCalendar(readFileSync(file.replace(/json$/, 'ics'), 'utf8'), { ...context, from: '1990-01-01', to: '2030-01-01' })
    for (const { summary, day } of expected) tally(events, `${day} ${summary}`, found.map((outcome) => (isReject(outcome) ? '' : `${outcome.occursOn ?? ''} ${outcome.text}`)).find((line) => line === `${day} ${summary}`))
  }
  expect(events).toMatchInlineSnapshot(`
    {
      "expected": 1,
      "same": 1,
    }
  `)
})

function tally(counts: { expected: number; same: number }, expected: string | undefined, found: string | undefined): void {
  if (expected === undefined) return
  counts.expected++
  if (found === expected) counts.same++
}

function textOf(outcome: Outcome | undefined): string | undefined {
  return outcome === undefined || isReject(outcome) ? undefined : outcome.text
}

function linkOf(outcome: Outcome | undefined): string | undefined {
  return outcome === undefined || isReject(outcome) || outcome.url === undefined ? undefined : new URL(outcome.url).href
}

/** The escapes of a Python text. */
function fromPython(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|(.))/gi, (_all, unit: string | undefined, byte: string | undefined, other: string | undefined) => {
    if (other !== undefined) return other === 'n' ? '\n' : other === 't' ? '\t' : other
    return String.fromCharCode(Number.parseInt(unit ?? byte ?? '0', 16))
  })
}

/** jCal: [name, properties, components], and a property is [name, parameters, type, value]. */
function eventsOf(component: unknown): { summary: string; day: string }[] {
  if (!Array.isArray(component) || !Array.isArray(component[1])) return []
  const [name, properties, inner] = component as [string, [string, unknown, string, string][], unknown[]]
  const value = (property: string): string | undefined => properties.find(([own]) => own === property)?.[3]
  const [summary, start] = [value('summary'), value('dtstart')]
  const own = name === 'vevent' && summary !== undefined && start !== undefined ? [{ summary, day: start.slice(0, 10) }] : []
  return [...own, ...(Array.isArray(inner) ? inner.flatMap(eventsOf) : [])]
}
