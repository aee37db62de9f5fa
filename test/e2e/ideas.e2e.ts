import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import type { IdeaStatus } from '../../src/main/ideas/contract.ts'
import { notice, open } from './seller.ts'
import { test, type ServedApp } from './served-app.ts'

const WORDS = ['freshness', 'engagement', 'novelty', 'community fit', 'season']
const known = z.array(z.object({ concept: z.object({ phrase: z.string() }) }))

const rows = (page: Page): Locator => page.getByRole('listbox', { name: 'Ideas, best first' }).getByRole('option')
const current = (page: Page): Locator => page.getByRole('listbox', { name: 'Ideas, best first' }).getByRole('option', { selected: true })
const beside = (page: Page): Locator => page.getByRole('article', { name: 'About this idea' })
const phraseBeside = (page: Page): Locator => beside(page).getByRole('heading', { level: 2 })

async function openIdeas(page: Page, app: ServedApp): Promise<void> {
  await open(page, app, 'Ideas')
  await expect(phraseBeside(page)).toBeVisible()
}

/** Whether the program itself lists an idea of these words under `status`. */
async function isListed(app: ServedApp, phrase: string, status: IdeaStatus): Promise<boolean> {
  return (await app.ask(known, 'ideas', '--status', status, '--all', '--query', phrase, '--limit', '50')).some((idea) => idea.concept.phrase === phrase)
}

test('an idea says why: five parts with what each adds and rests on, and what was seen', async ({ app, page }) => {
  await openIdeas(page, app)
  const meters = beside(page).getByRole('meter')
  await expect(meters).toHaveCount(WORDS.length)
  const total = Number(await beside(page).getByLabel(/^Score \d+ of 100$/).getAttribute('aria-label').then((label) => /\d+/.exec(label ?? '')?.[0]))
  const spoken = await meters.evaluateAll((all) => all.map((one) => one.getAttribute('aria-valuetext') ?? ''))
  const added = spoken.map((text) => Number(/^\d+ of 100, adds (\d+) to the score, rests on /.exec(text)?.[1]))
  expect(Math.abs(added.reduce((sum, points) => sum + points, 0) - total), 'the parts add up to the score, save for rounding').toBeLessThanOrEqual(3)

  // The focus of the keyboard, not of the pointer, opens what it says.
  await meters.nth(1).focus()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByText(/^Freshness \d+ of 100: adds \d+ to the score\.$/)).toBeVisible()
  await expect(beside(page).getByRole('heading', { name: 'What was seen' })).toBeVisible()
  for (const link of await beside(page).getByRole('link').all()) {
    expect(await link.getAttribute('href')).toMatch(/^https?:\/\//)
    expect(await link.getAttribute('rel')).toContain('noopener')
  }
})

test('“Not this” takes an idea out at once, Undo brings it back to its place, and what is put away can be brought back later', async ({ app, page }) => {
  await openIdeas(page, app)
  await page.keyboard.press('ArrowDown')
  const phrase = await phraseBeside(page).innerText()
  const before = await rows(page).evaluateAll((all) => all.slice(0, 4).map((one) => one.dataset['idea']))
  await page.keyboard.press('x')
  await expect(notice(page, `“${phrase}” is put away`)).toBeVisible()
  await expect(phraseBeside(page)).not.toHaveText(phrase)
  await expect.poll(() => isListed(app, phrase, 'dismissed')).toBe(true)
  await page.keyboard.press('z')
  await expect(notice(page, `“${phrase}” is back`)).toBeVisible()
  await expect(phraseBeside(page)).toHaveText(phrase)
  await expect.poll(() => isListed(app, phrase, 'new')).toBe(true)
  await expect.poll(() => rows(page).evaluateAll((all) => all.slice(0, 4).map((one) => one.dataset['idea']))).toEqual(before)

  await beside(page).getByRole('button', { name: 'Not this' }).click()
  await expect.poll(() => isListed(app, phrase, 'dismissed')).toBe(true)
  await page.reload()
  await page.getByRole('radio', { name: 'Not this' }).click()
  await rows(page).filter({ hasText: phrase }).first().click()
  await beside(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(notice(page, `“${phrase}” is back`)).toBeVisible()
  await expect.poll(() => isListed(app, phrase, 'new')).toBe(true)
})

test('designs of one idea are made on request and come to Review; asking is in reach of the keyboard alone', async ({ app, page }) => {
  await openIdeas(page, app)
  const phrase = await phraseBeside(page).innerText()
  await beside(page).getByRole('button', { name: 'Fewer' }).click()
  await expect(beside(page).getByRole('group', { name: 'How many' }).getByText('2', { exact: true })).toBeVisible()
  await page.keyboard.press('m')
  await expect(notice(page, `Making 2 designs of “${phrase}”`)).toBeVisible()
  await expect(beside(page).getByText('Designed', { exact: true })).toBeVisible({ timeout: 60_000 })
  const made = async () => (await app.ask(z.array(design), 'designs')).filter((one) => one.phrase === phrase)
  await expect.poll(async () => (await made()).length, { timeout: 60_000 }).toBe(2)
  expect(new Set((await made()).map((one) => one.svgFile)).size, 'they do not look the same').toBe(2)
})

test('words find ideas, the box says how it judged, and more like one is a key away', async ({ app, page }) => {
  await openIdeas(page, app)
  const phrase = await phraseBeside(page).innerText()
  await page.keyboard.press('ControlOrMeta+f')
  const box = page.getByRole('searchbox', { name: 'Search ideas' })
  await expect(box).toBeFocused()
  await page.keyboard.type(phrase)
  await expect(rows(page).filter({ hasText: phrase }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Similar wording\. / })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toHaveValue('')

  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox', { name: 'Ideas, best first' })).toBeFocused()
  await page.keyboard.press('l')
  await expect(page.getByText(/^Like “/)).toBeVisible()
  await expect(current(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^Like “/)).toBeHidden()
})

test('a decision in one tab is seen in another', async ({ app, context, page }) => {
  await openIdeas(page, app)
  const other = await context.newPage()
  await other.goto(`${app.origin}/#/ideas`)
  const phrase = await phraseBeside(page).innerText()
  await expect(rows(other).filter({ hasText: phrase }).first()).toBeVisible()
  await page.keyboard.press('x')
  await expect(rows(other).filter({ hasText: phrase })).toHaveCount(0)
})
