import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { filesBelow, rowsOf, sha256 } from './library-view.ts'

/** An export against one that nobody disturbed: the same rows, each once, the same pictures, nothing half-written. */
export function faultsOfExport(home: string, file: string, undisturbed: string): string[] {
  if (!existsSync(file)) return [`${file} is missing.`]
  const records = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[]
  const keys = records.map((record) => JSON.stringify(record))
  const handles = new Set(records.map((record) => record['URL handle'] ?? record['Handle']))
  const approved = rowsOf(home, "SELECT id FROM listings WHERE status = 'approved' AND market = 'shopify'").length
  return [
    ...(new Set(keys).size === keys.length ? [] : ['A row of the export stands there twice.']),
    ...(handles.size === approved ? [] : [`The export has ${handles.size} products of ${approved}.`]),
    ...(sha256(file) === sha256(undisturbed) ? [] : ['The export differs from an undisturbed one.']),
    ...(pictures(file) === pictures(undisturbed) ? [] : ['The pictures beside the export differ from those of an undisturbed one.']),
    ...filesBelow(dirname(file)).filter((path) => path.endsWith('.part')).map((path) => `${path} was left behind.`),
  ]
}

function pictures(csv: string): string {
  const folder = csv.replace(/\.csv$/, '-pictures')
  return filesBelow(folder).map((path) => `${path.slice(folder.length)} ${sha256(path)}`).sort().join('\n')
}

export function exportPath(folder: string): string {
  return join(folder, 'products.csv')
}
