/** Text from outside as plain text: no markup, no control or invisible characters, one space where there was white space. */
import { Parser } from 'htmlparser2'

/** Longest text that is kept, in code points: far more than a design, a title or a caption needs. */
export const MAX_TEXT = 2_000

/** Printable ASCII without `&` and `<`, no space at an end: with no double space it is clean, as most titles are. */
const PLAIN_ASCII = /^[!-%'-;=-~](?:[ -%'-;=-~]*[!-%'-;=-~])?$/
const TAG = /<(?:\/?[a-z][^<>]*|!--[^]*?--|!\[CDATA\[[^]*?\]\])>/i
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i
/** An escaped title can hold escaped markup itself (seen in Google's old trends feed), so markup is taken off twice. */
const MARKUP_PASSES = 2

const BREAKS_WORDS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(' '),
)
const NOT_PROSE = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'head', 'title'])

/** Lone surrogates, private use and non-characters. */
const NOT_TEXT = /[\p{Cs}\p{Co}\uFFFE\uFFFF]/gu
/** Direction marks, zero-width marks, soft hyphens and tag characters: they change how text reads without being seen. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu
/** Anything that the clean-up below would change, so that a title in another script costs one look and not five. */
const UNCLEAN = /[^\S ]| {2}|^ | $|[\p{Cc}\p{Cs}\p{Co}\uFFFE\uFFFF\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u
/** White space of every kind, and control characters, which some exports put where a line ended. */
const BLANK = /[\s\p{Cc}\u2028\u2029]+/gu

/** Clean text of at most `max` code points; what is longer ends with an ellipsis at the last whole word. */
export function cleanText(raw: string, max: number = MAX_TEXT): string {
  if (raw.length <= max && PLAIN_ASCII.test(raw) && !raw.includes('  ')) return raw
  // A text this long is cut anyway; cutting first keeps the cost of hostile text bounded.
  const bounded = raw.length > max * 8 ? raw.slice(0, max * 8) : raw
  return cut(plainCharacters(withoutMarkup(bounded)), max)
}

/** Tags taken off and entities decoded; `a < b` and `I <3 cats` are no tags and stay as they are. */
export function withoutMarkup(text: string): string {
  let plain = text
  for (let pass = 0; pass < MARKUP_PASSES && hasMarkup(plain); pass++) plain = textOf(plain)
  return plain
}

function hasMarkup(text: string): boolean {
  return (text.includes('<') && TAG.test(text)) || (text.includes('&') && ENTITY.test(text))
}

function textOf(markup: string): string {
  // Without a whole tag, `<` is a character like any other and only the entities are decoded.
  const source = TAG.test(markup) ? markup : markup.replaceAll('<', '&lt;')
  let text = ''
  let hidden = 0
  const parser = new Parser({
    onopentagname(name) {
      if (NOT_PROSE.has(name)) hidden++
      else if (BREAKS_WORDS.has(name)) text += ' '
    },
    onclosetag(name) {
      if (NOT_PROSE.has(name)) hidden = Math.max(0, hidden - 1)
      else if (BREAKS_WORDS.has(name)) text += ' '
    },
    ontext(data) {
      if (hidden === 0) text += data
    },
  }, { recognizeCDATA: true })
  parser.end(source)
  return text
}

/** Control characters of a second set: text in Windows-1252 that was called Latin-1, as `&#146;` for an apostrophe. */
const SECOND_CONTROLS = /[\u0080-\u009F]/g
const WINDOWS_1252 = new TextDecoder('windows-1252')

function fromWindows1252(control: string): string {
  return WINDOWS_1252.decode(Uint8Array.of(control.charCodeAt(0)))
}

function plainCharacters(text: string): string {
  if (!UNCLEAN.test(text)) return text.normalize('NFC')
  return text.replace(SECOND_CONTROLS, fromWindows1252).normalize('NFC').replace(BLANK, ' ').replace(INVISIBLE, '').replace(NOT_TEXT, '').replace(/ {2,}/g, ' ').trim()
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const points = [...text]
  if (points.length <= max) return text
  const head = points.slice(0, max - 1).join('')
  if (points[max - 1] === ' ') return `${head}…`
  const lastSpace = head.lastIndexOf(' ')
  return `${lastSpace > head.length / 2 ? head.slice(0, lastSpace) : head}…`
}
