import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder } from './backup.ts'

/** Folders that `mkdtemp` made for a backup, a restore, a replay or a check-up, by a program that was ended before it removed them. */
const WORK_FOLDER = /^(backup|restore|replay|doctor)-[A-Za-z0-9]{6}$/

/** Removes what an earlier process left half-done in its own folders. Only the one core of a home may call it. */
export function clearLeftovers(home: string): void {
  const remove = (folder: string, pattern: RegExp): void => {
    for (const name of namesIn(folder)) if (pattern.test(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
  remove(home, WORK_FOLDER)
  remove(backupFolder(home), /^library-.*\.part$/)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
