import { join } from 'node:path'
import { expect } from '@playwright/test'
import { brokenRules } from './axe.ts'
import { notice, open, sheet } from './seller.ts'
import { test } from './served-app.ts'

const REGISTER = join(import.meta.dirname, '../../src/main/compliance/trademarks/uspto/fixtures/daily.shape.xml')

test.describe('with nothing made yet', () => {
  test.use({ library: 'empty', keys: 'memory' })

  test('a trademark file is imported in Settings, a key is kept, and the connection says why it does not answer', async ({ app, page }) => {
    await open(page, app)
    await page.keyboard.press('ControlOrMeta+,')
    const settings = sheet(page, 'Settings')
    await settings.getByRole('tab', { name: 'Trademarks & rules' }).click()
    await expect(settings.getByText('None is imported')).toBeVisible()
    await settings.getByLabel('Import a file…').setInputFiles(REGISTER)
    await expect(notice(page, 'daily.shape.xml is in the index.')).toBeVisible()
    await expect(settings.getByText('3 live US marks')).toBeVisible()
    await expect(settings.getByText('6 records, 1 refused')).toBeVisible()
    await expect(settings.getByText('Nothing new was found in your approved listings.')).toBeVisible()
    await settings.getByRole('button', { name: 'Check now' }).click()
    await expect(settings.getByRole('button', { name: 'Check now' })).toBeEnabled()
    await settings.getByRole('button', { name: 'Test connection: EUIPO' }).click()
    await expect(settings.getByText('There is no key for the EUIPO.').first()).toBeVisible()
    await settings.getByRole('textbox', { name: 'API key' }).fill('a-key')
    await page.keyboard.press('Enter')
    await expect(settings.getByRole('button', { name: 'Replace: USPTO (TSDR), API key' })).toBeVisible()
    if (process.env['IDEA_ENGINE_TEST_PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['IDEA_ENGINE_TEST_PICTURES']}/rules.png` })
    expect(await brokenRules(page)).toEqual([])
  })
})
