/** From the bytes of an RSS or Atom feed to its elements. */
import { InvalidInput } from '../../kernel/errors.ts'
import { feedElements, type FeedElements } from './feed-elements.ts'
import { declaredEncoding, withoutDoctype } from './feed-prolog.ts'
import { decodeText } from './text-encoding.ts'

const ROOTS = new Set(['rss', 'rdf:rdf', 'rdf', 'feed', 'channel'])

/** A feed's text in whatever encoding it says. */
export function feedText(bytes: Uint8Array): string {
  return decodeText(bytes, declaredEncoding(bytes)).replace(/^\uFEFF/, '')
}

/** Throws InvalidInput, naming `file`, for text that is no feed and for one with an entity bomb. */
export function xmlFeed(text: string, file: string): FeedElements {
  const { xml, bomb } = withoutDoctype(text)
  if (bomb) throw new InvalidInput(file, 'it defines entities out of other entities, which can grow without end', 'Get the feed from its own site; this copy is made to do harm.')
  const elements = feedElements(xml, file)
  if (elements.root === null || !ROOTS.has(elements.root)) throw notAFeed(elements.root, file)
  return elements
}

function notAFeed(root: string | null, file: string): InvalidInput {
  const remedy = 'Import the feed itself; its address often ends in /feed, /rss or .xml.'
  if (root === null) return new InvalidInput(file, 'it is not a feed', remedy)
  return new InvalidInput(file, root === 'html' ? 'it is a web page, not a feed' : `it is not a feed; it begins with <${root.slice(0, 40)}>`, remedy)
}
