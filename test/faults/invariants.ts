/** What must hold of a library after any number of kills, checked in SQLite and on the disk. Each fault is a sentence. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { filesBelow, rowsOf, sha256, type Row } from './library-view.ts'

export function faultsOf(home: string): string[] {
  return [...faultsOfDatabase(home), ...faultsOfWork(home), ...faultsOfEvents(home), ...faultsOfFiles(home), ...faultsOfArchive(home)]
}

function faultsOfDatabase(home: string): string[] {
  return [
    ...rowsOf(home, 'SELECT * FROM pragma_integrity_check').filter((row) => row['integrity_check'] !== 'ok').map((row) => `SQLite says: ${String(row['integrity_check'])}`),
    ...rowsOf(home, 'SELECT * FROM pragma_foreign_key_check').map((row) => `A row of ${String(row['table'])} names what does not exist.`),
  ]
}

function faultsOfWork(home: string): string[] {
  const each = (select: string, sentence: (row: Row) => string): string[] => rowsOf(home, select).map(sentence)
  return [
    ...each("SELECT id, status FROM runs WHERE status <> 'finished'", (run) => `The night ${String(run['id'])} is ${String(run['status'])}.`),
    ...each('SELECT runs.id, count, (SELECT count(*) FROM run_ideas WHERE run_id = runs.id) AS chosen FROM runs WHERE chosen <> count', (run) => `The night chose ${String(run['chosen'])} ideas of ${String(run['count'])}.`),
    ...each('SELECT idea_id FROM run_ideas WHERE (SELECT count(*) FROM designs WHERE designs.idea_id = run_ideas.idea_id AND designs.run_id = run_ideas.run_id) <> 1', (row) => `The idea ${String(row['idea_id'])} has not exactly one design.`),
    ...each('SELECT id FROM designs WHERE NOT EXISTS (SELECT 1 FROM run_ideas WHERE run_ideas.idea_id = designs.idea_id AND run_ideas.run_id = designs.run_id)', (row) => `The design ${String(row['id'])} belongs to no chosen idea.`),
    ...each('SELECT design_id, product_id, market FROM listings GROUP BY 1, 2, 3 HAVING count(*) > 1', (row) => `Two listings of ${String(row['design_id'])} for ${String(row['market'])}.`),
    ...each('SELECT id FROM designs WHERE NOT EXISTS (SELECT 1 FROM listings WHERE design_id = designs.id)', (row) => `The design ${String(row['id'])} has no listing.`),
    ...each('SELECT phrase FROM designs GROUP BY lower(phrase) HAVING count(*) > 1', (row) => `Two designs say “${String(row['phrase'])}”.`),
    ...each("SELECT lower(json_extract(concept, '$.phrase')) AS phrase FROM ideas GROUP BY 1 HAVING count(*) > 1", (row) => `Two ideas say “${String(row['phrase'])}”.`),
    ...each('SELECT source, source_item_id FROM signals GROUP BY 1, 2 HAVING count(*) > 1', (row) => `Two signals of ${String(row['source_item_id'])}.`),
    // A night during which the program died three times is given up and begun anew by the next one who asks.
    ...each("SELECT kind, state, reason FROM jobs WHERE kind <> 'signals.poll' AND state <> 'done' AND NOT (kind = 'night.run' AND reason LIKE 'The program ended % times%')", (row) => `Work of the kind ${String(row['kind'])} is ${String(row['state'])}: ${String(row['reason'])}`),
  ]
}

/** Each thing was told of once, in the transaction that made it. */
const TOLD = [
  ['designs', 'design.generated', 'designId'],
  ['mockups', 'mockup.generated', 'mockupId'],
  ['listings', 'listing.drafted', 'listingId'],
] as const

function faultsOfEvents(home: string): string[] {
  const twice = TOLD.flatMap(([table, type, field]) =>
    rowsOf(home, `SELECT id FROM ${table} WHERE (SELECT count(*) FROM events WHERE event_type = '${type}' AND json_extract(data, '$.${field}') = ${table}.id) <> 1`).map((row) => `${String(row['id'])} was not told of exactly once.`))
  const ghosts = TOLD.flatMap(([table, type, field]) =>
    rowsOf(home, `SELECT seq FROM events WHERE event_type = '${type}' AND NOT EXISTS (SELECT 1 FROM ${table} WHERE id = json_extract(data, '$.${field}'))`).map((row) => `Event ${String(row['seq'])} tells of what does not exist.`))
  const ends = rowsOf(home, "SELECT id FROM runs WHERE (SELECT count(*) FROM events WHERE event_type = 'run.finished' AND correlation_id = runs.id) <> 1").map((row) => `The end of ${String(row['id'])} was not told of exactly once.`)
  return [...twice, ...ghosts, ...ends]
}

function faultsOfFiles(home: string): string[] {
  const assets = rowsOf(home, 'SELECT hash, extension, bytes FROM assets')
  const named = rowsOf(home, "SELECT asset, 'design ' || design_id || ' ' || kind AS of FROM design_files UNION ALL SELECT asset, id FROM mockups")
  const onDisk = new Map(filesBelow(join(home, 'assets')).map((file) => [basename(file), file]))
  const whole = assets.flatMap((asset) => faultsOfAsset(onDisk.get(`${String(asset['hash'])}.${String(asset['extension'])}`), asset))
  const known = new Set(named.map((row) => row['asset']))
  const strays = [...onDisk].filter(([name]) => !known.has(name.split('.')[0] ?? '')).map(([, file]) => `${file} belongs to nothing.`)
  const prints = rowsOf(home, "SELECT asset FROM design_files WHERE kind = 'print'").flatMap(({ asset }) => faultsOfPrint(onDisk.get(`${String(asset)}.png`)))
  return [...whole, ...strays, ...prints, ...mockupsMissing(home)]
}

function faultsOfAsset(file: string | undefined, asset: Row): string[] {
  const name = String(asset['hash']).slice(0, 12)
  if (file === undefined) return [`The file ${name} is missing.`]
  if (sha256(file) !== asset['hash'] || readFileSync(file).length !== asset['bytes']) return [`The file ${name} is not what its name says.`]
  return []
}

/** Width and height stand big-endian at 16 and 20 of a PNG, its last chunk is IEND (PNG specification, 5.6 and 11.2.2). */
function faultsOfPrint(file: string | undefined): string[] {
  if (file === undefined) return ['A print file is missing.']
  const bytes = readFileSync(file)
  const size = `${bytes.readUInt32BE(16)}×${bytes.readUInt32BE(20)}`
  if (size !== '4500×5400') return [`${file} is ${size} pixels.`]
  return bytes.subarray(-8, -4).toString('latin1') === 'IEND' ? [] : [`${file} has no end.`]
}

function mockupsMissing(home: string): string[] {
  const full = "(SELECT full FROM runs WHERE runs.id = designs.run_id) = 1 OR designs.status = 'approved'"
  return rowsOf(home, `SELECT id, CASE WHEN ${full} THEN 4 ELSE 1 END AS wanted, (SELECT count(*) FROM mockups WHERE design_id = designs.id) AS there FROM designs WHERE wanted <> there`)
    .map((row) => `${String(row['id'])} has ${String(row['there'])} mock-ups of ${String(row['wanted'])}.`)
}

interface ArchiveLine {
  readonly t: string
  readonly id: string
  readonly observations: readonly unknown[]
}

/** Every signal and figure stands in the raw archive exactly once: in a file that is noted, or in what waits for one. */
export function faultsOfArchive(home: string): string[] {
  const noted = rowsOf(home, 'SELECT file FROM archive_segments WHERE file IS NOT NULL').map(({ file }) => join(home, 'raw-signals', String(file)))
  const missing = noted.filter((file) => !existsSync(file)).map((file) => `${file} is missing.`)
  const texts = [...noted.filter((file) => existsSync(file)).map((file) => gunzipSync(readFileSync(file)).toString()), ...rowsOf(home, 'SELECT lines FROM archive_outbox ORDER BY id').map(({ lines }) => String(lines))]
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as ArchiveLine)).filter(({ t }) => t !== 'record')
  const kept = lines.filter(({ t }) => t === 'signal').map(({ id }) => id)
  const stored = rowsOf(home, 'SELECT id FROM signals').map(({ id }) => String(id))
  const figures = lines.reduce((sum, { observations }) => sum + observations.length, 0)
  const observations = Number(rowsOf(home, 'SELECT count(*) AS n FROM observations')[0]?.['n'] ?? 0)
  const known = new Set(kept)
  return [
    ...missing,
    ...(known.size === kept.length ? [] : [`${kept.length - known.size} signals stand in the archive twice.`]),
    ...stored.filter((id) => !known.has(id)).slice(0, 3).map((id) => `The signal ${id} is not in the archive.`),
    ...(kept.length === stored.length ? [] : [`The archive has ${kept.length} signals of ${stored.length}.`]),
    ...(figures === observations ? [] : [`The archive has ${figures} figures of ${observations}.`]),
    ...filesBelow(join(home, 'raw-signals')).filter((file) => file.endsWith('.part')).map((file) => `${file} was left behind.`),
  ]
}
