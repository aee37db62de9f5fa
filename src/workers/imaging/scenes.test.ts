import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { InvalidInput, NotFound } from '../../main/kernel/errors.ts'
import { resourceFile } from '../resources.ts'
import { areasOf, parseSceneFile } from '../../main/mockups/pure/scene-file.ts'
import { createSceneCache, loadScene, type Scene } from './scenes.ts'

const shipped = resourceFile('scenes', 'tee-front')
let home: string
let broken: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'scenes-'))
  broken = join(home, 'scenes', 'broken')
  await cp(shipped, broken, { recursive: true })
  vi.stubEnv('IDEA_ENGINE_RESOURCES', home)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(home, { recursive: true })
})

/** Replaces one value in the copied scene.json, by its path. */
async function change(path: readonly string[], value: unknown): Promise<void> {
  const file = join(broken, 'scene.json')
  const json: unknown = JSON.parse(await readFile(file, 'utf8'))
  const parent = path.slice(0, -1).reduce((at, key) => Reflect.get(Object(at), key) as unknown, json)
  Reflect.set(Object(parent), path.at(-1) ?? '', value)
  await writeFile(file, JSON.stringify(json))
}

test('the shipped scene loads, and counts the memory that it holds', async () => {
  const scene = await loadScene('broken')
  expect(scene.prepared.size).toBe(2000)
  expect(scene.bytes).toBeGreaterThan(20_000_000)
  expect(scene.bytes).toBeLessThan(60_000_000)
})

test('the print area of the shipped scene is 12 in on a shirt 20 in wide', async () => {
  const { prepared } = await loadScene('broken')
  const [place] = prepared.places
  if (place === undefined) throw new Error('no place')
  const row = Math.round(place.top + place.height / 2) * prepared.size
  const chest = prepared.mask.subarray(row, row + prepared.size).filter((cover) => cover > 127).length
  const quad = areasOf(parseSceneFile(await readFile(join(shipped, 'scene.json'), 'utf8'), 'scene.json'))[0]?.quad
  expect(((quad?.[1][0] ?? 0) - (quad?.[0][0] ?? 0)) / chest).toBeCloseTo(12 / 20, 1)
})

test.each([
  [['printArea', 'quad'], [[1, 1], [2, 2]], 'printArea.quad'],
  [['printArea', 'quad'], [[600, 400], [1300, 400], [1300, 2400], [600, 1300]], 'outside the 2000 px picture'],
  [['printArea', 'quad'], [[600, 400], [600, 1300], [1300, 1300], [1300, 400]], 'clockwise'],
  [['shade', 'max'], 'bright', 'shade.max'],
  [['ground', 'colour'], 'grey', 'ground.colour'],
  [['mask', 'file'], '../../secret.png', 'mask.file'],
  [['size'], 1999, 'must be 1999 px wide'],
  [['format'], 3, 'format'],
])('a scene.json with a wrong %j is refused with its place', async (path, value, place) => {
  await change(path, value)
  const failure = await loadScene('broken').catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InvalidInput)
  expect(String(failure)).toContain(place)
  expect(String(failure)).toContain('broken')
})

test('a scene.json that is not JSON, a map that is no picture and a map that is not square are named', async () => {
  await expect(async () => parseSceneFile('{', 'tee/scene.json')).rejects.toThrow(/tee\/scene\.json: is not JSON/)
  await writeFile(join(broken, 'mask.png'), 'no picture')
  await expect(loadScene('broken')).rejects.toThrow(/mask\.png: cannot be read as a picture/)
  await sharp({ create: { width: 20, height: 10, channels: 3, background: '#000' } }).toColourspace('b-w').png().toFile(join(broken, 'mask.png'))
  await expect(loadScene('broken')).rejects.toThrow(/mask\.png: must be square, is 20 × 10/)
})

test('an unknown scene is not found, and a name that is a path is refused', async () => {
  await expect(loadScene('mug')).rejects.toThrow(NotFound)
  await expect(loadScene('../broken')).rejects.toThrow(InvalidInput)
})

test('the cache keeps scenes within its memory, the last used longest, and forgets a failure', async () => {
  const loads: string[] = []
  const cache = createSceneCache(25, async (name) => {
    loads.push(typeof name === 'string' ? name : name.folder)
    if (name === 'bad' && loads.length === 1) throw new Error('not yet')
    return { bytes: 10 } as unknown as Scene
  })
  await expect(cache.get('bad')).rejects.toThrow('not yet')
  for (const name of ['bad', 'a', 'bad', 'b', 'bad', 'a']) await cache.get(name)
  expect(loads).toEqual(['bad', 'bad', 'a', 'b', 'a'])
  expect(cache.bytes).toBe(20)
})
