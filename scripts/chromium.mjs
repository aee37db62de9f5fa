/** Finds, or gets, a real Chromium for the end-to-end tests. Each step that fetches something is said in one line first. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { projectNode, root, run, SetupError } from './project.mjs'

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge']
const DOWNLOAD_LIMIT_MS = 10 * 60_000

/**
 * The path of a Chromium-based browser that answers `--version`: one found on this machine, else Playwright's download,
 * else (as root on Debian or Ubuntu) the distribution's package.
 * @throws {SetupError} with the remedy when none can be had
 */
export async function ensureChromium(say = console.log) {
  const asked = process.env.CHROME_PATH
  if (asked) {
    if (answers(asked)) return asked
    throw new SetupError(`CHROME_PATH is ${asked}, but no browser answers there. Correct it or unset it.`)
  }
  const found = findInstalled() ?? (await findDownloaded())
  if (found !== null) return found

  say('No Chromium or Chrome on this machine; downloading one with Playwright (npx playwright install chromium).')
  await run(projectNode(), [playwrightCli, 'install', 'chromium'], { cwd: root, timeout: DOWNLOAD_LIMIT_MS })
  const downloaded = await findDownloaded()
  if (downloaded !== null) return downloaded

  if (isDebianRoot()) {
    say('Playwright could not download one; installing the chromium package of this distribution (apt-get).')
    await run('sh', ['-c', 'apt-get update && apt-get install -y chromium'], { timeout: DOWNLOAD_LIMIT_MS })
    const packaged = findInstalled()
    if (packaged !== null) return packaged
  }
  throw new SetupError(
    'The end-to-end tests need Chromium, Chrome or Edge, and none could be found or fetched. ' +
      'Install one, or set CHROME_PATH to the program, and run npm test again.',
  )
}

const playwrightCli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')

/** A Playwright download starts only with the system's libraries in place, so it too must answer. */
async function findDownloaded() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return answers(path) ? path : null
}

function findInstalled() {
  return candidates(process).find(answers) ?? null
}

function candidates({ platform, env }) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ])
  }
  const folders = [...new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'])].filter((folder) => folder !== '')
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/** On Windows a browser asked for its version opens a window instead, so there the file is enough. */
function answers(path) {
  if (!existsSync(path)) return false
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return false
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
