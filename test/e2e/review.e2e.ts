import { expect } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { listing } from '../../src/main/listings/contract.ts'
import { answerTimes } from './answer-times.ts'
import { DESIGNS } from './library.ts'
import { beside, expectOnDesk, notice, open, phraseOnDesk, sheet, stillOf } from './seller.ts'
import { test } from './served-app.ts'

const designs = z.array(design)

test('one key decides and the next design is there; undo brings the last one back; a reload changes nothing', async ({ app, page }, info) => {
  await open(page, app, 'Review')
  const times = await answerTimes(page)
  const first = await phraseOnDesk(page)
  await page.keyboard.press('a')
  await expect(page.getByText(`1 of ${DESIGNS - 1}`, { exact: true })).toBeVisible()
  await expect(notice(page, `Approved “${first}”`)).toBeVisible()
  const second = await phraseOnDesk(page)
  expect(second).not.toBe(first)
  await expectOnDesk(page, second)

  await page.keyboard.press('r')
  await page.getByRole('toolbar', { name: 'Decision' }).getByRole('button', { name: 'Quality' }).click()
  await expect(notice(page, `Rejected “${second}”`)).toBeVisible()
  const third = await phraseOnDesk(page)
  await page.keyboard.press('a')
  await expect(notice(page, `Approved “${third}”`)).toBeVisible()
  await page.keyboard.press('z')
  await expectOnDesk(page, third)
  await expect(notice(page, `“${third}” is back in Review`)).toBeVisible()

  await page.reload()
  await expect(page.getByText(`1 of ${DESIGNS - 2}`, { exact: true })).toBeVisible()
  const stored = await app.ask(designs, 'designs')
  const statusOf = (phrase: string) => stored.filter((one) => one.phrase === phrase).map(({ status }) => status)
  expect([first, second, third].map(statusOf)).toEqual([['approved'], ['rejected'], ['review']])
  await times.report(info)
})

test('the arrows move, digits show other garments, Space looks closer and ? shows every key', async ({ app, page }) => {
  await open(page, app, 'Review')
  const first = await phraseOnDesk(page)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(`2 of ${DESIGNS}`, { exact: true })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expectOnDesk(page, first)

  const views = page.getByRole('radiogroup', { name: 'Show on' }).getByRole('radio')
  const names = await views.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  expect(names.length).toBeGreaterThan(2)
  for (const key of [2, names.length, 1]) {
    await page.keyboard.press(String(key))
    await expect(views.nth(key - 1)).toBeChecked()
    await expect(page.getByRole('button', { name: `Quick look: ${first}` }).getByRole('img', { name: `${first}. ${names[key - 1]}` })).toBeVisible()
  }

  await page.keyboard.press('Space')
  await expect(sheet(page, first)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(sheet(page, first)).toBeHidden()
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText(`2 of ${DESIGNS}`, { exact: true })).toBeVisible()

  await page.keyboard.press('?')
  for (const [what, key] of [['Approve', 'A'], ['Variations', 'G'], ['Quick look', 'Space']] as const) {
    await expect(sheet(page, 'Keyboard').getByText(what).first()).toBeVisible()
    await expect(sheet(page, 'Keyboard').getByText(key, { exact: true }).first()).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(sheet(page, 'Keyboard')).toBeHidden()
})

test('a title over the limit is counted and refused; one that fits is kept, also after a reload', async ({ app, page }) => {
  await open(page, app, 'Review')
  await page.keyboard.press('e')
  const editor = sheet(page, 'Edit listing')
  const title = editor.getByRole('textbox', { name: 'Title' })
  await expect(title).toBeFocused()
  await editor.getByRole('radio', { name: 'Etsy' }).click()
  await title.fill('Warm socks '.repeat(13).trim())
  await expect(editor.getByText('142 of 140')).toBeVisible()
  await expect(editor.getByText('2 characters too long')).toBeVisible()
  await expect(editor.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.keyboard.press('Control+Enter')
  await expect(editor).toBeVisible()

  await title.fill('Warm Socks, Slow Mornings Tee')
  await expect(editor.getByText('29 of 140')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(editor).toBeHidden()
  await expect(notice(page, 'Saved')).toBeVisible()
  await expect(beside(page).getByText('Warm Socks, Slow Mornings Tee')).toBeVisible()
  await page.reload()
  await beside(page).getByRole('radio', { name: 'Etsy' }).click()
  await expect(beside(page).getByText('Warm Socks, Slow Mornings Tee')).toBeVisible()
  const titles = (await app.ask(z.array(listing), 'listings', '--market', 'etsy')).map((one) => one.title)
  expect(titles).toContain('Warm Socks, Slow Mornings Tee')
})

test('variations of a design join the queue by themselves', async ({ app, page }) => {
  await open(page, app, 'Review')
  const phrase = await phraseOnDesk(page)
  await page.keyboard.press('g')
  await expect(notice(page, `Making 3 variations of “${phrase}”`)).toBeVisible()
  await expect(page.getByText(new RegExp(`^\\d of ${DESIGNS + 3}$`))).toBeVisible({ timeout: 60_000 })
  await expectOnDesk(page, phrase)

  const family = (await app.ask(designs, 'designs')).filter((one) => one.phrase === phrase)
  expect(family).toHaveLength(4)
  expect(new Set(family.map((one) => one.svgFile)).size, 'no two of them look the same').toBe(4)
  await expect(stillOf(page)).toHaveCount(1)
})
