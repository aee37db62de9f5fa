/** NDJSON of any size, one JSON object a line: text in pieces in, drafts and refusals out. Pure. */
import { InvalidInput } from '../../../kernel/errors.ts'
import type { ImportMap } from '../../contract.ts'
import type { ImportContext, Outcome } from '../../pure/draft.ts'
import { MAX_FIELD } from '../../pure/import-limits.ts'
import { isObject, type ItemShape, type JsonObject } from '../../pure/item-shape.ts'
import { itemReader, SAMPLE_ITEMS } from '../../pure/json-record.ts'

export interface NdjsonImport {
  readonly map?: ImportMap
  push(text: string, last: boolean): Outcome[]
}

/**
 * Opens an NDJSON file by its first lines. Throws InvalidInput when none of them is a JSON object, or when nothing says
 * how to read it.
 */
export function openNdjson(head: string, given: ImportMap | undefined, shapes: readonly ItemShape[], context: ImportContext): NdjsonImport {
  const sample = sampleOf(head)
  if (sample.length === 0) throw new InvalidInput(`${context.file} line 1`, 'it is not NDJSON: no line at its start is a JSON object', 'Write one JSON object on each line.')
  const reader = itemReader(sample, given, shapes, context)
  let rest = ''
  let line = 0

  const place = (): string => `line ${line}`
  const readLine = (text: string, outcomes: Outcome[]): void => {
    line++
    if (text.length > MAX_FIELD) throw tooLong(context.file, line)
    if (text.trim() === '') return
    const item = parseLine(text)
    if (item === undefined) outcomes.push({ place: place(), reason: 'it is not JSON' })
    else outcomes.push(...reader.read(item, place))
  }

  return {
    ...(reader.map === undefined ? {} : { map: reader.map }),
    push(piece, last) {
      const lines = (rest + piece).split('\n')
      rest = last ? '' : (lines.pop() ?? '')
      if (rest.length > MAX_FIELD) throw tooLong(context.file, line + lines.length + 1)
      const outcomes: Outcome[] = []
      for (const text of lines) readLine(text, outcomes)
      return outcomes
    },
  }
}

function tooLong(file: string, line: number): InvalidInput {
  return new InvalidInput(`${file} line ${line}`, 'the line is larger than 1 MB', 'NDJSON has one object on each line; take that line out or shorten it.')
}

/** undefined when the line is not JSON; no JSON text means undefined. */
function parseLine(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // the caller refuses the line with its number
  }
}

function sampleOf(head: string): JsonObject[] {
  const objects: JsonObject[] = []
  for (const line of head.split('\n', SAMPLE_ITEMS * 4)) {
    const item = line.trim() === '' ? undefined : parseLine(line)
    if (isObject(item)) objects.push(item)
    if (objects.length === SAMPLE_ITEMS) break
  }
  return objects
}
