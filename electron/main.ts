/** Where Electron starts: finds the folders and hands over to the shell. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app, dialog } from 'electron'
import { defaultHome } from '../src/hosts/node-host.ts'
import { systemClock } from '../src/main/kernel/clock.ts'
import { createFileLog } from '../src/main/kernel/log.ts'
import { startShell } from './shell.ts'

const QUIT_WAIT_MS = 15_000

/** Chromium's own switches stand among the arguments too, so unknown ones are let through. */
function homeOf(args: string[]): string {
  const { home } = parseArgs({ args, options: { home: { type: 'string' } }, strict: false }).values
  return typeof home === 'string' ? resolve(home) : defaultHome()
}

const home = homeOf(process.argv.slice(1))
const built = join(app.getAppPath(), 'out')
mkdirSync(home, { recursive: true, mode: 0o700 })

startShell({
  home,
  windowStorage: join(home, 'window'),
  coreModule: join(built, 'main', 'core.js'),
  workersFolder: join(built, 'main'),
  preload: join(built, 'preload', 'preload.cjs'),
  // Native libraries open fonts and scenes themselves and cannot look into the packed archive.
  resources: join(app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked'), 'resources'),
  clock: systemClock,
  log: createFileLog(join(home, 'window.log'), systemClock),
  quitWaitMs: QUIT_WAIT_MS,
}).catch((error: unknown) => {
  dialog.showErrorBox('Design Idea Engine could not start', String(error))
  app.exit(1)
})
