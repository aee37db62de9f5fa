import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { tempHome } from '../../../test/support/temp-home.ts'

test('any art is shown on every garment asked for, in files named for people', async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  const art = join(home, 'Café art.png')
  await sharp({ create: { width: 300, height: 200, channels: 4, background: '#E8505BFF' } }).png().toFile(art)
  const wish = { art, out: join(home, 'out'), product: 't-shirt', sizePx: 400, format: 'webp' as const }
  const payload = app.mockups.photographer.plan({ ...wish, scene: 'tee-front', garment: 'all' })
  expect(payload.shots).toHaveLength(app.products.find('prd_t-shirt').colours.length)

  const two = { ...payload, shots: payload.shots.slice(0, 2) }
  const steps: number[] = []
  const made = await app.mockups.photographer.photograph(two, { signal: new AbortController().signal, progress: (done) => steps.push(done) })
  expect(made.map(({ file }) => basename(file))).toEqual(['black', 'white'].map((garment) => expect.stringMatching(new RegExp(`^cafe-art_${garment}_t-shirt-[a-z-]+\\.webp$`)) as string))
  expect(await sharp(made[0]?.file ?? '').metadata()).toMatchObject({ format: 'webp', width: 400, height: 400 })
  expect(steps).toEqual([1, 2])
  // Art lies at the top of the print area, as wide as it.
  const [r = 0, g = 0] = await sharp(made[1]?.file ?? '').extract({ left: 190, top: 110, width: 10, height: 10 }).resize(1, 1).raw().toBuffer()
  expect(r - g).toBeGreaterThan(80)
})

test('art that is no picture, or words without outlines, is refused with its reason', async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  const shoot = async (name: string, text: string): Promise<unknown> => {
    const art = join(home, name)
    writeFileSync(art, text)
    const payload = app.mockups.photographer.plan({ art, out: join(home, 'out'), scene: 'tee-front', garment: 'navy', format: 'jpg', sizePx: 400 })
    return await app.mockups.photographer.photograph(payload, { signal: new AbortController().signal, progress: () => undefined })
  }
  await expect(shoot('a.png', 'hello')).rejects.toThrow(/not a picture that can be read/)
  await expect(shoot('b.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Hi</text></svg>')).rejects.toThrow(/text that needs a font/)
  await expect(shoot('c.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><path d="M0 0h90v60z"/></svg>')).resolves.toHaveLength(1)
})

test('a picture that cannot take its place leaves nothing beside it', async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  const [art, out] = [join(home, 'a.svg'), join(home, 'out')]
  writeFileSync(art, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
  const payload = app.mockups.photographer.plan({ art, out, scene: 'tee-front', garment: 'navy', format: 'jpg', sizePx: 400 })
  mkdirSync(join(payload.shots[0]?.file ?? '', 'in the way'), { recursive: true })
  await expect(app.mockups.photographer.photograph(payload, { signal: new AbortController().signal, progress: () => undefined })).rejects.toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM|folder/)
  expect(readdirSync(out)).toHaveLength(1)
})

test('a wish that cannot be met says what there is', async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  const art = join(home, 'a.svg')
  writeFileSync(art, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
  const plan = (more: object) => () => app.mockups.photographer.plan({ art, out: join(home, 'out'), scene: 'tee-front', garment: 'navy', format: 'jpg', sizePx: 2000, ...more })
  expect(plan({ scene: 'moon' })).toThrow(/no scene “moon”/)
  expect(plan({ garment: 'plaid' })).toThrow(/not offered/)
  expect(plan({ garment: '#12' })).toThrow(/is no colour/)
  expect(plan({ scene: 'mug-front', garment: 'pink' })).toThrow(/not offered in “pink”/)
  expect(plan({ scene: 'sticker', garment: 'pink' })).toThrow(/cannot show “pink”/)
  expect(plan({ scene: 'sticker', garment: 'all' })().shots).toHaveLength(1)
  expect(plan({ out: art })).toThrow(/is a file, not a folder/)
  expect(plan({ product: 'mug' })).toThrow(/does not show a mug/)
  expect(plan({ art: join(home, 'none.png') })).toThrow(/no such file/)
  expect(plan({ garment: '#1f2a44' })().shots).toMatchObject([{ hex: '#1F2A44', scene: 'tee-front' }])
})
