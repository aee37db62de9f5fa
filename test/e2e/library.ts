/** The library that most tests start from: made once by a small real night, copied for each test. */
import { cp } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export const DESIGNS = 6

/** Beside the folder that Playwright empties at the start of a run. */
export const libraryFolder = fileURLToPath(new URL('../../test-results/library', import.meta.url))

export async function copyLibrary(home: string): Promise<void> {
  await cp(libraryFolder, home, { recursive: true })
}
