/** What stands in the tree, in the form that starts soonest. */
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const project = (await import(new URL('../../scripts/project.mjs', import.meta.url).href)) as { isBuildStale(): boolean }

/** The folder of the build while no source is newer; else null, and sources are run. */
export const freshBuild: string | null = project.isBuildStale() ? null : join(root, 'out', 'main')
