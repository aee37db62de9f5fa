import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openTestApp, workThroughNight } from '../../../../test/support/open-test-app.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'
import type { Placing } from './contract.ts'

const signal = new AbortController().signal

/** A grey shirt with a fold down its middle on a warm wall, taller than wide, lying on its side as a camera stores it. */
async function shirtPhoto(folder: string, { width = 1000, height = 1400 } = {}): Promise<string> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const onShirt = x > width * 0.15 && x < width * 0.85 && y > height * 0.15 && y < height * 0.9
      const fold = Math.round(18 * Math.sin((x / width) * 20))
      pixels.set(onShirt ? [150 + fold, 152 + fold, 155 + fold] : [205, 160, 120], (y * width + x) * 3)
    }
  }
  const file = join(folder, 'photo.jpg')
  await sharp(pixels, { raw: { width, height, channels: 3 } }).rotate(-90).jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toFile(file)
  return file
}

test('a photo becomes a scene that mock-ups are made with, and can be renamed, removed and brought back', async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  await workThroughNight(app, { count: 1 })
  const { ownScenes, shelf } = app.mockups
  const [design] = app.designs.galleryPage({ status: [] }, undefined, 1)
  if (design === undefined) throw new Error('no design')

  const { id, placing, photo } = await ownScenes.add(await shirtPhoto(home), 'IMG_2041 grey tee', signal)
  expect(photo).toEqual({ widthPx: 1000, heightPx: 1400 })
  expect(ownScenes.list().find((scene) => scene.id === id)).toMatchObject({ state: 'draft', name: 'IMG 2041 grey tee', isOwn: true })
  expect(shelf.list().map((scene) => scene.id)).not.toContain(id)

  const dyed: Placing = { ...placing, name: 'My grey tee', mesh: [[[0.3, 0.3], [0.7, 0.3]], [[0.3, 0.78], [0.7, 0.78]]], garment: { recolour: true, pick: '#96989B', reach: 0.25 } }
  const look = async (show: 'grid' | 'nothing'): Promise<{ at: (x: number, y: number) => number[] }> => {
    const { jpeg } = await ownScenes.preview({ id, placing: dyed, garmentHex: '#1F2A44', show, sizePx: 500 })
    const raw = await sharp(Buffer.from(jpeg, 'base64')).raw().toBuffer()
    return { at: (x, y) => [...raw.subarray((y * 500 + x) * 3, (y * 500 + x) * 3 + 3)] }
  }
  const [bare, grid] = [await look('nothing'), await look('grid')]
  // The shirt is navy now, the wall beside it as it was, and the grid's corner lies where it was put.
  expect(bare.at(250, 250)[2]).toBeGreaterThan((bare.at(250, 250)[0] ?? 0) + 15)
  expect(bare.at(20, 250)[0]).toBeGreaterThan(190)
  expect(grid.at(160, 160)[0]).toBeGreaterThan((bare.at(160, 160)[0] ?? 0) + 80)

  await ownScenes.save(id, dyed)
  expect(shelf.find(id).file).toMatchObject({ name: 'My grey tee', size: 1000, garment: { recolour: true } })
  expect(await app.mockups.render(design.id, 'full', { signal, correlationId: 'test', progress: () => undefined })).toBeGreaterThan(0)
  const made = app.mockups.of([design.id]).get(design.id) ?? []
  expect(made.map(({ scene }) => scene)).toContain(id)
  expect(await sharp(made.find(({ scene }) => scene === id)?.file ?? '').metadata()).toMatchObject({ width: 2000, height: 2000 })

  // Placed anew, its mock-ups are made anew, in the place of the old.
  utimesSync(join(home, 'scenes', id, 'scene.json'), new Date('2100-01-01'), new Date('2100-01-01'))
  expect(await app.mockups.render(design.id, 'full', { signal, correlationId: 'test', progress: () => undefined })).toBe(1)
  expect(app.mockups.of([design.id]).get(design.id)).toHaveLength(made.length)

  ownScenes.rename(id, 'Grey tee on the wall')
  expect(shelf.find(id).file.name).toBe('Grey tee on the wall')
  ownScenes.remove(id)
  expect(ownScenes.list().map((scene) => scene.id)).not.toContain(id)
  ownScenes.restore(id)
  expect(ownScenes.list().find((scene) => scene.id === id)).toMatchObject({ state: 'ready', name: 'Grey tee on the wall' })
}, 90_000)

test('a scene that lost a map, lies outside its picture or is no JSON says so and leaves the others be', async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  const { ownScenes } = app.mockups
  const { id, placing } = await ownScenes.add(await shirtPhoto(home), 'tee', signal)
  await ownScenes.save(id, placing)
  const folder = join(home, 'scenes', id)
  const shade = readdirSync(folder).find((name) => name.startsWith('shade')) ?? ''
  rmSync(join(folder, shade))
  const shot = app.imaging.call('mockup', { art: { svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>' }, scene: { folder }, garmentHex: '#FFFFFF', out: join(home, 'x.jpg') })
  await expect(shot).rejects.toMatchObject({ message: expect.stringMatching(/shade-.*is missing/) as string, action: expect.stringContaining('Put the file back') as string })

  mkdirSync(join(home, 'scenes', 'my-broken'))
  writeFileSync(join(home, 'scenes', 'my-broken', 'scene.json'), '{')
  expect(ownScenes.list().find((scene) => scene.id === 'my-broken')).toMatchObject({ state: 'broken', problem: expect.stringContaining('is not JSON') as string })
  expect(ownScenes.list().some((scene) => scene.id === 'tee-front' && scene.state === 'ready')).toBe(true)
  await expect(ownScenes.save(id, { ...placing, mesh: [[[0.3, 0.3], [0.2, 0.3]], [[0.3, 0.6], [0.2, 0.6]]] })).rejects.toThrow(/folds over/)
  // What stood before still stands.
  expect(existsSync(join(folder, 'scene.json'))).toBe(true)
})

test('a scene of the seller’s that is damaged is left out with a sentence, and the others are made', async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  await workThroughNight(app, { count: 1 })
  const [design] = app.designs.galleryPage({ status: [] }, undefined, 1)
  if (design === undefined) throw new Error('no design')
  const { ownScenes, shelf } = app.mockups
  const lost = await ownScenes.add(await shirtPhoto(home), 'lost a map', signal)
  const cut = await ownScenes.add(await shirtPhoto(home), 'cut short', signal)
  for (const { id, placing } of [lost, cut]) await ownScenes.save(id, { ...placing, garment: { recolour: true, pick: '#96989B', reach: 0.25 } })
  const mapOf = (id: string): string => join(home, 'scenes', id, readdirSync(join(home, 'scenes', id)).find((name) => name.startsWith('shade')) ?? '')
  rmSync(mapOf(lost.id))
  writeFileSync(mapOf(cut.id), 'no picture')

  expect(ownScenes.list().find(({ id }) => id === lost.id)).toMatchObject({ state: 'broken', problem: expect.stringMatching(/^The scene “lost a map”: its picture shade-.*\.png is missing$/) as string })
  expect(() => shelf.find(lost.id)).toThrow(/lost a map/)
  const notes = new Set<string>()
  const made = await app.mockups.render(design.id, 'full', { signal, correlationId: 'test', progress: (_done, _total, note) => notes.add(note ?? '') })
  expect(made).toBeGreaterThan(0)
  expect((app.mockups.of([design.id]).get(design.id) ?? []).map(({ scene }) => scene)).not.toContain(cut.id)
  const last = [...notes].at(-1) ?? ''
  expect(last).toMatch(/“lost a map”.*“cut short”: shade-.*cannot be read as a picture/)
  expect(last).not.toContain(home)
}, 90_000)

test.each([
  ['a small photo', () => sharp({ create: { width: 700, height: 900, channels: 3, background: '#888' } }).jpeg().toBuffer(), /700 × 900 pixels, and its shorter side must have 800/],
  ['a huge photo', () => sharp({ create: { width: 9500, height: 9000, channels: 3, background: '#888' } }).png().toBuffer(), /more than \d+ million pixels/],
  ['no photo', () => Promise.resolve(Buffer.from('hello')), /not a picture that can be read/],
])('%s is refused with its reason and leaves nothing behind', async (_, bytes, sentence) => {
  const home = tempHome()
  const app = await openTestApp({ home })
  const file = join(home, 'photo.bin')
  writeFileSync(file, await bytes())
  await expect(app.mockups.ownScenes.add(file, 'photo', signal)).rejects.toThrow(sentence)
  expect(existsSync(join(home, 'scenes')) ? readdirSync(join(home, 'scenes')) : []).toEqual([])
  expect(readFileSync(file).length).toBeGreaterThan(0)
})
