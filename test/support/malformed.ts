/**
 * Good payloads, damaged in the ways that foreign data is damaged: cut off, flipped, re-encoded, retyped, nested, doubled,
 * with fields gone and numbers out of all bounds. Every damage is data, so that fast-check can repeat and shrink it.
 */
import fc from 'fast-check'
import iconv from 'iconv-lite'

/** `binary` is damaged by its bytes only. */
export type PayloadFormat = 'json' | 'ndjson' | 'xml' | 'csv' | 'ics' | 'binary'

/** Where a damage is done, as a share of what there is, so that it means something in a payload of any size. */
type Place = number

export type Damage =
  | { readonly on: 'bytes'; readonly how: 'cut' | 'flip' | 'insert' | 'take-out' | 'double' | 'zero'; readonly at: Place; readonly size: number; readonly value: number }
  | { readonly on: 'encoding'; readonly to: string; readonly mark: boolean }
  | { readonly on: 'token'; readonly how: 'take-out' | 'double' | 'swap' | 'replace' | 'insert'; readonly at: Place; readonly other: Place; readonly word: Place }
  | { readonly on: 'tree'; readonly how: 'replace' | 'take-out' | 'wrap-list' | 'wrap-object' | 'nest' | 'rename' | 'double' | 'swap'; readonly at: Place; readonly other: Place; readonly poison: Place; readonly depth: number }
  | { readonly on: 'text'; readonly how: 'double-key' | 'number'; readonly at: Place; readonly word: Place }

export interface Malformation {
  readonly seed: number
  readonly damages: readonly Damage[]
}

/** `fc.double` spreads over the bits of a number, so most of its values lie next to 0; this one spreads over the payload. */
const STEPS = 0x100000
const place: fc.Arbitrary<Place> = fc.nat({ max: STEPS - 1 }).map((step) => step / STEPS)
const bytesDamage = fc.record({ on: fc.constant('bytes' as const), how: fc.constantFrom('cut' as const, 'flip' as const, 'insert' as const, 'take-out' as const, 'double' as const, 'zero' as const), at: place, size: fc.integer({ min: 1, max: 200 }), value: fc.integer({ min: 0, max: 255 }) })
const encodingDamage = fc.record({ on: fc.constant('encoding' as const), to: fc.constantFrom('utf-16le', 'utf-16be', 'utf-32le', 'latin1', 'utf-8', 'shift_jis', 'gzip'), mark: fc.boolean() })
const tokenDamage = fc.record({ on: fc.constant('token' as const), how: fc.constantFrom('take-out' as const, 'double' as const, 'swap' as const, 'replace' as const, 'insert' as const), at: place, other: place, word: place })
const treeDamage = fc.record({ on: fc.constant('tree' as const), how: fc.constantFrom('replace' as const, 'replace' as const, 'take-out' as const, 'wrap-list' as const, 'wrap-object' as const, 'nest' as const, 'rename' as const, 'double' as const, 'swap' as const), at: place, other: place, poison: place, depth: fc.constantFrom(3, 50, 2_000) })
const textDamage = fc.record({ on: fc.constant('text' as const), how: fc.constantFrom('double-key' as const, 'number' as const), at: place, word: place })

/**
 * One to four damages to one of `seeds` payloads. Most damages to the text of JSON leave no JSON, which is soon tried
 * enough; so most payloads of JSON stay JSON and only say something else.
 */
export function malformations(seeds: number, format: PayloadFormat): fc.Arbitrary<Malformation> {
  const anything = fc.array(fc.oneof({ weight: 2, arbitrary: bytesDamage }, { weight: 1, arbitrary: encodingDamage }, { weight: 3, arbitrary: tokenDamage }, { weight: 1, arbitrary: textDamage }), { minLength: 1, maxLength: 4 })
  const otherValues = fc.array(treeDamage, { minLength: 1, maxLength: 4 })
  const otherText = fc.tuple(otherValues, textDamage).map(([values, text]): Damage[] => [...values, text])
  const damages: fc.Arbitrary<Damage[]> = format === 'json' || format === 'ndjson'
    ? fc.oneof({ weight: 6, arbitrary: otherValues }, { weight: 1, arbitrary: otherText }, { weight: 3, arbitrary: anything })
    : format === 'binary' ? fc.array(bytesDamage, { minLength: 1, maxLength: 4 }) : anything
  return fc.record({ seed: fc.integer({ min: 0, max: seeds - 1 }), damages })
}

/** One item of a JSON list, made into something else. */
export const spoiledItem = fc.record({ item: place, damages: fc.array(treeDamage, { minLength: 1, maxLength: 3 }) })

/** One item of a payload that is text, with some of its words made into others. */
export const spoiledWords = fc.record({ item: place, at: fc.array(place, { minLength: 1, maxLength: 3 }), word: place })

/** `keep` are the parts of the text that stay as they are, and `never` what no new word may hold: both could reach other items. */
export function withOtherWords(text: string, at: readonly Place[], word: Place, keep: RegExp, never: RegExp): string {
  const tokens = text.split(keep)
  // Text and what is kept take turns. An empty text at an end would put words before the next item.
  const free = tokens.flatMap((token, index) => (index % 2 === 0 && token !== '' ? [index] : []))
  const words = [...POISON.filter((value) => typeof value === 'string'), ...COMMON, ...WORDS.ics].map((candidate) => candidate.replace(never, ''))
  for (const [turn, share] of at.entries()) {
    const index = pick(free, share)
    if (index !== undefined) tokens[index] = pick(words, (word + turn / at.length) % 1) ?? ''
  }
  return tokens.join('')
}

export function malformed(payload: Uint8Array, format: PayloadFormat, damages: readonly Damage[]): Uint8Array {
  return damages.reduce((bytes, damage) => apply(bytes, format, damage), payload)
}

function apply(bytes: Uint8Array, format: PayloadFormat, damage: Damage): Uint8Array {
  switch (damage.on) {
    case 'bytes':
      return damagedBytes(bytes, damage)
    case 'encoding':
      return reencoded(bytes, damage)
    case 'token':
      return encode(damagedTokens(decode(bytes), WORDS[format], damage))
    case 'tree':
      return format === 'ndjson' ? encode(onOneLine(decode(bytes), damage)) : encode(damagedJson(decode(bytes), damage))
    case 'text':
      return encode(damagedText(decode(bytes), damage))
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const pick = <T>(list: readonly T[], at: Place): T | undefined => list[Math.floor(at * list.length)]

function damagedBytes(bytes: Uint8Array, { how, at, size, value }: Extract<Damage, { on: 'bytes' }>): Uint8Array {
  const from = Math.floor(at * bytes.length)
  const head = bytes.subarray(0, from)
  const part = bytes.subarray(from, from + size)
  const tail = bytes.subarray(from + size)
  if (how === 'cut') return head
  if (how === 'take-out') return Buffer.concat([head, tail])
  if (how === 'double') return Buffer.concat([head, part, part, tail])
  if (how === 'insert') return Buffer.concat([head, new Uint8Array(size).fill(value), part, tail])
  return Buffer.concat([head, part.map((byte) => (how === 'zero' ? 0 : byte ^ (value | 1))), tail])
}

function reencoded(bytes: Uint8Array, { to, mark }: Extract<Damage, { on: 'encoding' }>): Uint8Array {
  if (to === 'gzip') return Buffer.concat([Uint8Array.of(0x1f, 0x8b, 8, 0), bytes])
  return iconv.encode(decode(bytes), to, { addBOM: mark })
}

/** The marks that give a format its form stand alone, so that they are damaged as often as what they hold together. */
function damagedTokens(text: string, words: readonly string[], { how, at, other, word }: Extract<Damage, { on: 'token' }>): string {
  const tokens = text.split(/([<>"{}[\],:;=&/\\]|\r?\n|\s+)/).filter((token) => token !== '')
  const index = Math.floor(at * tokens.length)
  const partner = Math.floor(other * tokens.length)
  if (how === 'take-out') tokens.splice(index, 1)
  else if (how === 'double') tokens.splice(index, 0, tokens[index] ?? '')
  else if (how === 'swap') [tokens[index], tokens[partner]] = [tokens[partner] ?? '', tokens[index] ?? '']
  else tokens.splice(index, how === 'replace' ? 1 : 0, pick(words, word) ?? '')
  return tokens.join('')
}

function onOneLine(text: string, damage: Extract<Damage, { on: 'tree' }>): string {
  const lines = text.split('\n')
  const index = Math.floor(damage.other * lines.length)
  lines[index] = damagedJson(lines[index] ?? '', damage)
  return lines.join('\n')
}

/** Text that is no JSON any more after an earlier damage stays as it is. */
function damagedJson(text: string, damage: Extract<Damage, { on: 'tree' }>): string {
  try {
    return stringify(damagedTree(JSON.parse(text) as unknown, damage))
  } catch {
    return text
  }
}

/** Deep nesting is written by hand: `JSON.stringify` would run out of stack. */
function stringify(document: unknown): string {
  const text = JSON.stringify(document)
  return text.replace(/"⟦(\d+) deep⟧"/g, (_all, depth: string) => `${'['.repeat(Number(depth))}${']'.repeat(Number(depth))}`)
}

interface Node {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string
}

/** The document with one of its values made into something else. */
export function damagedTree(document: unknown, { how, at, other, poison, depth }: Extract<Damage, { on: 'tree' }>): unknown {
  const root = { root: document }
  const nodes = nodesOf(root)
  const node = pick(nodes, at)
  if (node === undefined) return document
  const value = read(node)
  const bad = structuredClone(pick(POISON, poison))
  const partner = pick(nodes, other)
  if (how === 'replace') write(node, bad)
  else if (how === 'take-out') takeOut(node)
  else if (how === 'wrap-list') write(node, [value, bad])
  else if (how === 'wrap-object') write(node, { value, [pick(KEYS, poison) ?? 'x']: bad })
  else if (how === 'nest') write(node, `⟦${depth} deep⟧`)
  else if (how === 'rename') rename(node, pick(KEYS, poison) ?? 'x')
  else if (how === 'double') double(node)
  else if (partner !== undefined && !holds(value, partner.holder) && !holds(read(partner), node.holder)) swap(node, partner)
  return root.root
}

function nodesOf(root: Record<string, unknown>): Node[] {
  const nodes: Node[] = []
  const waiting: (Record<string, unknown> | unknown[])[] = [root]
  for (let holder = waiting.pop(); holder !== undefined && nodes.length < 5_000; holder = waiting.pop()) {
    for (const key of Object.keys(holder)) {
      nodes.push({ holder, key })
      const value = (holder as Record<string, unknown>)[key]
      if (typeof value === 'object' && value !== null) waiting.push(value as Record<string, unknown>)
    }
  }
  return nodes
}

const read = ({ holder, key }: Node): unknown => (holder as Record<string, unknown>)[key]

function write({ holder, key }: Node, value: unknown): void {
  ;(holder as Record<string, unknown>)[key] = value
}

function takeOut({ holder, key }: Node): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else if (key !== 'root') delete holder[key]
}

function rename(node: Node, name: string): void {
  const value = read(node)
  if (Array.isArray(node.holder) || node.key === 'root') return
  delete node.holder[node.key]
  Object.defineProperty(node.holder, name, { value, enumerable: true, configurable: true, writable: true })
}

/** A list grows, anything else becomes a list of itself. */
function double(node: Node): void {
  const value = read(node)
  write(node, Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[]), ...(value as unknown[])] : [value, value])
}

function swap(one: Node, two: Node): void {
  const value = read(one)
  write(one, read(two))
  write(two, value)
}

function holds(value: unknown, holder: unknown): boolean {
  if (value === holder) return true
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, holder))
}

function damagedText(text: string, { how, at, word }: Extract<Damage, { on: 'text' }>): string {
  const found = [...text.matchAll(how === 'number' ? /-?\d+(?:\.\d+)?/g : /\{/g)]
  const match = pick(found, at)
  if (match === undefined) return text
  const instead = how === 'number' ? (pick(NUMBERS, word) ?? '') : `{${pick(KEYS, word) === undefined ? '' : JSON.stringify(pick(KEYS, word))}:null,"id":[],"id":{},"title":7,`
  return text.slice(0, match.index) + instead + text.slice(match.index + match[0].length)
}

const NUMBERS = ['1e999', '-1e999', '-0', '123456789012345678901234567890', '0.1e-400', '01', '0x10', 'NaN', '-', '9007199254740993', '1e15', '-1']
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', 'id', 'title', 'items', 'data', 'History', '0', 'a.b', '\u202Ekey', '9999-12-31', '0000-01-01', '2026-02-31']
const POISON: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, -1e308, 9_007_199_254_740_991, '', ' ', '0', '-1', '1e999', '1e15', 'NaN', 'null', '[]', '<b>', '&amp;&amp;lt;script&amp;gt;', '\u0000\u0007', '\uD800', '\uDC00x', '\u202E\u2066\u200B', '\u0300'.repeat(300),
  'x'.repeat(10_000), '<'.repeat(3_000), '&'.repeat(3_000), '@a'.repeat(2_000), '../../etc/passwd', 'javascript:alert(1)', 'https://a:b@example.com/', 'https://example.com/%', '//example.com', 'at://did:plc:x/y/z', "'; DROP TABLE signal; --",
  '99999-12-31', '9999-12-31', '0000-00-00', '999999999999', '8640000000000000', '-62135596800',  '2026-02-31', '2026-13-45T99:99:99Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '99999999999999999999', '2026111900', '9999999999', '0000000000', '99999999T999999Z',
  [], {}, [[]], [null], [{}], [7, 'x', null], { __proto__: null }, { length: 9 }, { toString: 7 }, { value: { value: { value: 1 } } }, Array.from({ length: 300 }, (_, index) => index), ['a', 'a', 'a'],
]

/** What stands in a format's grammar or breaks it. */
const COMMON = ['', '"', '""', '\u0000', '\uFEFF', '\u2028', '\r', '\n\n', 'x'.repeat(5_000), '-1', '1e999', 'null', '\uD800', '<!--', '-->', ';'.repeat(300), ','.repeat(300)]
const WORDS: Readonly<Record<PayloadFormat, readonly string[]>> = {
  json: [...COMMON, '{', '}', '[', ']', ',', ':', '\\', '\\u00', '/*', '{"a":', '[['.repeat(1_000)],
  ndjson: [...COMMON, '{', '}', '[', ']', ',', ':', '\\', '{}\n', '[]\n', 'null\n', '7\n', '{"id":1}\n'],
  csv: [...COMMON, ',', ';', '\t', '|', '"\n', '\n"', ',"', '",', '"""', '=cmd()', "'", '\n,\n', 'id,title\n'],
  xml: [...COMMON, '<', '>', '</', '/>', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE', '<!ENTITY x "&y;&y;">', '&lol;', '&#0;', '&#x110000;', '&#xD800;', '&amp;lt;b&amp;gt;', '<item>', '</item>', '<entry>', '</entry>', '<title>', '</channel>', '</rss>', '<a:b xmlns:a="">', ' xmlns:ht="x"', '<x>'.repeat(1_200), ' a="b"'.repeat(500), '<br>', '<script>'],
  binary: COMMON,
  ics: [...COMMON, 'BEGIN:VEVENT\n', 'END:VEVENT\n', 'BEGIN:VCALENDAR\n', 'END:VCALENDAR\n', 'BEGIN:VTIMEZONE\n', 'END:VTIMEZONE\n', 'BEGIN:VALARM\n', '\n ', '\n\t', 'VALUE=DATE', 'TZID=Nowhere/Town', 'TZID="', 'DTSTART:99999999T999999Z\n', 'DTSTART;VALUE=DATE:00000000\n', 'DTSTART:19000101\n', 'RRULE:FREQ=DAILY;COUNT=999999999\n', 'RRULE:FREQ=YEARLY;BYDAY=99MO\n', 'RRULE:FREQ=SECONDLY\n', 'RRULE:FREQ=YEARLY;INTERVAL=0\n', 'RRULE:FREQ=YEARLY;INTERVAL=-5\n', 'RRULE:FREQ=MONTHLY;BYSETPOS=-366\n', 'RRULE:FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=366;BYMONTHDAY=-31\n', 'RRULE:FREQ=DAILY;UNTIL=99991231\n', 'RRULE:\n', 'EXDATE:\n', 'EXDATE:19000101,20260231,x\n', 'RDATE;VALUE=PERIOD:20260101T000000Z/P99999D\n', 'RECURRENCE-ID:x\n', 'SEQUENCE:1e999\n', 'DURATION:-P1W\n', 'FREQ=', 'COUNT=0', '20260229', '23595960'],
}
