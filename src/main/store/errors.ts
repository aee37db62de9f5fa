import { AppError } from '../kernel/errors.ts'

/** Ways a database file can refuse to be used. */
export type StoreFault = 'corrupt' | 'newer' | 'locked' | 'read-only' | 'full' | 'migration-failed'

/** The library cannot be opened or written; `fault` says why and `action` what to do. Nothing has been changed. */
export class StoreError extends AppError {
  override readonly name = 'StoreError'
  readonly fault: StoreFault
  constructor(fault: StoreFault, message: string, action: string, cause?: unknown) {
    super('store', message, { action, cause })
    this.fault = fault
  }
}

/** What SQLite said, as ours; null when it is not a fault of the file (a constraint, a bug in our SQL). */
export function storeErrorOf(error: unknown, file: string, backup: string | null): StoreError | null {
  const code = sqliteCode(error)
  if (code === null) return null
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return corrupt(file, backup, error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new StoreError('locked', `Another program is using ${file}.`, 'Close the other program (a backup tool, a database browser) and try again.', error)
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    return new StoreError('read-only', `${file} cannot be written.`, 'Check that the folder exists and that you may write in it.', error)
  }
  if (code.startsWith('SQLITE_FULL')) return new StoreError('full', 'The disk is full.', 'Free some space and try again; nothing was lost.', error)
  if (code.startsWith('SQLITE_IOERR')) return corrupt(file, backup, error)
  return null
}

export function corrupt(file: string, backup: string | null, cause?: unknown): StoreError {
  return new StoreError('corrupt', `${file} is damaged and cannot be read.`, restoreAction(backup), cause)
}

export function restoreAction(backup: string | null): string {
  return backup === null
    ? 'There is no backup in this folder. Move the damaged file away to start with an empty library, or run "idea-engine restore FILE" with a backup of your own.'
    : `Run "idea-engine restore ${backup}" to go back to the last automatic backup; the damaged file is kept beside it.`
}

function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null
}
