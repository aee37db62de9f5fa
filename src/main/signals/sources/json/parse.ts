/** JSON files: an array of objects, or the answer of a service with one inside. Pure. */
import { InvalidInput } from '../../../kernel/errors.ts'
import type { ImportMap } from '../../contract.ts'
import type { ImportContext, Outcome } from '../../pure/draft.ts'
import { isObject, type ItemShape, type JsonObject } from '../../pure/item-shape.ts'
import { itemReader, SAMPLE_ITEMS, valueAt } from '../../pure/json-record.ts'

export interface JsonImport {
  readonly map?: ImportMap
  readonly count: number
  /** The outcomes of the items from `start` on, `count` of them. */
  read(start: number, count: number): Outcome[]
}

/** Where services put their list: Reddit, YouTube and Wikimedia, Tumblr, Algolia, Pinterest and others. */
const LISTS = ['data.children', 'items', 'data', 'posts', 'response', 'response.posts', 'hits', 'trends', 'topics', 'statuses', 'feed', 'results', 'entries', 'videos', 'list']

/** Throws InvalidInput for text that is not JSON (naming line and column) and for JSON that holds no objects. */
export function openJson(text: string, given: ImportMap | undefined, shapes: readonly ItemShape[], context: ImportContext): JsonImport {
  const items = listOf(parse(text, context.file), shapes, context.file)
  const sample = items.slice(0, SAMPLE_ITEMS * 4).filter(isObject).slice(0, SAMPLE_ITEMS)
  if (sample.length === 0) throw new InvalidInput(context.file, items.length === 0 ? 'its list is empty' : 'its list holds no objects, so there is no text to read', EXPECTED)
  const reader = itemReader(sample, given, shapes, context)
  return {
    ...(reader.map === undefined ? {} : { map: reader.map }),
    count: items.length,
    read: (start, count) => items.slice(start, start + count).flatMap((item, offset) => reader.read(item, () => `item ${start + offset + 1}`)),
  }
}

const EXPECTED = 'Expected is an array of objects: [{"id": "1", "title": "…"}, …].'

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new InvalidInput(`${file}${placeIn(text, error)}`, 'it is not valid JSON', 'Export the file again; it may have been cut off.')
  }
}

/** V8 names the position of most faults, quotes the text around the others, and says when the text just ends. */
function placeIn(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const position = /position (\d+)/.exec(message)?.[1]
  const quoted = /, (?:\.\.\.)?"([^]{1,60})"(?:\.\.\.)? is not valid JSON/.exec(message)?.[1]
  if (position === undefined && quoted !== undefined) return ` near "${quoted.replace(/\s+/g, ' ')}"`
  const before = text.slice(0, position === undefined ? text.length : Number(position))
  return ` line ${before.split('\n').length} column ${before.length - before.lastIndexOf('\n')}`
}

function listOf(document: unknown, shapes: readonly ItemShape[], file: string): readonly unknown[] {
  if (Array.isArray(document)) return document as readonly unknown[]
  if (!isObject(document)) throw new InvalidInput(file, 'it is a single value, not a list of objects', EXPECTED)
  if (shapes.some((shape) => shape.recognises(document))) return [document]
  for (const path of LISTS) {
    const list = valueAt(document, path)
    if (Array.isArray(list)) return list as readonly unknown[]
  }
  return onlyList(document) ?? [document]
}

/** A wrapper we do not know, with one list of objects in it. */
function onlyList(document: JsonObject): readonly unknown[] | undefined {
  const lists = Object.values(document).filter((value): value is unknown[] => Array.isArray(value) && value.some(isObject))
  return lists.length === 1 ? lists[0] : undefined
}
