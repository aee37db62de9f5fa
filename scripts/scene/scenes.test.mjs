import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { areasOf, meshOf, parseSceneFile } from '../../src/main/mockups/pure/scene-file.ts'
import { defaultProducts } from '../../src/main/products/defaults.ts'
import { root } from '../project.mjs'
import { SCENES } from './scenes.mjs'

const folder = join(root, 'resources', 'scenes')
const names = Object.keys(SCENES)
const read = (name) => parseSceneFile(readFileSync(join(folder, name, 'scene.json'), 'utf8'), name)

test('every scene that ships can be made again by the script, and every one it makes ships', () => {
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted())
})

test('every default product has a scene of its own, with one that comes first', () => {
  for (const { type } of defaultProducts) {
    const ranks = names.map(read).filter(({ products }) => products.includes(type)).map(({ rank }) => rank)
    expect(ranks.filter((rank) => rank === Math.min(...ranks)), type).toHaveLength(1)
  }
})

test.each(names)('%s: its maps are pictures of the size and kind that scene.json says, about 2 MB in all', async (name) => {
  const scene = read(name)
  const files = (keys) => keys.flatMap((key) => scene[key]?.file ?? [])
  const [grey, coloured, tiles] = [files(['mask', 'inkMask', 'shade', 'gloss', 'ground']), files(['base']), files(['warp', 'weave'])]
  for (const [set, channels] of [[grey, 1], [coloured, 3]]) {
    for (const file of set) expect(await sharp(join(folder, name, file)).metadata(), file).toMatchObject({ width: scene.size, height: scene.size, channels, depth: 'uchar' })
  }
  const named = new Set(['scene.json', ...grey, ...coloured, ...tiles])
  expect(new Set(readdirSync(join(folder, name)))).toEqual(named)
  expect([...named].reduce((sum, file) => sum + statSync(join(folder, name, file)).size, 0)).toBeLessThan(2_500_000)
})

test.each(names)('%s: its print lies on the product, wholly inside the picture', async (name) => {
  const scene = read(name)
  const cover = scene.mask === undefined ? () => 255 : await sharp(join(folder, name, scene.mask.file)).toColourspace('b-w').raw().toBuffer().then((bytes) => (x, y) => bytes[y * scene.size + x])
  for (const area of areasOf(scene)) {
    const points = meshOf(area).flat()
    expect(points.every(([x, y]) => x >= 0 && y >= 0 && x <= scene.size && y <= scene.size)).toBe(true)
    const [middleX, middleY] = [0, 1].map((k) => Math.round(points.reduce((sum, point) => sum + point[k], 0) / points.length))
    expect(cover(middleX, middleY)).toBe(255)
  }
})

test('both mugs together show the whole wrap, and its middle twice', () => {
  const [left, right] = areasOf(read('mug')).map(({ covers }) => covers)
  expect(left.left).toBeLessThan(0.05)
  expect(right.right).toBeGreaterThan(0.95)
  expect(left.right).toBeGreaterThan(right.left + 0.05)
})

test('the same seed gives the same maps', () => {
  const [one, two] = [SCENES.sticker(100, () => {}), SCENES.sticker(100, () => {})]
  expect(two.scene).toEqual(one.scene)
  for (const [name, { data }] of Object.entries(one.pictures)) expect(two.pictures[name].data.equals(data), name).toBe(true)
})
