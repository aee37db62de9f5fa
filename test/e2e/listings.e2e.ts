import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { listing } from '../../src/main/listings/contract.ts'
import { notice, open } from './seller.ts'
import { test, type ServedApp } from './served-app.ts'

const rows = (page: Page): Locator => page.getByRole('listbox', { name: 'Listings' }).getByRole('option')
const pane = (page: Page): Locator => page.getByRole('article', { name: 'Listing' })
const title = (page: Page): Locator => pane(page).getByLabel('Title')
const versions = (page: Page): Locator => pane(page).getByRole('listitem').filter({ has: page.getByText(/^Version \d/) })

/** The listing of the program itself that the window shows for this market. */
async function stored(app: ServedApp, market: string, words: string): Promise<z.infer<typeof listing> | undefined> {
  return (await app.ask(z.array(listing), 'listings', '--market', market)).find((one) => one.title.includes(words))
}

test('words are edited under live limits by keyboard, every version is kept, compared, brought back and taken back', async ({ app, page }) => {
  await open(page, app, 'Listings')
  await expect(rows(page)).toHaveCount(12)
  await page.getByLabel('Marketplace').selectOption({ label: 'Etsy' })
  await expect(rows(page)).toHaveCount(6)
  await expect(pane(page).getByRole('heading', { level: 2 })).toHaveText('Etsy')
  await expect(pane(page).getByText('Written by templates · English').first()).toBeVisible()
  const first = await title(page).inputValue()

  await page.getByRole('listbox', { name: 'Listings' }).focus()
  await page.keyboard.press('e')
  await expect(title(page)).toBeFocused()
  await title(page).fill(`Kettle ${'x'.repeat(140)} 🐈`)
  await expect(pane(page).getByText('149 of 140')).toBeVisible()
  await expect(pane(page).getByRole('alert')).toHaveText('9 characters too long')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await title(page).fill('Kettle On 🐈')
  await expect(pane(page).getByText('11 of 140')).toBeVisible()
  // Leaving an unsaved text and coming back keeps it.
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await expect(title(page)).not.toHaveValue('Kettle On 🐈')
  await page.keyboard.press('ArrowUp')
  await expect(title(page)).toHaveValue('Kettle On 🐈')
  await title(page).focus()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(notice(page, 'Listing saved')).toBeVisible()
  await expect(pane(page).getByText('Written by you · English').first()).toBeVisible()
  expect(await stored(app, 'etsy', 'Kettle On 🐈')).toMatchObject({ source: 'seller', version: 2 })

  await expect(versions(page)).toHaveCount(2)
  await pane(page).getByRole('button', { name: 'Show what differs from version 1' }).click()
  await expect(pane(page).locator('ins').first()).toContainText('Kettle On')
  await expect(pane(page).locator('del').first()).toContainText(/\w/)
  await pane(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(title(page)).toHaveValue(first)
  await expect(versions(page)).toHaveCount(3)

  // Undo, by key, goes back through what was done here.
  await page.getByRole('listbox', { name: 'Listings' }).focus()
  await page.keyboard.press('z')
  await expect(title(page)).toHaveValue('Kettle On 🐈')
  await page.keyboard.press('z')
  await expect(title(page)).toHaveValue(first)
})

test('a listing is written again in German, one in French says what it needs, and a filter that finds nothing says so', async ({ app, page }) => {
  await open(page, app, 'Listings')
  await expect(rows(page)).toHaveCount(12)
  const write = async (language: string): Promise<void> => {
    await pane(page).getByRole('button', { name: 'Write again' }).click()
    await page.getByLabel('Language').selectOption({ label: language })
    await expect(page.getByRole('button', { name: 'With the language model' })).toBeDisabled()
    await page.getByRole('button', { name: 'With templates' }).click()
  }
  await write('German')
  await expect(pane(page).getByText('Written by templates · German').first()).toBeVisible()
  await expect(title(page)).toHaveValue(/„.+“/)
  await write('French')
  await expect(pane(page).getByText(/^French needs a language model, so this stands in English\./).first()).toBeVisible()
  await page.getByLabel('Checks', { exact: true }).selectOption({ label: 'Needs a look' })
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Search titles' }).fill('no listing says this')
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all listings' }).click()
  await expect(rows(page)).toHaveCount(12)

  // In a narrow window the listing lies over the list, and Esc goes back to it.
  await page.setViewportSize({ width: 800, height: 640 })
  await rows(page).nth(2).click()
  await expect(pane(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pane(page)).toBeHidden()
})

test('a text that was changed elsewhere does not swallow what is being typed', async ({ app, page, context }) => {
  await open(page, app, 'Listings')
  await expect(rows(page)).toHaveCount(12)
  await title(page).fill('Mine')
  const other = await context.newPage()
  await other.goto(`${app.origin}/#/listings`)
  await title(other).fill('Theirs')
  await title(other).press('ControlOrMeta+Enter')
  await expect(notice(other, 'Listing saved')).toBeVisible()
  await expect(pane(page).getByRole('alert')).toHaveText('This listing was changed while you were writing. Your words are still here.')
  await expect(title(page)).toHaveValue('Mine')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByRole('button', { name: 'Show the new text' }).click()
  await expect(title(page)).toHaveValue('Theirs')
})
