/** What stands before a feed's first element: its declared encoding, and a DTD that is never followed. */

const DECLARATION = /^\s*(?:\xEF\xBB\xBF)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i

/** The encoding that an XML declaration names, read from the raw bytes. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  return DECLARATION.exec(String.fromCharCode(...bytes.subarray(0, 300)))?.[1]
}

/**
 * The text without its document type. A document type whose entities are made of other entities can grow without end
 * ("entity bomb") and is told by `bomb`; others are dropped, so that nothing they point to is ever read.
 */
export function withoutDoctype(xml: string): { readonly xml: string; readonly bomb: boolean } {
  const begin = startOfDoctype(xml)
  if (begin === -1) return { xml, bomb: false }
  const firstEnd = xml.indexOf('>', begin)
  const bracket = xml.indexOf('[', begin)
  const hasSubset = bracket !== -1 && bracket < firstEnd
  const end = hasSubset ? endOfSubset(xml, bracket) : firstEnd
  if (end === -1) return { xml: xml.slice(0, begin), bomb: false }
  const type = xml.slice(begin, end + 1)
  return { xml: xml.slice(0, begin) + xml.slice(end + 1), bomb: /<!ENTITY[^>]*["'][^"'>]*[&%][\w.-]+;/i.test(type) }
}

/** Only white space, processing instructions and comments may stand before a document type; elsewhere it is text. */
function startOfDoctype(xml: string): number {
  for (let at = 0; ; ) {
    at += xml.slice(at).search(/\S|$/)
    const closing = xml.startsWith('<?', at) ? '?>' : xml.startsWith('<!--', at) ? '-->' : null
    if (closing === null) return /^<!DOCTYPE/i.test(xml.slice(at, at + 9)) ? at : -1
    const end = xml.indexOf(closing, at)
    if (end === -1) return -1
    at = end + closing.length
  }
}

function endOfSubset(xml: string, from: number): number {
  const closing = /\]\s*>/g
  closing.lastIndex = from
  const match = closing.exec(xml)
  return match === null ? -1 : match.index + match[0].length - 1
}
