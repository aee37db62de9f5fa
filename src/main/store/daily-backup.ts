import { mkdirSync, statSync } from 'node:fs'
import type { Clock } from '../kernel/clock.ts'
import { toPlainError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { backupFile, backupFolder, dropOldBackups, latestBackup } from './backup.ts'
import type { Store } from './store.ts'

/** Long enough after the start that the window has been drawn and a short command has ended. */
const AFTER_START_MS = 15_000
const LOOK_EVERY_MS = 3_600_000
const DAY_MS = 86_400_000

/** Keeps a copy of the database that is at most a day old while the program runs. `stop` waits for one under way. */
export function keepDailyBackup({ store, home, clock, log }: { store: Store; home: string; clock: Clock; log: Log }): { stop(): Promise<void> } {
  let underWay: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    if (!isDue(home, clock.now())) return
    underWay = underWay.then(() => keepBackup({ store, home, clock }, 'daily')).catch((error: unknown) => log.error('the daily backup failed', { reason: toPlainError(error).message }))
  }
  const first = setTimeout(look, AFTER_START_MS)
  const later = setInterval(look, LOOK_EVERY_MS)
  first.unref()
  later.unref()
  return {
    stop() {
      clearTimeout(first)
      clearInterval(later)
      return underWay.then(() => undefined)
    },
  }
}

/** Whether the newest automatic backup is a day old, or there is none. */
export function isDue(home: string, now: number): boolean {
  const newest = latestBackup(home)
  return newest === null || now - statSync(newest).mtimeMs >= DAY_MS
}

/** A copy of the database among the automatic backups, before something that changes much. @returns its path. */
export async function keepBackup({ store, home, clock }: { store: Store; home: string; clock: Clock }, label: string): Promise<string> {
  mkdirSync(backupFolder(home), { recursive: true, mode: 0o700 })
  const file = backupFile(home, clock, label)
  await store.backupTo(file)
  dropOldBackups(home)
  return file
}
