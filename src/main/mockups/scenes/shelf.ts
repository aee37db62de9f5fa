/** All scenes there are: the shipped ones and the seller's own, read from their folders when they are asked for. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidInput, NotFound, toPlainError } from '../../kernel/errors.ts'
import { parseSceneFile } from '../pure/scene-file.ts'
import type { SceneFile } from './contract.ts'

export interface Scene {
  /** The folder's name. */
  readonly id: string
  readonly folder: string
  readonly isOwn: boolean
  /** When one of the seller's was last changed, Unix milliseconds; 0 for shipped ones. */
  readonly changedAt: number
  readonly file: SceneFile
}

/** A folder that should be a scene, and why it is none. */
export interface BrokenScene {
  readonly id: string
  readonly problem: string
  readonly action?: string
}

export interface SceneShelf {
  /** Main scenes first, then by name. */
  list(): readonly Scene[]
  broken(): readonly BrokenScene[]
  /** @throws NotFound for no such scene, InvalidInput for one that is not whole. */
  find(id: string): Scene
}

/** The seller's scenes lie in folders with this before their names, so that no name of theirs hides a shipped one. */
export const OWN_SCENE = /^my-[a-z0-9][a-z0-9-]*$/
const SHIPPED_SCENE = /^(?!my-)[a-z0-9][a-z0-9-]*$/

/** `shipped` and `own` are folders with one folder per scene; `own` need not exist. */
export function createSceneShelf({ shipped, own }: { readonly shipped: string; readonly own: string }): SceneShelf {
  // Shipped scenes are read again only when their file was written since: every question about a design's mock-ups goes through all of them.
  const seen = new Map<string, { readonly stamp: string; readonly scene: Scene }>()
  const read = (id: string): Scene => {
    const stamp = SHIPPED_SCENE.test(id) ? stampOf(join(shipped, id, 'scene.json')) : null
    const known = seen.get(id)
    if (stamp !== null && known?.stamp === stamp) return known.scene
    const scene = readNow(id)
    if (stamp !== null) seen.set(id, { stamp, scene })
    return scene
  }
  const readNow = (id: string): Scene => {
    const isOwn = OWN_SCENE.test(id)
    if (!isOwn && !SHIPPED_SCENE.test(id)) throw new NotFound(`The mock-up scene “${id}”`)
    const folder = join(isOwn ? own : shipped, id)
    const at = join(folder, 'scene.json')
    const text = textOf(at)
    if (text === null) throw new NotFound(`The mock-up scene “${id}”`)
    const file = parseSceneFile(text, `${id}/scene.json`)
    const lost = picturesOf(file).find((name) => !existsSync(join(folder, name)))
    if (lost !== undefined) throw new InvalidInput(`The scene “${file.name}”`, `its picture ${lost} is missing`, isOwn ? 'Place its photo again in Settings, or remove the scene.' : 'Install the program again.')
    return { id, folder, isOwn, changedAt: isOwn ? Math.ceil(statSync(at).mtimeMs) : 0, file }
  }
  const ids = (): readonly string[] => [...foldersWithScene(shipped, SHIPPED_SCENE), ...foldersWithScene(own, OWN_SCENE)]
  const tried = (): readonly (Scene | BrokenScene)[] => ids().map((id) => {
    try {
      return read(id)
    } catch (error) {
      const { message, action } = toPlainError(error)
      return { id, problem: message, ...(action === undefined ? {} : { action }) }
    }
  })
  return {
    find: read,
    list: () => tried().filter((one): one is Scene => 'file' in one).toSorted((a, b) => a.file.rank - b.file.rank || a.file.name.localeCompare(b.file.name, 'en') || (a.id < b.id ? -1 : 1)),
    broken: () => tried().filter((one): one is BrokenScene => 'problem' in one),
  }
}

/** How the imaging worker is told of a scene. */
export function placeOf({ id, folder, isOwn }: Scene): string | { folder: string } {
  return isOwn ? { folder } : id
}

function picturesOf({ base, ground, mask, inkMask, shade, warp, weave, gloss }: SceneFile): readonly string[] {
  return [base, ground, mask, inkMask, shade, warp, weave, gloss].flatMap((map) => map?.file ?? [])
}

function stampOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? null : `${found.mtimeMs}/${found.size}`
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function foldersWithScene(folder: string, named: RegExp): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && named.test(entry.name) && existsSync(join(folder, entry.name, 'scene.json')))
      .map(({ name }) => name)
  } catch {
    return []
  }
}
