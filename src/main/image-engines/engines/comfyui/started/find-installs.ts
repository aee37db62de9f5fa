/** Looks for a ComfyUI on this machine. Nothing is run, changed or installed for it. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ComfyInstall } from '../../../contract.ts'
import { placesOf, type Machine } from './places.ts'

export interface Install extends ComfyInstall {
  /** Its own Python; null when it has none. */
  readonly python: string | null
  /** The file that Python runs. */
  readonly main: string
  /** The desktop app keeps models and nodes apart from the program. */
  readonly base: string | null
}

const MOST_CHILDREN = 500

/** The usual places, and folders of a telling name in them, two levels deep. */
export async function findInstalls(machine: Machine): Promise<Install[]> {
  const { folders, desktop } = placesOf(machine)
  const found = new Map<string, Install>()
  const add = (install: Install | null): void => void (install !== null && !found.has(install.folder) && found.set(install.folder, install))
  for (const { program, config, bases } of desktop) add(await desktopIn(program, [await baseIn(config), ...bases].filter((base) => base !== null)))
  for (const folder of folders) {
    add(await installIn(folder))
    for (const child of await telling(folder)) {
      add(await installIn(child))
      for (const inner of await telling(child)) add(await installIn(inner))
    }
  }
  const all = [...found.values()]
  // The folder of a portable one holds a second one, which has no Python of its own, and so does the folder of the desktop app's models.
  return all.filter((one) => one.python !== null || !all.some((other) => other !== one && other.python !== null && (one.folder.startsWith(other.folder) || other.base === one.folder)))
}

/** A ComfyUI in this very folder; null when there is none. */
export async function installIn(folder: string): Promise<Install | null> {
  const embedded = join(folder, 'python_embeded', 'python.exe')
  const inside = join(folder, 'ComfyUI')
  if ((await isFile(embedded)) && (await isComfy(inside))) return { folder, kind: 'portable', version: await versionOf(inside), problem: null, python: embedded, main: join(inside, 'main.py'), base: null }
  if (!(await isComfy(folder))) return null
  const python = await pythonIn(folder)
  const problem = python === null ? 'It has no Python of its own (a folder venv or .venv). Start it by yourself, then add its address.' : null
  return { folder, kind: 'git', version: await versionOf(folder), problem, python, main: join(folder, 'main.py'), base: null }
}

async function desktopIn(program: string, bases: readonly string[]): Promise<Install | null> {
  if (!(await isComfy(program))) return null
  for (const base of bases) {
    const python = await pythonIn(base)
    if (python !== null) return { folder: program, kind: 'desktop', version: await versionOf(program), problem: null, python, main: join(program, 'main.py'), base }
  }
  return { folder: program, kind: 'desktop', version: await versionOf(program), problem: 'The app was not set up yet. Open it once, then look again.', python: null, main: join(program, 'main.py'), base: null }
}

const PYTHONS = ['venv', '.venv', 'env'].flatMap((folder) => [[folder, 'bin', 'python'], [folder, 'Scripts', 'python.exe']])

async function pythonIn(folder: string): Promise<string | null> {
  for (const parts of PYTHONS) if (await isFile(join(folder, ...parts))) return join(folder, ...parts)
  return null
}

async function isComfy(folder: string): Promise<boolean> {
  return (await isFile(join(folder, 'main.py'))) && ((await isFile(join(folder, 'comfyui_version.py'))) || (await isFolder(join(folder, 'comfy'))))
}

/** As its own file says; older ones have it in pyproject.toml. */
async function versionOf(folder: string): Promise<string | null> {
  for (const file of ['comfyui_version.py', 'pyproject.toml']) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => '')
    const version = /^(?:__version__|version)\s*=\s*"(\d[\w.+-]{0,40})"/m.exec(text)?.[1]
    if (version !== undefined) return version
  }
  return null
}

/** The folder that the desktop app was told to use. */
async function baseIn(config: string): Promise<string | null> {
  const text = await readFile(config, 'utf8').catch(() => '')
  try {
    const { basePath } = JSON.parse(text) as { basePath?: unknown }
    return typeof basePath === 'string' && basePath !== '' ? basePath : null
  } catch {
    return null
  }
}

async function telling(folder: string): Promise<string[]> {
  const children = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return children.slice(0, MOST_CHILDREN).filter((child) => !child.isFile() && /comfy/i.test(child.name) && !child.name.endsWith('.app')).map((child) => join(folder, basename(child.name)))
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false)
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false)
}
