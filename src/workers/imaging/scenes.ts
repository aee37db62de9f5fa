/** Scenes on disk: a folder with `scene.json` and its maps, checked and decoded, the last few kept. */
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { InvalidInput, NotFound } from '../../main/kernel/errors.ts'
import type { PreparedScene } from '../../main/mockups/pure/composite.ts'
import { prepareScene, sceneBytes } from '../../main/mockups/pure/prepare-scene.ts'
import { inkOf, parseSceneFile } from '../../main/mockups/pure/scene-file.ts'
import { resourceFile } from '../resources.ts'
import { openPicture } from './raster.ts'

const REMEDY = 'Restore the scene folder from the program, or correct the file.'
const MISSING = 'Put the file back into the scene folder, or take its line out of scene.json.'

/** A shipped scene by the name of its folder, or any scene by its folder's path. */
export type SceneName = string | { readonly folder: string }

export interface Scene {
  readonly prepared: PreparedScene
  /** Blur of the art in picture pixels (sigma). */
  readonly soften: number
  /** Memory that it holds. */
  readonly bytes: number
}

/** Reads and decodes a scene. Throws `NotFound` for an unknown name, `InvalidInput` for a scene that is not whole. */
export async function loadScene(scene: SceneName): Promise<Scene> {
  const folder = folderOf(scene)
  const text = await readFile(join(folder, 'scene.json'), 'utf8').catch(() => {
    throw new NotFound(`The mock-up scene “${typeof scene === 'string' ? scene : basename(folder)}”`)
  })
  // Sentences name the scene's folder, never where it lies.
  const id = basename(folder)
  const file = parseSceneFile(text, `${id}/scene.json`)
  const map = (named: { readonly file?: string | undefined } | undefined, channels: 1 | 3, size?: number): Promise<DecodedMap | null> =>
    named?.file === undefined ? Promise.resolve(null) : readMap(join(folder, named.file), `${id}/${named.file}`, channels, size)
  const bytes = async (named: { readonly file?: string | undefined } | undefined, channels: 1 | 3 = 1): Promise<Uint8Array | null> => (await map(named, channels, file.size))?.bytes ?? null
  const [shade, mask, inkMask, ground, gloss, base, weave, warp] = await Promise.all([
    bytes(file.shade), bytes(file.mask), bytes(file.inkMask), bytes(file.ground), bytes(file.gloss), bytes(file.base, 3), map(file.weave, 1), map(file.warp, 3),
  ])
  const prepared = prepareScene({ shade, mask, inkMask, ground, gloss, base, weave, warp }, file)
  return { prepared, soften: inkOf(file).soften, bytes: sceneBytes(prepared) }
}

function folderOf(scene: SceneName): string {
  if (typeof scene !== 'string') return scene.folder
  if (!/^[a-z0-9][a-z0-9-]*$/.test(scene)) throw new InvalidInput(`scene ${scene}`, 'a scene is named by lower-case letters, digits and hyphens')
  return resourceFile('scenes', scene)
}

interface DecodedMap {
  readonly bytes: Uint8Array
  readonly size: number
}

async function readMap(file: string, named: string, channels: 1 | 3, size?: number): Promise<DecodedMap> {
  await stat(file).catch(() => {
    throw new InvalidInput(named, 'is missing', MISSING)
  })
  const { data, info } = await openPicture(file)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new InvalidInput(named, `cannot be read as a picture: ${error instanceof Error ? error.message : ''}`, REMEDY)
    })
  if (info.channels !== channels) throw new InvalidInput(named, `must have ${channels} channel${channels === 1 ? '' : 's'}, has ${info.channels}`, REMEDY)
  if (info.width !== info.height) throw new InvalidInput(named, `must be square, is ${info.width} × ${info.height}`, REMEDY)
  if (size !== undefined && info.width !== size) throw new InvalidInput(named, `must be ${size} px wide as scene.json says, is ${info.width}`, REMEDY)
  return { bytes: data, size: info.width }
}

export interface SceneCache {
  get(scene: SceneName): Promise<Scene>
  /** Memory of the scenes kept. */
  readonly bytes: number
}

/** A seller's scene may change on disk; what was kept of it then no longer counts. */
async function keyOf(scene: SceneName): Promise<string> {
  if (typeof scene === 'string') return scene
  const { mtimeMs } = await stat(join(scene.folder, 'scene.json')).catch(() => ({ mtimeMs: 0 }))
  return `${scene.folder} ${mtimeMs}`
}

/** Keeps the scenes used last, up to `budget` bytes (always at least one). A failed load is not remembered. */
export function createSceneCache(budget: number, load: (scene: SceneName) => Promise<Scene> = loadScene): SceneCache {
  const kept = new Map<string, { scene: Promise<Scene>; bytes: number }>()
  const total = (): number => [...kept.values()].reduce((sum, entry) => sum + entry.bytes, 0)
  const start = (scene: SceneName, key: string): { scene: Promise<Scene>; bytes: number } => {
    const entry = { scene: load(scene), bytes: 0 }
    entry.scene.then(
      (loaded) => {
        entry.bytes = loaded.bytes
        for (const oldest of kept.keys()) if (total() > budget && kept.size > 1) kept.delete(oldest)
      },
      () => kept.get(key) === entry && kept.delete(key),
    )
    return entry
  }
  return {
    get bytes() {
      return total()
    },
    async get(scene) {
      const key = await keyOf(scene)
      const entry = kept.get(key) ?? start(scene, key)
      kept.delete(key)
      kept.set(key, entry)
      return await entry.scene
    },
  }
}
