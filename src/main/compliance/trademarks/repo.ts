/** The SQL of the trademark index, a file of its own beside the library. */
import { join } from 'node:path'
import { createSideDatabase, type SideDatabase } from '../../store/index.ts'
import type { Filed } from '../pure/trademarks/match.ts'
import type { CaseFile } from './contract.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS marks (
    serial INTEGER PRIMARY KEY, as_of INTEGER NOT NULL, status INTEGER NOT NULL, live INTEGER NOT NULL,
    filed INTEGER NOT NULL, registered INTEGER NOT NULL, mark TEXT NOT NULL, owner TEXT NOT NULL, classes TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS keys (key INTEGER NOT NULL, serial INTEGER NOT NULL, PRIMARY KEY (key, serial)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS files (
    fingerprint TEXT PRIMARY KEY, file TEXT NOT NULL, position INTEGER NOT NULL, finished INTEGER NOT NULL,
    read INTEGER NOT NULL, live INTEGER NOT NULL, ended INTEGER NOT NULL, rejected INTEGER NOT NULL, rejects TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS totals (id INTEGER PRIMARY KEY CHECK (id = 1), live INTEGER NOT NULL, ended INTEGER NOT NULL, newest INTEGER NOT NULL) STRICT;
`

/** The newer record holds, whatever the order of the files; one of the same day is taken again. */
const PUT = `
  INSERT INTO marks (serial, as_of, status, live, filed, registered, mark, owner, classes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (serial) DO UPDATE SET as_of = excluded.as_of, status = excluded.status, live = excluded.live, filed = excluded.filed,
    registered = excluded.registered, mark = excluded.mark, owner = excluded.owner, classes = excluded.classes
  WHERE excluded.as_of >= marks.as_of`

/** Keys of marks that were renamed or ended stay: what is found is compared with the record anyway. */
const PUT_KEY = 'INSERT OR IGNORE INTO keys (key, serial) VALUES (?, ?)'

const PUT_FILE = `
  INSERT INTO files (fingerprint, file, position, finished, read, live, ended, rejected, rejects, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (fingerprint) DO UPDATE SET file = excluded.file, position = excluded.position, finished = excluded.finished, read = excluded.read,
    live = excluded.live, ended = excluded.ended, rejected = excluded.rejected, rejects = excluded.rejects, at = excluded.at`

const COUNT = `
  INSERT INTO totals (id, live, ended, newest) SELECT 1, coalesce(sum(live), 0), coalesce(sum(1 - live), 0), coalesce(max(as_of), 0) FROM marks WHERE true
  ON CONFLICT (id) DO UPDATE SET live = excluded.live, ended = excluded.ended, newest = excluded.newest`

export interface FileRow {
  readonly fingerprint: string
  readonly file: string
  readonly position: number
  readonly finished: number
  readonly read: number
  readonly live: number
  readonly ended: number
  readonly rejected: number
  readonly rejects: string
  readonly at: number
}

interface MarkRow {
  /** Keys under which it was found, separated by commas. */
  readonly keys: string
  readonly serial: number
  readonly as_of: number
  readonly status: number
  readonly filed: number
  readonly registered: number
  readonly mark: string
  readonly owner: string
  readonly classes: string
}

export interface Batch {
  readonly marks: readonly CaseFile[]
  readonly keys: Float64Array
}

export interface TrademarksRepo {
  readonly side: SideDatabase
  /** A batch and how far its file is, together or not at all. */
  put(batch: Batch, file: FileRow): Promise<void>
  /** Counts once, after an import: over millions of rows it takes a while. */
  count(): Promise<void>
  file(fingerprint: string): Promise<FileRow | null>
  files(): Promise<readonly FileRow[]>
  totals(): Promise<{ readonly live: number; readonly ended: number; readonly newest: number }>
  /** Live marks under any of the keys, each once. */
  under(keys: readonly number[]): Promise<readonly Filed[]>
}

const FILE_COLUMNS = 'fingerprint, file, position, finished, read, live, ended, rejected, rejects, at'

export function createTrademarksRepo(home: string): TrademarksRepo {
  const side = createSideDatabase({ file: join(home, 'trademarks.db'), schema: SCHEMA, version: 2 })
  return {
    side,
    put: ({ marks, keys }, file) => side.write([
      { statement: PUT, rows: marks.map((mark) => [mark.serial, mark.asOf, mark.status, mark.live ? 1 : 0, mark.filed, mark.registered, mark.mark, mark.owner, mark.classes.join(' ')]) },
      { statement: PUT_KEY, pairs: keys },
      { statement: PUT_FILE, rows: [[file.fingerprint, file.file, file.position, file.finished, file.read, file.live, file.ended, file.rejected, file.rejects, file.at]] },
    ]),
    count: () => side.write([{ statement: COUNT, rows: [[]] }]),
    async file(fingerprint) {
      const [row] = await side.all<FileRow>(`SELECT ${FILE_COLUMNS} FROM files WHERE fingerprint = ?`, [fingerprint])
      return row ?? null
    },
    files: () => side.all<FileRow>(`SELECT ${FILE_COLUMNS} FROM files ORDER BY at DESC, file`, []),
    async totals() {
      const [row] = await side.all<{ live: number; ended: number; newest: number }>('SELECT live, ended, newest FROM totals', [])
      return row ?? { live: 0, ended: 0, newest: 0 }
    },
    async under(keys) {
      const rows = await side.all<MarkRow>(
        `SELECT group_concat(k.key) AS keys, m.serial AS serial, m.as_of AS as_of, m.status AS status, m.filed AS filed, m.registered AS registered, m.mark AS mark, m.owner AS owner, m.classes AS classes
         FROM json_each(?) AS asked CROSS JOIN keys AS k ON k.key = asked.value CROSS JOIN marks AS m ON m.serial = k.serial WHERE m.live = 1 GROUP BY m.serial LIMIT 20000`,
        // In their order, neighbours are read together.
        [JSON.stringify(keys.toSorted((a, b) => a - b))],
      )
      return rows.map(({ keys: under, as_of: asOf, classes, ...row }) => ({ keys: under.split(',').map(Number), record: { ...row, asOf, classes: classes.split(' ').map(Number), live: true } }))
    },
  }
}
