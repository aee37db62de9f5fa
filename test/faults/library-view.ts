/** A library as it lies on the disk, read past the program. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'

export type Row = Readonly<Record<string, string | number | null>>

/**
 * Rows of one SELECT; an empty list while there is no library yet. The connection only reads: any other would take
 * over the journal of a crash, which is the program's own work and what is tested.
 */
export function rowsOf(home: string, select: string): Row[] {
  const file = join(home, 'library.db')
  if (!existsSync(file) || statSync(file).size === 0) return []
  const connection = new BetterSqlite3(file, { readonly: true, timeout: 5_000 })
  try {
    if (select.includes('integrity_check')) sqliteVec.load(connection)
    return connection.prepare(select).all() as Row[]
  } catch (error) {
    // Killed before its tables were made.
    if (error instanceof Error && /no such table/.test(error.message)) return []
    throw error
  } finally {
    connection.close()
  }
}

/** Names of the files below `folder`, relative to it. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

export function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** What the seed decides: every design, picture and text, without times. Two nights of one seed must agree in it. */
export function made(home: string): Row[] {
  return [
    ...rowsOf(home, "SELECT 'idea' AS what, idea_id AS id, position AS detail FROM run_ideas ORDER BY position"),
    ...rowsOf(home, "SELECT 'design' AS what, id, phrase || layout || garment AS detail FROM designs ORDER BY id"),
    ...rowsOf(home, "SELECT 'file' AS what, design_id || kind || variant AS id, asset AS detail FROM design_files ORDER BY 2"),
    ...rowsOf(home, "SELECT 'mockup' AS what, id, asset AS detail FROM mockups ORDER BY id"),
    ...rowsOf(home, "SELECT 'listing' AS what, id, title || description || tags || bullets || price_minor AS detail FROM listings ORDER BY id"),
  ]
}
