/** Scenes on disk: `resources/scenes/<name>/scene.json` and its maps, checked and decoded, the last few kept. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { InvalidInput, NotFound } from '../../main/kernel/errors.ts'
import type { PreparedScene } from '../../main/mockups/pure/composite.ts'
import type { LightColour } from '../../main/mockups/pure/garment-tones.ts'
import { prepareScene, sceneBytes } from '../../main/mockups/pure/prepare-scene.ts'
import { resourceFile } from '../resources.ts'
import { openPicture } from './raster.ts'

const REMEDY = 'Restore the scene folder from the program, or correct the file.'
const fileName = z.string().regex(/^[a-z0-9][a-z0-9-]*\.png$/, 'must be the name of a .png file in the same folder')
const point = z.tuple([z.number().min(0), z.number().min(0)])

const sceneFile = z.object({
  format: z.literal(1),
  name: z.string().min(1),
  /** Side of the square picture in pixels. */
  size: z.number().int().min(200).max(4000),
  /** Corners in picture pixels: top left, top right, bottom right, bottom left. */
  printArea: z.object({ quad: z.tuple([point, point, point, point]) }),
  shade: z.object({ file: fileName, max: z.number().positive().max(4), gamma: z.number().min(1).max(4) }),
  mask: z.object({ file: fileName }),
  /** `scale`: pixels of shift at the ends of the map's bytes. */
  warp: z.object({ file: fileName, scale: z.number().min(0).max(40) }),
  weave: z.object({ file: fileName, strength: z.number().min(0).max(0.5) }),
  ground: z.object({ file: fileName, colour: z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #E6E3DF') }),
  light: z.object({ warmth: z.number().min(0).max(0.1), ambientBlue: z.number().min(0).max(0.1) }),
  ink: z.object({ weave: z.number().min(0).max(0.5), screen: z.number().min(0).max(1), soften: z.number().min(0.3).max(3) }),
})
type SceneFile = z.infer<typeof sceneFile>

export interface Scene {
  readonly prepared: PreparedScene
  readonly light: LightColour
  /** Blur of the art in picture pixels (sigma). */
  readonly soften: number
  /** Memory that it holds. */
  readonly bytes: number
}

/** The text of a scene.json, checked. Throws `InvalidInput` naming `file` and the field. */
export function parseSceneFile(text: string, file: string): SceneFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new InvalidInput(file, `is not JSON: ${error instanceof Error ? error.message : ''}`, REMEDY)
  }
  const parsed = sceneFile.safeParse(json)
  if (parsed.success) return withinPicture(parsed.data, file)
  const issue = parsed.error.issues[0]
  throw new InvalidInput(`${file} at ${issue?.path.join('.') || 'its top'}`, issue?.message ?? 'has the wrong shape', REMEDY)
}

function withinPicture(scene: SceneFile, file: string): SceneFile {
  const { size } = scene
  if (scene.printArea.quad.some(([x, y]) => x > size || y > size)) {
    throw new InvalidInput(`${file} at printArea.quad`, `a corner lies outside the ${size} px picture`, REMEDY)
  }
  if (area(scene.printArea.quad) < 1) throw new InvalidInput(`${file} at printArea.quad`, 'must enclose an area, clockwise from top left', REMEDY)
  return scene
}

/** Shoelace formula: positive when the corners go clockwise on the screen. */
function area(quad: readonly (readonly [number, number])[]): number {
  return quad.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = quad[(i + 1) % quad.length] ?? [0, 0]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

/** Reads and decodes a scene. Throws `NotFound` for an unknown name, `InvalidInput` for a scene that is not whole. */
export async function loadScene(name: string): Promise<Scene> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new InvalidInput(`scene ${name}`, 'a scene is named by lower-case letters, digits and hyphens')
  const at = (file: string): string => resourceFile('scenes', name, file)
  const text = await readFile(at('scene.json'), 'utf8').catch(() => {
    throw new NotFound(`The mock-up scene “${name}”`)
  })
  const scene = parseSceneFile(text, at('scene.json'))
  const [shade, mask, ground, weave, warp] = await Promise.all([
    readMap(at(scene.shade.file), 1, scene.size),
    readMap(at(scene.mask.file), 1, scene.size),
    readMap(at(scene.ground.file), 1, scene.size),
    readMap(at(scene.weave.file), 1),
    readMap(at(scene.warp.file), 3),
  ])
  const prepared = prepareScene(
    { size: scene.size, shade: shade.bytes, mask: mask.bytes, ground: ground.bytes, weave: weave.bytes, weaveSize: weave.size, warp: warp.bytes, warpSize: warp.size },
    {
      quad: scene.printArea.quad,
      shade: scene.shade,
      warpScale: scene.warp.scale,
      weaveStrength: scene.weave.strength,
      groundHex: scene.ground.colour,
      ink: scene.ink,
    },
  )
  return { prepared, light: scene.light, soften: scene.ink.soften, bytes: sceneBytes(prepared) }
}

async function readMap(file: string, channels: 1 | 3, size?: number): Promise<{ bytes: Uint8Array; size: number }> {
  const { data, info } = await openPicture(file)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new InvalidInput(file, `cannot be read as a picture: ${error instanceof Error ? error.message : ''}`, REMEDY)
    })
  if (info.channels !== channels) throw new InvalidInput(file, `must have ${channels} channel${channels === 1 ? '' : 's'}, has ${info.channels}`, REMEDY)
  if (info.width !== info.height) throw new InvalidInput(file, `must be square, is ${info.width} × ${info.height}`, REMEDY)
  if (size !== undefined && info.width !== size) throw new InvalidInput(file, `must be ${size} px wide as scene.json says, is ${info.width}`, REMEDY)
  return { bytes: data, size: info.width }
}

export interface SceneCache {
  get(name: string): Promise<Scene>
  /** Memory of the scenes kept. */
  readonly bytes: number
}

/** Keeps the scenes used last, up to `budget` bytes (always at least one). A failed load is not remembered. */
export function createSceneCache(budget: number, load: (name: string) => Promise<Scene> = loadScene): SceneCache {
  const kept = new Map<string, { scene: Promise<Scene>; bytes: number }>()
  const total = (): number => [...kept.values()].reduce((sum, entry) => sum + entry.bytes, 0)
  const start = (name: string): { scene: Promise<Scene>; bytes: number } => {
    const entry = { scene: load(name), bytes: 0 }
    entry.scene.then(
      (scene) => {
        entry.bytes = scene.bytes
        for (const oldest of kept.keys()) if (total() > budget && kept.size > 1) kept.delete(oldest)
      },
      () => kept.get(name) === entry && kept.delete(name),
    )
    return entry
  }
  return {
    get bytes() {
      return total()
    },
    get(name) {
      const entry = kept.get(name) ?? start(name)
      kept.delete(name)
      kept.set(name, entry)
      return entry.scene
    },
  }
}
