/** Finds the map that the seller gave for a file with the same columns before. */
import { InvalidInput } from '../../main/kernel/errors.ts'
import type { ImportFormat, ImportMap } from '../../main/signals/contract.ts'
import type { ImportContext } from '../../main/signals/pure/draft.ts'
import { openCsv } from '../../main/signals/sources/csv/parse.ts'

/** The first of `saved` whose columns the file's start has; undefined when none fits or the format has no columns. */
export function savedMapFor(saved: readonly ImportMap[], format: ImportFormat, head: string, context: ImportContext): ImportMap | undefined {
  if (format === 'csv') return saved.find((map) => map.format === 'csv' && fitsCsv(map, head, context))
  if (format === 'ndjson') return saved.find((map) => map.format === 'ndjson' && fitsKeys(map, keysOf(head)))
  return undefined
}

/** The CSV parser itself says whether a map's columns are there. */
function fitsCsv(map: ImportMap, head: string, context: ImportContext): boolean {
  try {
    openCsv(head, map, context, false)
    return true
  } catch (error) {
    if (error instanceof InvalidInput) return false
    throw error
  }
}

function fitsKeys(map: ImportMap, keys: ReadonlySet<string>): boolean {
  return [map.id, ...map.text].every((column) => keys.has(column))
}

function keysOf(head: string): ReadonlySet<string> {
  try {
    return new Set(Object.keys(JSON.parse(head.slice(0, head.indexOf('\n') === -1 ? undefined : head.indexOf('\n'))) as object))
  } catch {
    return new Set()
  }
}
