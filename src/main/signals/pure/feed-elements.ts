/** The elements of an RSS or Atom document that its items are read from. Forgiving: feeds are often not well formed. */
import { Parser } from 'htmlparser2'
import { InvalidInput } from '../../kernel/errors.ts'
import { MAX_ITEMS } from './import-limits.ts'

export interface FeedElement {
  /** Lower case; of the core formats without a prefix, else with the usual one ("media:statistics"). */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** All text inside, that of nested elements included. */
  text: string
  readonly children: FeedElement[]
  /** Of an item: the document ends inside one of its fields. */
  cutOff?: true
}

export interface FeedElements {
  /** The outermost element, null where there is none. */
  readonly root: string | null
  /** What the document says of itself: title, links, language. */
  readonly feed: FeedElement
  readonly items: readonly FeedElement[]
}

/** Names of namespaces (or parts of them) and the prefix that is used for each here. */
const NAMESPACES: readonly (readonly [part: string, prefix: string])[] = [
  ['w3.org/2005/atom', ''], ['purl.org/atom/ns', ''], ['purl.org/rss/1.0/modules/content', 'content'], ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['purl.org/rss/1.0/modules', 'other'], ['purl.org/rss/1.0', ''], ['my.netscape.com/rdf', ''], ['channel.netscape.com/rdf', ''], ['backend.userland.com', ''],
  ['blogs.law.harvard.edu/tech/rss', ''], ['purl.org/dc/', 'dc'], ['search.yahoo.com/mrss', 'media'], ['purl.org/syndication/thread', 'thr'],
  ['youtube.com/xml/schemas', 'yt'], ['trends.google.com', 'ht'], ['google.com/trends', 'ht'], ['itunes.com/dtds', 'itunes'], ['1999/02/22-rdf-syntax', 'rdf'],
]
const CORE_PREFIXES = new Set(['atom', 'atom03', 'atom10', 'rss'])
/** Deeper elements give their text to the one above; no format nests what is read here any deeper. */
const MAX_DEPTH = 6
/** Characters of text kept per element: titles are short, and a body only counts where there is no title. */
const MAX_ELEMENT_TEXT = 64 * 1024
const MAX_CHILDREN = 200
/** The parser's work grows with the square of the depth. */
const MAX_OPEN = 1_000

/**
 * Reads a document without its DTD. Entities that a DTD would define stay as they are written.
 * Throws InvalidInput, naming `file`, for a document of more than 1,000 elements inside each other.
 */
export function feedElements(xml: string, file: string): FeedElements {
  const names = new PrefixTable()
  const feed = element('feed', {})
  const items: FeedElement[] = []
  /** The element being read, within an item or among what the feed says of itself; null where nothing is kept. */
  const open: (FeedElement | null)[] = []
  let root: string | null = null
  let item: FeedElement | null = null
  let itemDepth = 0
  let ended = false
  /** Open elements whose text is no words. */
  let silent = 0

  const parent = (): FeedElement | null => {
    if (item !== null) return open.at(-1) ?? null
    // The feed's own fields lie in its root (Atom) or in the channel below it (RSS).
    return open.length <= 2 ? feed : null
  }

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (open.length > MAX_OPEN) throw new InvalidInput(file, `it has more than ${MAX_OPEN} elements inside each other`, 'Get the feed from its own site; this copy is damaged or made to do harm.')
        names.declare(attributes)
        const name = names.plain(tag)
        if (isSilent(tag)) silent++
        root ??= name
        if (open.length === 0) Object.assign(feed.attributes, attributes)
        if (item === null && (name === 'item' || name === 'entry') && items.length < MAX_ITEMS) {
          item = element(name, attributes)
          itemDepth = open.length
          open.push(item)
          return
        }
        const above = open.length - itemDepth > MAX_DEPTH && item !== null ? null : parent()
        const child = above === null || above.children.length >= MAX_CHILDREN ? null : element(name, attributes)
        if (child !== null) above?.children.push(child)
        open.push(child)
      },
      onclosetag(tag) {
        if (isSilent(tag)) silent = Math.max(0, silent - 1)
        const closed = open.pop()
        if (closed !== null && closed === item) {
          items.push(closed)
          item = null
        } else if (closed !== null && closed !== undefined && item !== null) {
          if (ended) item.cutOff = true
          append(open.at(-1), closed.text)
        }
      },
      ontext(text) {
        if (silent > 0) return
        for (let at = open.length - 1; at >= 0; at--) {
          const current = open[at]
          if (current === null || current === undefined) continue
          append(current, text)
          break
        }
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(xml)
  ended = true
  parser.end()
  return { root, feed, items }
}

/** A page laid into a feed brings its scripts and styles along. */
function isSilent(tag: string): boolean {
  const local = tag.slice(tag.indexOf(':') + 1)
  return local === 'script' || local === 'style'
}

function append(element: FeedElement | null | undefined, text: string): void {
  if (element === null || element === undefined || element.text.length >= MAX_ELEMENT_TEXT) return
  element.text += text.length > MAX_ELEMENT_TEXT ? text.slice(0, MAX_ELEMENT_TEXT) : text
}

function element(name: string, attributes: Record<string, string>): FeedElement {
  return { name, attributes, text: '', children: [] }
}

class PrefixTable {
  readonly #prefixes = new Map<string, string>()

  declare(attributes: Readonly<Record<string, string>>): void {
    for (const [name, address] of Object.entries(attributes)) {
      if (!name.startsWith('xmlns:')) continue
      const known = NAMESPACES.find(([part]) => address.toLowerCase().includes(part))
      this.#prefixes.set(name.slice('xmlns:'.length), known?.[1] ?? name.slice('xmlns:'.length))
    }
  }

  plain(tag: string): string {
    const colon = tag.indexOf(':')
    if (colon === -1) return tag
    const written = tag.slice(0, colon)
    const prefix = this.#prefixes.get(written) ?? (CORE_PREFIXES.has(written) ? '' : written)
    const local = tag.slice(colon + 1)
    return prefix === '' ? local : `${prefix}:${local}`
  }
}
