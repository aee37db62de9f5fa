import { AppError } from '../kernel/errors.ts'

/** Ways a database file can refuse to be used. */
export type StoreFault = 'corrupt' | 'newer' | 'locked' | 'read-only' | 'full' | 'disk' | 'migration-failed'

/** The library cannot be opened or written; `fault` says why and `action` what to do. Nothing has been changed. */
export class StoreError extends AppError {
  override readonly name = 'StoreError'
  readonly fault: StoreFault
  constructor(fault: StoreFault, message: string, action: string, cause?: unknown) {
    super('store', message, { action, cause, detail: { fault } })
    this.fault = fault
  }
}

/** What SQLite or the file system said, as ours; null when it is not a fault of the file (a constraint, a bug in our SQL). */
export function storeErrorOf(error: unknown, file: string, backup: string | null): StoreError | null {
  const code = codeOf(error)
  if (code === null) return null
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return corrupt(file, backup, error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new StoreError('locked', `Another program is using ${file}.`, 'Close the other program (a backup tool, a database browser) and try again.', error)
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|EISDIR)/.test(code)) {
    return new StoreError('read-only', `${file} cannot be written.`, 'Check that the folder exists and that you may write in it.', error)
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new StoreError('full', 'The disk is full.', 'Free some space; nothing was lost.', error)
  if (code.startsWith('SQLITE_IOERR')) {
    return new StoreError('disk', `${file} could not be read or written: the disk refused.`, 'Look at the disk: it may be full, unplugged or failing. Then try again.', error)
  }
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

/** SQLite's code, or the operating system's where a file was looked at before SQLite was. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
