/** Real input for tests, kept beside the repository and never copied in. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The path of a shared file or folder, `sharedData('youtube_trending')`. */
export function sharedData(...parts: string[]): string {
  return join(fileURLToPath(new URL('../../../shared/data', import.meta.url)), ...parts)
}

/** Every file below a folder, in a fixed order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
