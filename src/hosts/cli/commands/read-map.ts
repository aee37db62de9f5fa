import { readFileSync } from 'node:fs'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { importMap, type ImportMap } from '../../../main/signals/contract.ts'

/** A column map from a JSON file. @throws InvalidInput naming the file and the field. */
export function readMap(file: string): ImportMap {
  const parsed = importMap.safeParse(parseJson(file))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new InvalidInput(`${file}, "${issue?.path.join('.') ?? ''}"`, issue?.message ?? 'is not a column map', 'A map needs at least "format", "id" and "text".')
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    throw new InvalidInput(file, error instanceof Error ? error.message : 'cannot be read', 'Give --map a JSON file.')
  }
}
