#!/usr/bin/env node
/** The command line. Checks Node before anything native is loaded, builds once if nobody has, then hands over. */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, ensurePackages, isBuilt, isNewEnough, projectNode, root, run, runMain } from '../scripts/project.mjs'

const program = join(root, 'out', 'main', 'cli.js')

/** What this command prints is data for other programs, so what the set-up says goes to stderr. */
async function prepare() {
  if (isBuilt()) return
  const toStderr = ['ignore', 2, 2]
  await ensurePackages(console.error, toStderr)
  console.error('Building the program once.')
  await build(toStderr)
}

await runMain(async () => {
  await prepare()
  if (!isNewEnough(process.versions.node)) {
    return run(projectNode(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)])
  }
  await import(pathToFileURL(program).href)
  return process.exitCode
})
