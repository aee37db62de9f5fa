import sharp from 'sharp'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { sceneView } from '../../src/main/mockups/contract.ts'
import { brokenRules } from './axe.ts'
import { open, sheet } from './seller.ts'
import { test } from './served-app.ts'

/** A sand-coloured shirt with soft folds on a dark floor. */
async function shirtPhoto(): Promise<Buffer> {
  const [width, height] = [1200, 1500]
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x - 600) / 600, (y - 750) / 750]
      const isBody = Math.abs(u) < 0.52 + 0.03 * Math.sin(v * 4) && v > -0.72 && v < 0.82
      const isSleeve = Math.abs(u) < 0.86 && v > -0.72 + Math.abs(u) * 0.35 && v < -0.3 + Math.abs(u) * 0.3
      const light = 1 + 0.08 * Math.sin(u * 9 + v * 3) + 0.05 * Math.sin(u * 23 - v * 7)
      const [r, g, b] = isBody || isSleeve ? [206, 190, 160] : [64, 58, 56]
      pixels.set([r, g, b].map((value) => Math.min(255, value * light)), (y * width + x) * 3)
    }
  }
  return await sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 92 }).toBuffer()
}

test('a seller adds a photo, places the print by mouse and keys, and mock-ups and another window know it', async ({ page, app, context }) => {
  await open(page, app)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = sheet(page, 'Settings')
  await settings.getByRole('tab', { name: 'Mock-ups' }).click()
  await expect(settings.getByRole('region', { name: 'Included' }).getByRole('listitem').first()).toBeVisible()
  await settings.locator('input[type=file]').setInputFiles({ name: 'sand-tee.jpg', mimeType: 'image/jpeg', buffer: await shirtPhoto() })

  const picture = settings.getByRole('img', { name: 'How the scene looks' })
  await expect(picture).toBeVisible({ timeout: 40_000 })
  const first = await picture.getAttribute('src')
  const corner = settings.getByRole('button', { name: /^Point in row 1, column 1: 33% across, 27% down/ })
  await corner.focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowRight')
  await expect(settings.getByRole('button', { name: /^Point in row 1, column 1: 4[01]% across, 27% down/ })).toBeFocused()
  await expect.poll(() => picture.getAttribute('src')).not.toBe(first)

  const last = settings.getByRole('button', { name: /^Point in row 2, column 2/ })
  const box = await last.boundingBox()
  if (box === null) throw new Error('no corner')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 - 20, box.y + box.height / 2 - 30, { steps: 4 })
  await page.mouse.up()
  await expect(settings.getByRole('button', { name: /^Point in row 2, column 2: 6[0-5]% across, 6[0-5]% down/ })).toBeVisible()

  await settings.getByRole('radio', { name: 'Any colour' }).click()
  await settings.getByRole('button', { name: 'Take it from the middle of the print' }).click()
  await settings.getByRole('button', { name: 'Forest Green' }).click()
  expect(await brokenRules(page)).toEqual([])

  await settings.getByLabel('Name').fill('Sand tee on slate')
  await settings.getByRole('button', { name: 'Save scene' }).click()
  await expect(settings.getByRole('heading', { name: 'Sand tee on slate' })).toBeVisible({ timeout: 60_000 })
  const own = async (): Promise<unknown> => (await app.ask(z.array(sceneView), 'mockup', '--list')).filter((scene) => scene.isOwn).map(({ name, state }) => ({ name, state }))
  expect(await own()).toEqual([{ name: 'Sand tee on slate', state: 'ready' }])
  expect(await brokenRules(page)).toEqual([])

  const other = await context.newPage()
  await other.goto(app.origin)
  await expect(other.getByRole('main')).toBeVisible()
  await other.keyboard.press('ControlOrMeta+,')
  await sheet(other, 'Settings').getByRole('tab', { name: 'Mock-ups' }).click()
  const there = sheet(other, 'Settings').getByRole('heading', { name: 'Sand tee on slate' })
  await expect(there).toBeVisible()
  await settings.getByRole('button', { name: 'Remove Sand tee on slate' }).click()
  await expect(settings.getByRole('heading', { name: 'Sand tee on slate' })).toBeHidden()
  await expect(there).toBeHidden()
  await settings.getByRole('button', { name: 'Undo' }).click()
  await expect(settings.getByRole('heading', { name: 'Sand tee on slate' })).toBeVisible()
})

test('a file that is no photo is refused with a sentence', async ({ page, app, quiet }) => {
  quiet.expect(/status of 400|answered 400/)
  await open(page, app)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = sheet(page, 'Settings')
  await settings.getByRole('tab', { name: 'Mock-ups' }).click()
  await settings.locator('input[type=file]').setInputFiles({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('hello') })
  await expect(page.getByText(/not a picture that can be read/)).toBeVisible()
})

test('every scene in the list has its picture', async ({ page, app }) => {
  await open(page, app)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = sheet(page, 'Settings')
  await settings.getByRole('tab', { name: 'Mock-ups' }).click()
  const included = settings.getByRole('region', { name: 'Included' }).getByRole('listitem')
  await expect(included.first()).toBeVisible()
  for (let at = 0; at < (await included.count()); at++) {
    await included.nth(at).scrollIntoViewIfNeeded()
    await expect.poll(() => included.nth(at).locator('img').evaluate((node) => (node as HTMLImageElement).naturalWidth), { timeout: 60_000 }).toBe(320)
  }
})
