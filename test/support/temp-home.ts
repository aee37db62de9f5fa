/** A real, empty folder for one test; removed when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Call inside a test. The name is short, because a socket inside must stay under 100 bytes. */
export function tempHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'die-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}
