import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import type { SignalDraft } from '../../contract.ts'
import { isReject, type Outcome } from '../../pure/draft.ts'
import { parseFeed } from './parse.ts'

const context = { file: 'feed.xml', source: 'file', observedAt: '2026-11-23T08:00:00.000Z' }
const parse = (feed: string | Uint8Array): Outcome[] => parseFeed(typeof feed === 'string' ? Buffer.from(feed) : feed, context)
const captured = (...path: string[]): SignalDraft[] => parse(readFileSync(sharedData(...path))).filter((outcome): outcome is SignalDraft => !isReject(outcome))
const rss = (item: string, channel = ''): string => `<rss version="2.0"><channel>${channel}<item>${item}</item></channel></rss>`

test('reads a YouTube channel feed with views and likes', () => {
  const videos = captured('api_payloads', 'youtube', 'channel_feed_2026.xml')
  expect(videos).toHaveLength(15)
  for (const video of videos) {
    expect(video).toMatchObject({ source: 'youtube', url: `https://www.youtube.com/watch?v=${video.sourceItemId}` })
    expect(video.observations.map(({ metric, value }) => [metric, typeof value])).toEqual([['views', 'number'], ['likes', 'number']])
  }
})

test('reads Reddit feeds of 2025 and of 2015 under the id and community of the post', () => {
  expect(captured('api_payloads', 'reddit', 'subreddit_atom_2025.xml')[0]).toMatchObject({ source: 'reddit', community: 'pics', observations: [] })
  const old = captured('feed_fixtures', 'rss-parser', 'test', 'input', 'reddit.rss')
  expect(old).toHaveLength(24)
  for (const post of old) {
    expect(post.sourceItemId).toMatch(/^[a-z\d]{4,8}$/)
    expect(post.observations).toMatchObject([{ metric: 'comments', value: expect.any(Number) as number }])
  }
})

test('reads Hacker News and the trends of Google under their own names', () => {
  expect(captured('api_payloads', 'hackernews', 'hn_rss.xml')[0]).toMatchObject({ source: 'hacker-news', sourceItemId: expect.stringMatching(/^\d+$/) as string, observations: [] })
  const [trend] = captured('api_payloads', 'google_trends', 'legacy_daily_feed_2019.xml')
  expect(trend).toMatchObject({ source: 'google-trends', observations: [{ metric: 'searches', value: 1_000_000 }] })
})

test('keeps the words of an item and nobody’s name', () => {
  const [item] = parse(rss('<title>Dogs &amp;amp; &lt;b&gt;cats&lt;/b&gt;</title><guid>a:1</guid><author>jane@example.com (Jane)</author><dc:creator>Jane</dc:creator><category>Pets</category><pubDate>Thu, 29 Oct 2026 21:40:00 -0700</pubDate>'))
  expect(item).toEqual({ source: 'file', sourceItemId: 'a:1', text: 'Dogs & cats', tags: ['pets'], observations: [], publishedAt: '2026-10-30T04:40:00.000Z' })
})

test('takes no script or style of a page that is laid into a feed', () => {
  const atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x:1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">safe<script>location.href="x"</script><style>b{}</style> words</div></content></entry></feed>'
  expect(parse(atom)).toMatchObject([{ text: 'safe words' }])
})

test('takes the body where there is no title, and refuses an item that has neither', () => {
  expect(parse(rss('<description>&lt;p&gt;Only &lt;i&gt;words&lt;/i&gt;&lt;/p&gt;</description><guid>a:1</guid>'))).toMatchObject([{ text: 'Only words' }])
  expect(parse(rss('<guid>a:1</guid>'))).toEqual([{ place: 'item 1', reason: 'it has no text' }])
})

test('resolves links against the feed’s own base and leaves out what has none', () => {
  expect(parse(rss('<title>t</title><link>/post/1</link>', '<link>https://example.com/blog/</link>'))).toMatchObject([{ url: 'https://example.com/post/1' }])
  expect(parse(rss('<title>t</title><guid isPermaLink="false">a:1</guid><link>/post/1</link>'))[0]).not.toHaveProperty('url')
  const atom = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.com/a/"><entry xml:base="b/"><id>x:1</id><title>t</title><link rel="edit" href="edit"/><link href="c"/></entry></feed>'
  expect(parse(atom)).toMatchObject([{ url: 'https://example.com/a/b/c' }])
  expect(parse(rss('<title>t</title><guid>a:1</guid><link>javascript:alert(1)</link>'))[0]).not.toHaveProperty('url')
})

test('tells items of different feeds apart when their ids are mere numbers', () => {
  const id = (site: string): string => (parse(rss('<title>t</title><guid isPermaLink="false">7</guid>', `<link>https://${site}/</link>`))[0] as SignalDraft).sourceItemId
  expect(id('one.example')).not.toBe(id('two.example'))
})

test('understands any prefix by its namespace', () => {
  const feed = '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:m="http://search.yahoo.com/mrss/"><a:entry><a:id>x:1</a:id><a:title>t</a:title><m:group><m:community><m:statistics views="12"/></m:community></m:group></a:entry></a:feed>'
  expect(parse(feed)).toMatchObject([{ sourceItemId: 'x:1', text: 't', observations: [{ metric: 'views', value: 12 }, { metric: 'likes', value: null }] }])
})

test('refuses an entity bomb and never follows what a document type points to', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;">]>${rss('<title>&lol3;</title>')}`
  expect(() => parse(bomb)).toThrow(/feed\.xml: it defines entities out of other entities/)
  const external = `<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>${rss('<title>before &secret; after</title><guid>a:1</guid>')}`
  expect(parse(external)).toMatchObject([{ text: 'before &secret; after' }])
})

test('reads a declared encoding, UTF-16 and a JSON Feed', () => {
  expect(parse(Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>${rss('<title>Café</title><guid>a:1</guid>')}`, 'latin1'))).toMatchObject([{ text: 'Café' }])
  expect(parse(Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${rss('<title>Café</title><guid>a:1</guid>')}`, 'utf16le'))).toMatchObject([{ text: 'Café' }])
  const json = { version: 'https://jsonfeed.org/version/1.1', home_page_url: 'https://example.com/', items: [{ id: 3, url: '/a', content_html: '<p>Plant lady</p>', tags: ['Plants'] }, 'x'] }
  expect(parse(JSON.stringify(json))).toMatchObject([
    { sourceItemId: 'https://example.com/ 3', url: 'https://example.com/a', text: 'Plant lady', tags: ['plants'] },
    { place: 'item 2', reason: 'it is not an item of a JSON Feed' },
  ])
})

test('keeps the whole items of a feed that was cut off, and refuses the one it ends in', () => {
  expect(parse('<rss><channel><item><title>whole</title><guid>a:1</guid></item><item><guid>a:2</guid><title>hal')).toMatchObject([
    { text: 'whole' },
    { place: 'item 2', reason: 'the feed ends in the middle of it' },
  ])
})

test.each([
  [readFileSync(sharedData('feed_fixtures', 'node-feedparser', 'test', 'feeds', 'notafeed.html')), 'feed.xml: it is a web page, not a feed'],
  [Buffer.from('just words'), 'feed.xml: it is not a feed'],
  [Buffer.from('<note><to>me</to></note>'), 'it begins with <note>'],
  [Buffer.from('{"version": 1'), 'it is not valid JSON'],
  [Buffer.from('{"a": 1}'), 'it is not a JSON Feed'],
])('says why it is no feed (%#)', (bytes, message) => expect(() => parse(bytes)).toThrow(message))

test('is done before long with feeds that are made to be slow', () => {
  expect(() => parse(`<rss><channel><item>${'<a>'.repeat(300_000)}`)).toThrow('more than 1000 elements inside each other')
  expect(parse(rss(`<title>t</title><guid>a:1</guid>${'<category>x</category>'.repeat(200_000)}`))).toHaveLength(1)
  expect(parse(rss(`<title>${'&amp;'.repeat(500_000)}</title><guid>a:1</guid>`))).toHaveLength(1)
  expect(parse(`<rss${' a="b"'.repeat(200_000)}><channel/></rss>`)).toEqual([])
  expect(parse(`${'<?x?>'.repeat(10_000)}<rss/>`)).toEqual([])
})
