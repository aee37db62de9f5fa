/** Pictures that were brought into the library long ago are taken out of the server's own folder. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const KEPT_MS = 7 * 86_400_000

export async function tidyOutput(output: string, now: number): Promise<void> {
  const folder = join(output, 'idea-engine')
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found !== null && now - found.mtimeMs > KEPT_MS) await rm(join(folder, name), { recursive: true, force: true })
  }
}
