import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isDue } from './daily-backup.ts'

test('a backup is due when there is none and again when the newest is a day old', async () => {
  const home = await mkdtemp(join(tmpdir(), 'daily-backup-'))
  const now = Date.UTC(2026, 10, 23, 12)
  expect(isDue(home, now)).toBe(true)
  mkdirSync(join(home, 'backups'))
  const backup = join(home, 'backups', 'library-2026-11-23T00-00-00-000Z-daily.db')
  writeFileSync(backup, 'copy')
  utimesSync(backup, new Date(now), new Date(now - 3_600_000))
  expect(isDue(home, now)).toBe(false)
  expect(isDue(home, now + 86_400_000)).toBe(true)
  await rm(home, { recursive: true })
})
