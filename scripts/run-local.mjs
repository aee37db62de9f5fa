/** Runs a TypeScript file of the repository with the project's Node: `node scripts/run-local.mjs bench/main.ts --help`. */
import { projectNode, run, runMain, SetupError } from './project.mjs'

await runMain(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (file === undefined) throw new SetupError('Usage: node scripts/run-local.mjs FILE.ts [arguments]')
  // Types are stripped without a flag from 22.18 and 23.6 on; before that the flag is needed, after it harmless.
  return run(projectNode(), ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', file, ...args])
})
