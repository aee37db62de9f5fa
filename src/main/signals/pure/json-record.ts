/** JSON objects as records of a table: a column is a key, or a path of keys with dots between. */
import { InvalidInput } from '../../kernel/errors.ts'
import type { ImportMap } from '../contract.ts'
import { outcomesOf, type ImportContext, type Outcome, type Reading } from './draft.ts'
import { shapeOf, type ItemShape, type JsonObject, isObject } from './item-shape.ts'
import { proposeMap } from './propose-map.ts'
import { recordReader } from './record-draft.ts'

/** So many objects at the start of a file decide how the rest is read. */
export const SAMPLE_ITEMS = 50
const MAX_DEPTH = 3
const MAX_PATHS = 200

export interface ItemReader {
  readonly map?: ImportMap
  read(item: unknown, place: () => string): readonly Outcome[]
}

/**
 * How the items of a file are read: by the map, else as a known service's answer, else by their field names.
 * Throws InvalidInput when none of these fits.
 */
export function itemReader(sample: readonly JsonObject[], given: ImportMap | undefined, shapes: readonly ItemShape[], context: ImportContext): ItemReader {
  const shape = given === undefined ? shapeOf(sample, shapes) : null
  if (shape !== null) return { read: (item, place) => (isObject(item) ? shape.read(item, context).flatMap((reading) => outcomesOf(reading, place)) : notAnObject(place)) }
  const paths = pathsOf(sample)
  const map = given ?? proposeMap(paths, 'ndjson', context.file, (path) => sampleAt(sample, path))
  if (map === null) throw new InvalidInput(context.file, `none of its fields is known to hold text (${paths.slice(0, 12).join(', ').slice(0, 200)})`, NAME_FIELDS)
  const toDraft = recordReader<JsonObject>(map, (path) => (item) => valueAt(item, path), context)
  return { map, read: (item, place) => (isObject(item) ? outcomesOf(toDraft(item) satisfies Reading, place) : notAnObject(place)) }
}

const NAME_FIELDS = 'Write a map that says which field is which, or name a field "title" or "text".'

function notAnObject(place: () => string): Outcome[] {
  return [{ place: place(), reason: 'it is not an object with named fields' }]
}

/** The value at a key, or along a path of keys; only an object's own keys count. */
export function valueAt(item: JsonObject, path: string): unknown {
  if (Object.hasOwn(item, path)) return item[path]
  if (!path.includes('.')) return undefined
  let value: unknown = item
  for (const key of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}

/** Every path to a value in the sample, the shallow ones first, because a post's own title is not its author's. */
function pathsOf(sample: readonly JsonObject[]): string[] {
  const paths = new Set<string>()
  let level: (readonly [string, JsonObject])[] = sample.map((item) => ['', item] as const)
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const next: (readonly [string, JsonObject])[] = []
    for (const [prefix, item] of level) {
      for (const [key, value] of Object.entries(item)) {
        if (isObject(value)) next.push([`${prefix}${key}.`, value])
        else if (paths.size < MAX_PATHS) paths.add(`${prefix}${key}`)
      }
    }
    level = next
  }
  return [...paths]
}

function sampleAt(sample: readonly JsonObject[], path: string): string {
  for (const item of sample) {
    const value = valueAt(item, path)
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}
