import { expect } from '@playwright/test'
import { brokenRules } from './axe.ts'
import { open, phraseOnDesk, sheet } from './seller.ts'
import { test } from './served-app.ts'

test('every mock-up of a design is made while the seller looks on, stopped, and taken up again', async ({ page, app }) => {
  await open(page, app, 'Review')
  const phrase = await phraseOnDesk(page)
  await page.keyboard.press('Space')
  await page.keyboard.press('m')
  const look = sheet(page, phrase)
  const strip = look.getByRole('radiogroup', { name: 'Mock-ups' }).getByRole('radio')
  await expect(strip).toHaveCount(1)
  await look.getByRole('button', { name: /^Make \d+ more mock-ups$/ }).click()

  await expect(look.getByRole('progressbar', { name: 'Making mock-ups' })).toBeVisible()
  await expect.poll(() => strip.count(), { timeout: 60_000 }).toBeGreaterThan(1)
  await look.getByRole('button', { name: 'Stop making mock-ups' }).click()
  const rest = look.getByRole('button', { name: /^Make \d+ more mock-ups?$/ })
  await expect(rest).toBeVisible()

  await strip.last().click()
  const name = (await strip.last().getAttribute('aria-label')) ?? ''
  const [garment = ''] = name.split(', ')
  await expect(look.getByRole('img', { name: `${phrase}. Mock-up, ${garment}` })).toBeVisible()
  await expect(strip.last()).toBeChecked()
  await page.keyboard.press('ArrowLeft')
  await expect(strip.last()).not.toBeChecked()
  // The name that is shown at a picture goes.
  await look.getByRole('heading', { name: phrase }).click()
  await expect.poll(() => brokenRules(page)).toEqual([])

  await rest.click()
  const all = look.getByText(/^All \d+ made$/)
  await expect(all).toBeVisible({ timeout: 80_000 })
  await expect(strip).toHaveCount(Number(/\d+/.exec((await all.textContent()) ?? '')?.[0]))
  expect(await brokenRules(page)).toEqual([])
})
