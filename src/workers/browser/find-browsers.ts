/** Browsers that stand where their makers put them; nothing is started to find out. */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import type { InstalledBrowser } from '../../main/publishing/assisted/contract.ts'

type Places = readonly (readonly [name: InstalledBrowser['name'], path: string])[]

const ON_LINUX: Places = [
  ['Chrome', '/usr/bin/google-chrome'], ['Chrome', '/usr/bin/google-chrome-stable'], ['Chrome', '/opt/google/chrome/chrome'],
  ['Edge', '/usr/bin/microsoft-edge'], ['Edge', '/usr/bin/microsoft-edge-stable'],
  ['Chromium', '/usr/bin/chromium'], ['Chromium', '/usr/bin/chromium-browser'], ['Chromium', '/snap/bin/chromium'],
]

const ON_MAC: Places = [
  ['Chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'], ['Edge', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
]

/** The first of each name that can be started. */
export function findBrowsers(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): InstalledBrowser[] {
  const found = new Map<string, InstalledBrowser>()
  for (const [name, path] of placesOn(platform, env)) if (!found.has(name) && canRun(path)) found.set(name, { name, path })
  return [...found.values()]
}

function placesOn(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): Places {
  if (platform === 'linux') return ON_LINUX
  if (platform === 'darwin') return ON_MAC
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
  return roots.flatMap((root): Places => [['Chrome', join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')], ['Edge', join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe')]])
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
