/** Where shipped files (fonts, scenes, calendars) lie, for every worker. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder beside `src/`: right for a checkout; a bundled or packaged host says otherwise by the environment. */
const BESIDE_SOURCE = fileURLToPath(new URL('../../resources', import.meta.url))

/**
 * The absolute path of a shipped file, `resourceFile('scenes', 'tee-front', 'scene.json')`. The folder is
 * `IDEA_ENGINE_RESOURCES` (absolute) where the host set it. Does not look whether the file exists.
 */
export function resourceFile(...parts: string[]): string {
  return join(process.env['IDEA_ENGINE_RESOURCES'] ?? BESIDE_SOURCE, ...parts)
}
