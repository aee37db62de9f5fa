import { statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'

test('a scene has a small picture, on the first garment of its product, made once', async () => {
  const app = await openTestApp({ home: tempHome() })
  const [file, same, sticker] = await Promise.all([app.mockups.scenePicture('tee-front'), app.mockups.scenePicture('tee-front'), app.mockups.scenePicture('sticker')])
  expect(same).toBe(file)
  expect(await sharp(file).metadata()).toMatchObject({ format: 'webp', width: 320, height: 320 })
  // The first colour is black, and the shirt lies in the middle.
  const [r = 255] = await sharp(file).extract({ left: 150, top: 150, width: 20, height: 20 }).resize(1, 1).removeAlpha().raw().toBuffer()
  expect(r).toBeLessThan(70)
  expect(sticker).not.toBe(file)

  const made = statSync(file).mtimeMs
  expect(await app.mockups.scenePicture('tee-front')).toBe(file)
  expect(statSync(file).mtimeMs).toBe(made)
  await expect(app.mockups.scenePicture('moon')).rejects.toThrow(/“moon”/)
  await expect(app.mockups.scenePicture(join('..', 'scenes'))).rejects.toThrow(/scene/)
})
