/** `npm start`: installs and builds what is missing, then opens the desktop app, or serves the same app to the browser. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, ensurePackages, projectNode, root, run, runMain } from './project.mjs'

const electronFolder = join(root, 'node_modules', 'electron')

/** A desktop app that ends this early with an error has not started: a missing system library, a refused sandbox. */
const START_WINDOW_MS = 15_000
const FETCH_LIMIT_MS = 15 * 60_000

await runMain(async () => {
  process.chdir(root)
  const args = process.argv.slice(2)
  await ensurePackages()
  await ensureBuild()

  const obstacle = displayObstacle(process) ?? (await electronObstacle())
  if (obstacle !== null) return serve(obstacle, args)

  const started = performance.now()
  const code = await run(electronBinary(), ['.', ...args])
  if (code === 0 || code === 130 || code === 143 || performance.now() - started > START_WINDOW_MS) return code
  return serve(`The desktop app could not start here (exit code ${code})`, args)
})

function serve(reason, args) {
  console.log(`${reason}; serving the app to the browser instead.`)
  const withoutWindow = displayObstacle(process) !== null && !args.includes('--no-open') ? ['--no-open'] : []
  return run(projectNode(), [join(root, 'out', 'main', 'cli.js'), 'serve', ...withoutWindow, ...args])
}

/** Why no window can be shown on this machine, or null. */
function displayObstacle({ platform, env, getuid }) {
  if (platform !== 'linux') return null
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'There is no display here'
  return getuid?.() === 0 ? 'Desktop windows refuse to run as root' : null
}

/** Why the desktop shell cannot be had, or null. npm brings the package without the binary; its own installer fetches it. */
async function electronObstacle() {
  if (electronBinary() !== null) return null
  console.log('Fetching the desktop shell (Electron) once from its makers.')
  await run(projectNode(), [join(electronFolder, 'install.js')], { stdio: ['ignore', 'inherit', 'ignore'], timeout: FETCH_LIMIT_MS })
  return electronBinary() === null ? 'The desktop shell (Electron) could not be fetched' : null
}

/** Where the electron package put its binary, or null. Never `require('electron')`: that downloads without a word. */
function electronBinary() {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}
