/** Every feed that the makers of four parsers collected, malformed and hostile ones among them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesBelow, sharedData } from '../../../../../test/support/shared-data.ts'
import { InvalidInput } from '../../../kernel/errors.ts'
import { cleanText } from '../../pure/clean-text.ts'
import { isReject, type Outcome } from '../../pure/draft.ts'
import { parseFeed } from './parse.ts'

const context = { file: 'feed.xml', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }
let unpacked = ''

beforeAll(async () => {
  unpacked = mkdtempSync(join(tmpdir(), 'feeds-'))
  for (const name of ['feedparser', 'gofeed']) await extract({ file: sharedData('feed_fixtures', `${name}.tar.gz`), cwd: unpacked })
})
afterAll(() => rmSync(unpacked, { recursive: true, force: true }))

interface Tally {
  files: number
  drafts: number
  onlyRefused: number
  empty: number
  notAFeed: number
}

/** Parses every file; anything that is thrown and is no InvalidInput ends the test. */
function tally(files: readonly string[]): Tally {
  const count: Tally = { files: files.length, drafts: 0, onlyRefused: 0, empty: 0, notAFeed: 0 }
  for (const file of files) {
    const outcomes = outcomesOf(file)
    if (outcomes === null) count.notAFeed++
    else if (outcomes.length === 0) count.empty++
    else if (outcomes.every(isReject)) count.onlyRefused++
    else count.drafts++
  }
  return count
}

function outcomesOf(file: string): Outcome[] | null {
  try {
    return parseFeed(readFileSync(file), context)
  } catch (error) {
    if (error instanceof InvalidInput) return null
    throw error
  }
}

const isExpectation = (file: string): boolean => file.endsWith('.json') && !file.includes(`${join('parser', 'json')}`)
const below = (...path: string[]): string[] => filesBelow(path[0] === 'unpacked' ? join(unpacked, ...path.slice(1)) : sharedData('feed_fixtures', ...path))

test('every file gives drafts or a clear refusal; what most of them lack is a title, because each tests one field', () => {
  // "onlyRefused" are items without words or id, "empty" are feeds that test a field of the feed itself.
  const table = {
    feedparser: tally(below('unpacked', 'tests')),
    gofeed: tally(below('unpacked', 'testdata').filter((file) => !isExpectation(file))),
    'rss-parser': tally(below('rss-parser', 'test', 'input')),
    'node-feedparser': tally(below('node-feedparser')),
    rome: tally(below('rome')),
  }
  expect(table).toMatchInlineSnapshot(`
    {
      "feedparser": {
        "drafts": 75,
        "empty": 518,
        "files": 1500,
        "notAFeed": 1,
        "onlyRefused": 906,
      },
      "gofeed": {
        "drafts": 59,
        "empty": 280,
        "files": 548,
        "notAFeed": 3,
        "onlyRefused": 206,
      },
      "node-feedparser": {
        "drafts": 26,
        "empty": 0,
        "files": 29,
        "notAFeed": 3,
        "onlyRefused": 0,
      },
      "rome": {
        "drafts": 48,
        "empty": 2,
        "files": 53,
        "notAFeed": 2,
        "onlyRefused": 1,
      },
      "rss-parser": {
        "drafts": 27,
        "empty": 0,
        "files": 30,
        "notAFeed": 1,
        "onlyRefused": 2,
      },
    }
  `)
})

interface Expected {
  readonly title?: string | { readonly value?: string }
  readonly link?: string
}

test('finds the items, titles and links that gofeed finds', () => {
  let cases = 0
  let sameCount = 0
  const titles = { expected: 0, same: 0 }
  const links = { expected: 0, same: 0 }
  const inputs = new Set(below('unpacked', 'testdata'))
  for (const file of [...inputs].filter((name) => name.endsWith('.json') && inputs.has(name.replace(/json$/, 'xml')))) {
    const expected = itemsOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
    const xml = readFileSync(file.replace(/json$/, 'xml'))
    const outcomes = parseFeed(xml, context)
    // Most cases have a link and nothing else, which is refused for want of words.
    const titled = parseFeed(Buffer.from(xml.toString('latin1').replace(/<(?:item|entry)\b[^>]*>/g, '$&<title>t</title>'), 'latin1'), context)
    cases++
    if (outcomes.length === expected.length) sameCount++
    for (const [index, item] of expected.entries()) {
      const outcome = outcomes[index]
      const title = typeof item.title === 'object' ? item.title.value : item.title
      if (title !== undefined && title !== '') {
        titles.expected++
        if (outcome !== undefined && !isReject(outcome) && outcome.text === cleanText(title)) titles.same++
      }
      if (item.link === undefined || !URL.canParse(item.link)) continue
      links.expected++
      const found = titled[index]
      if (found !== undefined && !isReject(found) && found.url !== undefined && new URL(found.url).href === new URL(item.link).href) links.same++
    }
  }
  // Of the five other titles three are in base64, which Atom 0.3 allowed and nobody writes.
  expect({ cases, sameCount, titles, links }).toMatchInlineSnapshot(`
    {
      "cases": 533,
      "links": {
        "expected": 11,
        "same": 11,
      },
      "sameCount": 533,
      "titles": {
        "expected": 50,
        "same": 45,
      },
    }
  `)
})

function itemsOf(document: Record<string, unknown>): readonly Expected[] {
  return (document['items'] ?? document['entries'] ?? []) as readonly Expected[]
}
