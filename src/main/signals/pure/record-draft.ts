/** Records of a table (a CSV row, an object of an NDJSON file) into drafts, by a map. */
import { InvalidInput } from '../../kernel/errors.ts'
import type { ImportMap, SignalDraft } from '../contract.ts'
import { toDraft, type Figure, type ImportContext } from './draft.ts'
import { rememberingInstants } from './instants.ts'
import { itemAddress } from './item-address.ts'

/** Finds a column in a record, once, before the first record is read. */
export type ColumnFinder<R> = (column: string) => ((record: R) => unknown) | null

/**
 * Compiles `map` into a function from record to draft, or to the reason of its refusal. Everything that can be decided
 * once is decided here, because the function runs for every row of an import.
 * Throws InvalidInput when the map names a column that `find` does not know.
 */
export function recordReader<R>(map: ImportMap, find: ColumnFinder<R>, context: ImportContext): (record: R) => SignalDraft | string {
  const column = required(find, context)
  const id = column(map.id)
  const text = map.text.map(column)
  const optional = (name: string | undefined): Read<R> => (name === undefined ? () => undefined : column(name))
  const url = optional(map.url)
  const community = optional(map.community)
  const category = optional(map.category)
  const language = optional(map.language)
  const tags = map.tags === undefined ? () => [] : tagReader(column(map.tags.column), map.tags.separator)
  const source = sourceReader(map, find, context)
  const publishedAt = timeReader(map.publishedAt, column)
  const observedAt = timeReader(map.observedAt, column)
  const metrics = Object.entries(map.metrics ?? {}).map(([metric, name]) => [metric, column(name)] as const)

  return (record) => {
    const published = publishedAt(record)
    if (published === UNREADABLE) return unreadable(map.publishedAt, column, record)
    const observed = observedAt(record)
    if (observed === UNREADABLE) return unreadable(map.observedAt, column, record)
    const seen = observed ?? context.observedAt
    const draft = toDraft({
      source: source(record),
      itemId: id(record),
      text: text.map((read) => read(record)),
      tags: tags(record),
      url: url(record),
      language: language(record),
      community: community(record),
      category: category(record),
      figures: metrics.map(([metric, read]): Figure => [metric, read(record), seen]),
    })
    if (typeof draft === 'string') return draft
    if (published !== null) draft.publishedAt = published
    if (draft.url === undefined) addAddress(draft)
    return draft
  }
}

function addAddress(draft: SignalDraft): void {
  const url = itemAddress(draft.source, draft.sourceItemId)
  if (url !== undefined) draft.url = url
}

type Read<R> = (record: R) => unknown

function required<R>(find: ColumnFinder<R>, context: ImportContext): (column: string) => Read<R> {
  return (column) => {
    const read = find(column)
    if (read === null) throw new InvalidInput(context.file, `it has no column "${column}", which the map names`, 'Correct the map: name columns as the first line of the file writes them.')
    return read
  }
}

/** `source` names a column where the file has one of that name; otherwise it is the source itself. */
function sourceReader<R>(map: ImportMap, find: ColumnFinder<R>, context: ImportContext): (record: R) => string {
  const fixed = map.source ?? context.source
  const read = map.source === undefined || /[^\w.-]/.test(map.source) ? null : find(map.source)
  if (read === null) return () => fixed
  return (record) => {
    const named = read(record)
    if (named === undefined) return fixed
    return typeof named === 'string' && named.trim() !== '' ? named.trim().toLowerCase().slice(0, 100) : context.source
  }
}

const UNREADABLE = Symbol('a time that cannot be read')

/** An empty cell is no time; a filled one that is no time refuses the row, because its figures would be misdated. */
function timeReader<R>(name: string | undefined, column: (name: string) => Read<R>): (record: R) => string | null | typeof UNREADABLE {
  if (name === undefined) return () => null
  const read = column(name)
  const instant = rememberingInstants()
  return (record) => {
    const raw = read(record)
    if (raw === undefined || raw === null || raw === '') return null
    return instant(raw) ?? UNREADABLE
  }
}

function unreadable<R>(name: string | undefined, column: (name: string) => Read<R>, record: R): string {
  const raw = name === undefined ? '' : column(name)(record)
  // An object may bring its own toString.
  const value = typeof raw === 'object' && raw !== null ? 'a list or an object' : String(raw).slice(0, 40)
  return `"${value}" in column "${name}" is not a time; write it like 2026-11-23T08:00:00Z or in Unix seconds`
}

function tagReader<R>(read: Read<R>, separator: string): (record: R) => readonly unknown[] {
  return (record) => {
    const raw = read(record)
    if (Array.isArray(raw)) return raw
    return typeof raw === 'string' && raw !== '' ? raw.split(separator) : []
  }
}
