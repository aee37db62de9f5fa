import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { listing } from '../../src/main/listings/contract.ts'
import { DESIGNS } from './library.ts'
import { notice, open, sheet, tiles } from './seller.ts'
import { test } from './served-app.ts'

test('designs are chosen by click, shift, ctrl and a drawn rectangle, and approved together', async ({ app, page }) => {
  await open(page, app, 'Gallery')
  await expect(tiles(page)).toHaveCount(DESIGNS)
  await tiles(page).nth(0).click()
  await tiles(page).nth(2).click({ modifiers: ['Shift'] })
  await expectChosen(page, 3)
  await tiles(page).nth(1).click({ modifiers: ['ControlOrMeta'] })
  await expectChosen(page, 2)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeHidden()

  await drawOver(page, 0, 1)
  await expectChosen(page, 2)
  const chosen = await tiles(page).evaluateAll((all) => all.slice(0, 2).map((one) => one.getAttribute('aria-label')?.replace(/, waiting$/, '')))
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Approve' }).click()
  await expect(notice(page, '2 designs approved')).toBeVisible()

  const filters = page.getByRole('group', { name: 'Status' })
  await filters.getByRole('button', { name: 'Approved' }).click()
  await expect(tiles(page)).toHaveCount(2)
  expect(await tiles(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual(chosen.map((phrase) => `${phrase}, approved`))
  await filters.getByRole('button', { name: 'Rejected' }).click()
  await filters.getByRole('button', { name: 'Approved' }).click()
  await expect(page.getByRole('heading', { name: 'No design matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(tiles(page)).toHaveCount(DESIGNS)
})

test('words find the designs that say them, and the box says how it judged', async ({ app, page }) => {
  await open(page, app, 'Gallery')
  const phrase = ((await tiles(page).nth(3).getAttribute('aria-label')) ?? '').replace(/, waiting$/, '')
  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByRole('searchbox', { name: 'Search designs' })).toBeFocused()
  await page.keyboard.type(phrase.toLowerCase())
  // Designs of like wording may come too; the box says so.
  await expect(page.getByRole('button', { name: /^Similar wording\. / })).toBeVisible()
  await expect(page.getByRole('option', { name: `${phrase}, waiting`, exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.type('qqxyzzyq')
  await expect(page.getByRole('heading', { name: 'No design matches' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tiles(page)).toHaveCount(DESIGNS)
})

test('the export sheet writes a Shopify file that says what the listings say', async ({ app, page }, info) => {
  const out = info.outputPath('my products.csv')
  await open(page, app, 'Gallery')
  await tiles(page).nth(0).click()
  await tiles(page).nth(1).click({ modifiers: ['Shift'] })
  await page.keyboard.press('a')
  await expect(notice(page, '2 designs approved')).toBeVisible()
  await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Approved' }).click()
  await expect(tiles(page)).toHaveCount(2)
  await tiles(page).nth(0).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Export' }).click()
  const exporting = sheet(page, 'Export 2 designs')
  await exporting.getByRole('textbox', { name: 'Where' }).fill(`${app.home}/nowhere/products.csv`)
  await exporting.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByText(/^Nothing was exported\. .*nowhere/)).toBeVisible()

  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Export' }).click()
  await exporting.getByRole('textbox', { name: 'Where' }).fill(out)
  await exporting.getByRole('button', { name: 'Export' }).click()
  await expect(notice(page, '2 listings as drafts are in')).toBeVisible({ timeout: 30_000 })

  const rows = z.array(shopifyRow).parse(parse(await readFile(out), { columns: true }))
  const approved = await app.ask(z.array(listing), 'listings', '--market', 'shopify', '--status', 'approved')
  const products = rows.filter((row) => row.Title !== '')
  expect(products.map(({ Title, Tags }) => ({ Title, Tags }))).toEqual(inAnyOrder(approved.map(({ title, tags }) => ({ Title: title, Tags: tags.join(', ') }))))
  for (const { title, price, bullets } of approved) {
    const product = products.find((row) => row.Title === title)
    const variants = rows.filter((row) => row['URL handle'] === product?.['URL handle'])
    expect(new Set(variants.map((row) => row.Price))).toEqual(new Set([price.toFixed(2)]))
    expect(new Set(variants.map((row) => row.SKU)).size, 'every colour in every size has its own number').toBe(variants.length)
    expect(product?.Description).toContain(bullets[0]?.split('“')[0])
  }
})

const shopifyRow = z.object({ Title: z.string(), 'URL handle': z.string(), Description: z.string(), Tags: z.string(), Status: z.string(), SKU: z.string(), Price: z.string() })

const inAnyOrder = <T>(items: readonly T[]): unknown => expect.arrayContaining([...items])

async function expectChosen(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('toolbar', { name: 'Selection' }).getByText(`${count} selected`)).toBeVisible()
  await expect(tiles(page).and(page.getByRole('option', { selected: true }))).toHaveCount(count)
}

/** From the empty margin left of one tile into another, the button held. */
async function drawOver(page: Page, from: number, to: number): Promise<void> {
  const [first, last] = [await tiles(page).nth(from).boundingBox(), await tiles(page).nth(to).boundingBox()]
  if (first === null || last === null) throw new Error('The tiles are not on screen.')
  await page.mouse.move(first.x - 12, first.y + 10)
  await page.mouse.down()
  await page.mouse.move(first.x + 20, first.y + 30, { steps: 4 })
  await page.mouse.move(last.x + last.width / 2, last.y + last.height / 2, { steps: 6 })
  await page.mouse.up()
}
