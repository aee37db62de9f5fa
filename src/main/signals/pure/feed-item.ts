/** One item of an RSS or Atom feed as a draft. Who wrote it is not read. */
import { toDraft, type DraftParts, type Figure, type ImportContext, type Reading } from './draft.ts'
import type { FeedElement } from './feed-elements.ts'
import { countryOf, trendIdentity } from './google-trend.ts'
import { readInstant } from './instants.ts'
import { itemAddress } from './item-address.ts'
import { readAddress } from './web-address.ts'

/** What every item of a feed shares. */
export interface FeedScope {
  /** Where the feed's relative links belong, if it says. */
  readonly base: string | undefined
  /** Tells items of different feeds apart whose ids are mere numbers. */
  readonly name: string
  readonly language: string | undefined
}

export function feedScope(feed: FeedElement): FeedScope {
  const link = linkOf(feed, undefined)
  const base = readAddress(feed.attributes['xml:base']) ?? readAddress(link)
  return { base, name: link ?? (textOf(feed, ['title']) ?? 'feed'), language: textOf(feed, ['language', 'dc:language']) ?? feed.attributes['xml:lang'] }
}

export function readFeedItem(item: FeedElement, scope: FeedScope, context: ImportContext): Reading {
  if (item.cutOff === true) return 'the feed ends in the middle of it'
  const base = baseOf(item, scope.base)
  const link = linkOf(item, base)
  const id = textOf(item, ['guid', 'id']) ?? item.attributes['rdf:about']
  const title = textOf(item, ['title', 'media:title', 'dc:title'])
  const own: DraftParts = {
    source: context.source,
    itemId: identity(id, link, title, scope),
    text: title === undefined ? [textOf(item, BODIES)] : [title],
    tags: tagsOf(item),
    url: link,
    base,
    language: item.attributes['xml:lang'] ?? scope.language,
    publishedAt: textOf(item, DATES),
    figures: figuresOf(item, context.observedAt),
  }
  return toDraft({ ...own, ...knownService(item, id, link, title) })
}

const BODIES = ['description', 'summary', 'content', 'content:encoded', 'media:description', 'dc:description', 'body', 'xhtml:body']
const DATES = ['pubdate', 'published', 'issued', 'dc:date', 'created', 'updated', 'modified']

/** An id that is an address or a long name stands for itself; `7` belongs to its feed; a link stands in for a missing id. */
function identity(id: string | undefined, link: string | undefined, title: string | undefined, scope: FeedScope): string | undefined {
  if (id === undefined) return link ?? (title === undefined ? undefined : `${scope.name} ${title}`)
  return id.includes(':') || id.length >= 20 ? id : `${scope.name} ${id}`
}

function knownService(item: FeedElement, id: string | undefined, link: string | undefined, title: string | undefined): Partial<DraftParts> {
  const video = textOf(item, ['yt:videoid'])
  if (video !== undefined) return { source: 'youtube', itemId: video, url: itemAddress('youtube', video) }
  if (title !== undefined && child(item, 'ht:approx_traffic') !== undefined) return googleTrend(item, title)
  const thread = /^https?:\/\/(?:www\.|old\.)?reddit\.com\/r\/(\w+)\/comments\/([a-z\d]+)/.exec(`${link ?? id ?? ''}`)
  if (thread !== null) return { source: 'reddit', itemId: thread[2], community: thread[1], tags: [] }
  const discussion = /^https?:\/\/news\.ycombinator\.com\/item\?id=(\d+)/.exec(textOf(item, ['comments']) ?? '')
  return discussion === null ? {} : { source: 'hacker-news', itemId: discussion[1] }
}

function googleTrend(item: FeedElement, title: string): Partial<DraftParts> {
  const country = countryOf(textOf(item, ['link']))
  return { source: 'google-trends', itemId: trendIdentity(country, title, readInstant(textOf(item, ['pubdate']))), ...(country === undefined ? {} : { community: country }) }
}

function figuresOf(item: FeedElement, at: string): Figure[] {
  const figures: Figure[] = []
  const community = descendant(item, 'media:community')
  const views = community === undefined ? undefined : child(community, 'media:statistics')?.attributes['views']
  const likes = community === undefined ? undefined : child(community, 'media:starrating')?.attributes['count']
  const comments = textOf(item, ['slash:comments', 'thr:total']) ?? commentsIn(item)
  const searches = textOf(item, ['ht:approx_traffic'])
  if (community !== undefined) figures.push(['views', views, at], ['likes', likes, at])
  if (comments !== undefined) figures.push(['comments', comments, at])
  if (searches !== undefined) figures.push(['searches', searches, at])
  return figures
}

/** Reddit's old feeds say "[959 comments]" at the end of the description and nowhere else. */
function commentsIn(item: FeedElement): string | undefined {
  return /\[(\d+) comments?\]/.exec(textOf(item, ['description']) ?? '')?.[1]
}

function tagsOf(item: FeedElement): string[] {
  const tags: string[] = []
  for (const { name, attributes, text } of item.children) {
    if (name === 'category') tags.push(attributes['label'] ?? attributes['term'] ?? text)
    else if (name === 'dc:subject') tags.push(text)
    else if (name === 'media:keywords' || name === 'itunes:keywords' || name === 'keywords') tags.push(...text.split(','))
  }
  return tags
}

/** RSS writes a link as text, Atom as `href`; of several in Atom the page itself ("alternate") is meant. */
function linkOf(element: FeedElement, base: string | undefined): string | undefined {
  const links = element.children.filter(({ name }) => name === 'link')
  const pages = links.filter(({ attributes }) => attributes['href'] !== undefined && (attributes['rel'] ?? 'alternate') === 'alternate')
  const candidates = [...pages.map(({ attributes }) => attributes['href']), ...links.map(({ text }) => text), permalink(element)]
  for (const candidate of candidates) {
    const address = candidate === undefined || candidate.trim() === '' ? undefined : readAddress(candidate, base)
    if (address !== undefined) return address
  }
  return undefined
}

/** A guid is a link unless it says that it is none. */
function permalink(element: FeedElement): string | undefined {
  const guid = child(element, 'guid')
  return guid === undefined || guid.attributes['ispermalink'] === 'false' ? undefined : guid.text
}

function baseOf(item: FeedElement, base: string | undefined): string | undefined {
  return readAddress(item.attributes['xml:base'], base) ?? base
}

function child(element: FeedElement, name: string): FeedElement | undefined {
  return element.children.find((candidate) => candidate.name === name)
}

/** Media elements may lie in a group of their own. */
function descendant(element: FeedElement, name: string): FeedElement | undefined {
  return child(element, name) ?? element.children.map((inner) => child(inner, name)).find((found) => found !== undefined)
}

/** The first of these elements that is not empty. */
export function textOf(element: FeedElement, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = element.children.find((candidate) => candidate.name === name && candidate.text.trim() !== '')?.text.trim()
    if (text !== undefined) return text
  }
  return undefined
}
