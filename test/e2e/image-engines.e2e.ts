import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { startFakeComfy } from '../support/fake-comfyui/server.ts'
import { brokenRules } from './axe.ts'
import { drawFox } from './drawn-fox.ts'
import { beside, expectOnDesk, go, notice, open, settled, sheet } from './seller.ts'
import { test, type ServedApp } from './served-app.ts'

/** With a folder named here the walk is also kept as pictures, for people to look at. */
const shoot = process.env['IDEA_ENGINE_TEST_PICTURES']

test.use({ keys: 'memory' })

async function keepPicture(page: Page, name: string): Promise<void> {
  await settled(page)
  if (shoot !== undefined) await page.screenshot({ path: `${shoot}/${name}.png` })
}

async function openEngines(page: Page, app: ServedApp): Promise<Locator> {
  await open(page, app)
  await showEngines(page)
  return sheet(page, 'Settings')
}

async function showEngines(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,')
  await sheet(page, 'Settings').getByRole('tab', { name: 'Image engines' }).click()
  await expect(sheet(page, 'Settings').getByRole('region', { name: 'Who makes pictures' })).toBeVisible()
}

const inOrder = (settings: Locator): Locator => settings.getByRole('list', { name: 'In your order' }).locator('> li')

test('a service gets its key and its price, and a budget of nothing refuses the picture with a sentence', async ({ app, page }) => {
  const settings = await openEngines(page, app)
  const openai = settings.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Set up OpenAI', exact: true }) })
  await openai.getByRole('switch', { name: 'Ask OpenAI for pictures' }).click()
  await openai.getByLabel('Key', { exact: true }).fill('sk-walk-4711')
  await page.keyboard.press('Enter')
  await expect(openai.getByText('A key is kept. It is never shown again.')).toBeVisible()
  expect(await page.content()).not.toContain('sk-walk-4711')
  await openai.getByRole('button', { name: 'Take $0.011' }).click()
  await expect(openai.getByLabel('Price of one picture, USD')).toHaveValue('0.011')
  await expect(openai.getByText('up to $0.02 a picture')).toBeVisible()
  await expect(settings.getByRole('textbox', { name: 'A month, USD' })).toHaveValue('0.00')
  await keepPicture(page, 'engine with a price')
  await page.keyboard.press('Escape')

  await go(page, 'Ideas')
  await page.getByRole('button', { name: 'With a picture…' }).click()
  const wish = sheet(page, 'Design with a picture')
  await expect(wish.getByText('At most $0.06')).toBeVisible()
  await wish.getByRole('combobox', { name: 'Made by' }).selectOption({ label: 'OpenAI' })
  await keepPicture(page, 'wish')
  await wish.getByRole('button', { name: 'Make 3' }).click()
  await expect(notice(page, /^Making 3 designs with a picture/)).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: /Activity|running|needs? you/ }).click()
  await expect(sheet(page, 'Activity').getByText(/monthly budget/).first()).toBeVisible()
  await keepPicture(page, 'budget refusal')
  expect(await brokenRules(page)).toEqual([])
})

test('engines are put in order by keys and by hand, and styles, form, share and budgets are kept', async ({ app, page }) => {
  const settings = await openEngines(page, app)
  for (const name of ['OpenAI', 'Replicate', 'Stability']) await settings.getByRole('switch', { name: `Ask ${name} for pictures` }).click()
  await expect(inOrder(settings)).toHaveCount(3)
  // What still needs a key has opened.
  for (const name of ['OpenAI', 'Replicate', 'Stability']) await settings.getByRole('button', { name: `Set up ${name}`, exact: true }).click()
  await settings.getByRole('button', { name: 'Move Stability up' }).press('Enter')
  await expect(inOrder(settings).nth(1)).toContainText('Stability')
  const handle = await inOrder(settings).nth(2).getByTitle('Drag Replicate to another place').boundingBox()
  if (handle === null) throw new Error('no handle')
  await page.mouse.move(handle.x + 8, handle.y + 20)
  await page.mouse.down()
  await page.mouse.move(handle.x + 8, handle.y - 260, { steps: 30 })
  await page.mouse.up()
  await expect(inOrder(settings).nth(0)).toContainText('Replicate')

  await settings.getByRole('radio', { name: 'My order' }).click()
  await settings.getByRole('button', { name: 'Watercolour' }).click()
  await settings.getByRole('radio', { name: 'Picture', exact: true }).click()
  await settings.getByRole('slider', { name: 'Designs with a picture' }).press('End')
  await expect(settings.getByText('Of a night’s 10 designs about 10 will hold one.')).toBeVisible()
  await settings.getByRole('textbox', { name: 'A night, USD' }).fill('lots')
  await page.keyboard.press('Enter')
  await expect(settings.getByRole('alert')).toHaveText('An amount is a number, 0 or more')
  await settings.getByRole('textbox', { name: 'A night, USD' }).fill('1,25')
  await page.keyboard.press('Enter')
  await expect(settings.getByRole('alert')).toBeHidden()
  await settings.getByRole('textbox', { name: 'A month, USD' }).fill('20')
  await page.keyboard.press('Enter')

  await page.reload()
  await showEngines(page)
  await expect(inOrder(settings)).toHaveText([/Replicate/, /OpenAI/, /Stability/])
  await expect(settings.getByRole('radio', { name: 'My order' })).toBeChecked()
  await expect(settings.getByRole('button', { name: 'Watercolour' })).toHaveAttribute('aria-pressed', 'true')
  await expect(settings.getByRole('textbox', { name: 'A night, USD' })).toHaveValue('1.25')
  await expect(settings.getByRole('textbox', { name: 'A month, USD' })).toHaveValue('20.00')
  await expect(settings.getByRole('region', { name: 'The next night' })).toBeVisible()
  expect(await brokenRules(page)).toEqual([])
})

test('a ComfyUI server is added and tested, and draws a picture that is seen on its way and waits in Review', async ({ app, page }) => {
  test.setTimeout(180_000)
  const server = await startFakeComfy({ stepMs: 450, drawing: await drawFox() })
  const settings = await openEngines(page, app)
  await settings.getByRole('switch', { name: 'Ask ComfyUI for pictures' }).click()
  await settings.getByLabel('Address of a server').fill(server.address)
  await settings.getByRole('button', { name: 'Add', exact: true }).click()
  const { host } = new URL(server.address)
  const row = settings.getByRole('list', { name: 'Servers', exact: true }).getByRole('listitem').filter({ hasText: host })
  await row.getByRole('button', { name: `Set up ${host}` }).click()
  await row.getByRole('button', { name: 'Test connection' }).click()
  await expect(row.getByText(/ComfyUI 0\.33\.0/).first()).toBeVisible()
  await keepPicture(page, 'comfyui server')
  await row.getByRole('button', { name: `Set up ${host}` }).click()
  await page.keyboard.press('Escape')

  await go(page, 'Ideas')
  const phrase = (await page.getByRole('article').getByRole('heading', { level: 2 }).textContent()) ?? ''
  await page.getByRole('button', { name: 'Fewer' }).click()
  await page.getByRole('button', { name: 'Fewer' }).click()
  await page.getByRole('button', { name: 'With a picture…' }).click()
  const wish = sheet(page, 'Design with a picture')
  await expect(wish.getByText('Free', { exact: true })).toBeVisible()
  await wish.getByRole('button', { name: 'Make it' }).click()
  await page.getByRole('navigation').getByRole('button', { name: /Activity|running|needs? you/ }).click()
  const picture = page.getByRole('list', { name: 'Pictures being made' }).getByRole('listitem')
  await expect(picture.getByText(`Picture for “${phrase}”`)).toBeVisible()
  await expect(picture.getByText(/^Step (?:[5-9]|1\d) of \d+$/)).toBeVisible()
  await expect(picture.getByText(/^about .+ left$/)).toBeVisible()
  await expect.poll(() => picture.getByRole('img', { name: /^Preview/ }).evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(256)
  await keepPicture(page, 'running picture')
  expect(await brokenRules(page)).toEqual([])
  await expect(picture).toHaveCount(0, { timeout: 60_000 })
  await page.keyboard.press('Escape')

  await expect(page.getByRole('link', { name: /Review/ })).toContainText('7', { timeout: 60_000 })
  await go(page, 'Review')
  await page.getByRole('option', { name: phrase }).first().click()
  await expectOnDesk(page, phrase)
  await beside(page).getByText('How it was made').click()
  await expect(beside(page).getByText('Made with AI', { exact: true })).toBeVisible()
  await expect(beside(page).getByText('ComfyUI', { exact: true })).toBeVisible()
  await keepPicture(page, 'picture in Review')
  await page.getByRole('button', { name: `Quick look: ${phrase}` }).click()
  await page.getByRole('button', { name: 'Print facts' }).click()
  await expect(page.getByRole('region', { name: 'How it was made' }).getByText('Made with AI', { exact: true })).toBeVisible()
  await keepPicture(page, 'picture in the quick look')
  expect(await brokenRules(page)).toEqual([])
  await server.stop()
})

test('a workflow of the seller’s own is read, mapped, chosen and removed, and one of the wrong kind is refused with a remedy', async ({ app, page, quiet }) => {
  quiet.expect(/status of [45]00|answered [45]00/)
  const settings = await openEngines(page, app)
  await settings.getByRole('button', { name: 'Set up ComfyUI' }).click()
  const workflows = settings.getByRole('region', { name: 'Workflows' })
  const files = workflows.locator('input[type=file]')
  await files.setInputFiles({ name: 'badge.json', mimeType: 'application/json', buffer: await readFile(join(import.meta.dirname, '../../resources/workflows/sdxl.json')) })
  const own = workflows.getByRole('list', { name: 'Your own' }).getByRole('listitem')
  await expect(own).toHaveCount(1)
  await own.getByText('Where the program writes').click()
  const keptOut = own.getByRole('combobox', { name: 'What to keep out' })
  const before = await keptOut.inputValue()
  await keptOut.selectOption({ label: 'Nowhere' })
  await expect(keptOut).toHaveValue('')
  await keptOut.selectOption(before)
  await expect(keptOut).toHaveValue(before)
  await own.getByRole('button', { name: /^Use / }).click()
  await expect(own.getByText('In use')).toBeVisible()
  await keepPicture(page, 'own workflow')
  expect(await brokenRules(page)).toEqual([])
  await workflows.getByRole('button', { name: 'Let the program choose' }).click()
  await expect(own.getByText('In use')).toBeHidden()
  await own.getByRole('button', { name: /^Remove / }).click()
  await expect(own).toHaveCount(0)

  await files.setInputFiles({ name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ nodes: [], links: [], version: 0.4 })) })
  await expect(workflows.getByRole('alert')).toContainText('wrong.json was not added.')
})

test('at 1024 × 700 every part of it fits', async ({ app, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const settings = await openEngines(page, app)
  for (const name of ['OpenAI', 'Comfy Cloud']) await settings.getByRole('switch', { name: `Ask ${name} for pictures` }).click()
  await settings.getByRole('button', { name: 'Set up ComfyUI' }).click()
  await expect(settings.getByRole('region', { name: 'Workflows' })).toBeVisible()
  await keepPicture(page, 'engines small')
  const wide = await settings.evaluate((node) => [...node.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX) && !one.matches('[role=radiogroup]')).map((one) => one.className))
  expect(wide).toEqual([])
})
