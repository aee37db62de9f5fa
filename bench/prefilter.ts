/** Whether a Bloom filter before the look-up of content hashes pays: for imports of new, of half known and of known posts. */
import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { createBloom } from './prefilter/bloom.ts'
import { timesOf, type Bench } from './report.ts'
import { median } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const KNOWN = 1_000_000
const ASKED = 100_000
const ROUNDS = 3
/** Hashes asked for in one statement, as comparing asks. */
const AT_ONCE = 2_000
const SHARES = [0, 0.5, 1] as const

export const prefilterBench: Bench = (options) =>
  inWorkFolder((folder) => {
    const known = Math.max(1_000, Math.round(KNOWN * options.scale))
    const asked = Math.max(500, Math.round(ASKED * options.scale))
    options.say(`a library of ${known} prints`)
    const db = library(join(folder, 'library.db'), known)
    const look = db.prepare('SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM signal_prints WHERE content = value)').pluck()
    const lookUp = (hashes: readonly number[]): number => {
      let found = 0
      for (let at = 0; at < hashes.length; at += AT_ONCE) found += look.all(JSON.stringify(hashes.slice(at, at + AT_ONCE))).length
      return found
    }
    const begin = performance.now()
    const bloom = createBloom(known)
    for (const content of db.prepare('SELECT content FROM signal_prints').pluck().iterate() as Iterable<number>) bloom.add(content)
    const buildMs = performance.now() - begin
    const rows = SHARES.map((share) => {
      const hashes = Array.from({ length: asked }, (_, at) => (at % 2 < share * 2 - 0.5 ? hashAt(Math.floor((at * known) / asked)) : hashAt(known + at)))
      const direct: number[] = []
      const filtered: number[] = []
      for (let round = 0; round < timesOf(options, ROUNDS); round++) {
        options.say(`${share * 100} % known, round ${round + 1}`)
        direct.push(timeOf(() => lookUp(hashes)))
        filtered.push(timeOf(() => lookUp(hashes.filter((hash) => bloom.has(hash)))))
      }
      const saved = ((median(direct) - median(filtered)) * 1000) / asked
      return [`${share * 100} % known`, (median(direct) * 1000) / asked, (median(filtered) * 1000) / asked, saved, saved <= 0 ? null : (buildMs * 1000) / saved]
    })
    db.close()
    return Promise.resolve({
      tables: [{
        title: `A Bloom filter before ${asked.toLocaleString('en-US')} look-ups in ${known.toLocaleString('en-US')} content hashes`,
        columns: ['posts', 'index alone µs', 'filter first µs', 'saved µs a post', 'posts until the filling is paid'],
        rows,
        notes: [
          `Filling the filter at the start: ${buildMs.toFixed(0)} ms; in memory: ${(bloom.bytes / 1e6).toFixed(1)} MB, for one wrong yes in a hundred.`,
          'It would have to be filled at every start, kept true when signals leave, and held by whoever looks up.',
        ],
      }],
      promised: [],
    })
  })

function library(file: string, known: number): BetterSqlite3.Database {
  const db = new BetterSqlite3(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -32768')
  db.exec('CREATE TABLE signal_prints (signal_seq INTEGER PRIMARY KEY, content INTEGER NOT NULL, group_seq INTEGER NOT NULL) STRICT; CREATE INDEX signal_prints_by_content ON signal_prints (content)')
  const insert = db.prepare('INSERT INTO signal_prints VALUES (?, ?, ?)')
  db.transaction(() => {
    for (let at = 0; at < known; at++) insert.run(at + 1, hashAt(at), at + 1)
  })()
  return db
}

/** 52 bits that look like chance, the same for the same place. */
function hashAt(at: number): number {
  const high = Math.imul(at ^ 0x5bd1e995, 0x9e3779b1) >>> 12
  const low = Math.imul(at + 0x7f4a7c15, 0x85ebca6b) >>> 0
  return high * 0x1_0000_0000 + low
}

function timeOf(work: () => unknown): number {
  const begin = performance.now()
  work()
  return performance.now() - begin
}
