import { expect, type Page } from '@playwright/test'
import { startFakeComfy } from '../support/fake-comfyui/server.ts'
import { drawFox } from './drawn-fox.ts'
import { expectOnDesk, go, open, sheet } from './seller.ts'
import { test } from './served-app.ts'

test.use({ keys: 'memory' })

async function addServer(page: Page, address: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,')
  const settings = sheet(page, 'Settings')
  await settings.getByRole('tab', { name: 'Image engines' }).click()
  await settings.getByRole('switch', { name: 'Ask ComfyUI for pictures' }).click()
  await settings.getByLabel('Address of a server').fill(address)
  await settings.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(settings.getByRole('list', { name: 'Servers', exact: true }).getByText(new URL(address).host)).toBeVisible()
  await page.keyboard.press('Escape')
}

test('a design with a picture is edited by layouts for it, and a new picture is asked for and stopped there', async ({ app, page }) => {
  test.setTimeout(240_000)
  const server = await startFakeComfy({ stepMs: 250, drawing: await drawFox() })
  await open(page, app)
  await addServer(page, server.address)
  await go(page, 'Ideas')
  const phrase = (await page.getByRole('article').getByRole('heading', { level: 2 }).textContent()) ?? ''
  await page.getByRole('button', { name: 'Fewer' }).click()
  await page.getByRole('button', { name: 'Fewer' }).click()
  await page.getByRole('button', { name: 'With a picture…' }).click()
  await sheet(page, 'Design with a picture').getByRole('button', { name: 'Make it' }).click()
  await expect(page.getByRole('link', { name: /Review/ })).toContainText('7', { timeout: 120_000 })
  await go(page, 'Review')
  await page.getByRole('option', { name: phrase }).first().click()
  await expectOnDesk(page, phrase)
  await page.getByRole('button', { name: `Quick look: ${phrase}` }).click()
  await page.getByRole('button', { name: 'Edit design' }).click()

  const editor = page.getByRole('complementary', { name: 'Edit design' })
  await expect(editor.getByRole('combobox', { name: 'Layout' }).locator('option', { hasText: 'Words in a ring round the picture' })).toHaveCount(1)
  await expect(editor.getByRole('radio', { name: 'Its own picture' })).toBeChecked()
  await expect(editor.getByRole('radio', { name: 'Colours From the picture' })).toBeChecked()
  await editor.getByRole('button', { name: 'New picture…' }).click()
  await sheet(page, 'A new picture').getByRole('button', { name: 'Make it' }).click()
  await expect(editor.getByText('It is being made.')).toBeVisible()
  await editor.getByRole('button', { name: 'Stop making the new picture' }).click()
  await expect(editor.getByText(/^No new picture is made/)).toBeVisible()
  await server.stop()
})
