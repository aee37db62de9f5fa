import { expect, type Page } from '@playwright/test'
import { go, open, settled, sheet, tiles, type Place } from './seller.ts'
import { test } from './served-app.ts'

const shoot = process.env['IDEA_ENGINE_TEST_PICTURES']
const PLACES: readonly Place[] = ['Today', 'Review', 'Gallery', 'Ideas', 'Calendar', 'Listings']

test.use({ viewport: { width: 1024, height: 700 } })

for (const percent of [100, 200] as const) {
  test(`at 1024 × 700 with text at ${percent} % nothing needs scrolling sideways and every decision is in reach`, async ({ app, page }) => {
    await setTextSize(page, percent)
    await open(page, app)
    for (const place of PLACES) {
      await go(page, place)
      await settled(page)
      if (shoot !== undefined) await page.screenshot({ path: `${shoot}/${place} ${percent}.png` })
      expect(await sideways(page), `${place} is as wide as the window`).toEqual([])
      expect(await cutOff(page), `no words of ${place} are cut off`).toEqual([])
    }
    await go(page, 'Gallery')
    await tiles(page).first().click()
    await expect(page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Approve' })).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')

    await go(page, 'Review')
    for (const name of ['Reject', 'Edit listing', 'Variations', 'Approve']) {
      const button = page.getByRole('toolbar', { name: 'Decision' }).getByRole('button', { name })
      await button.scrollIntoViewIfNeeded()
      await expect(button).toBeInViewport({ ratio: 1 })
    }
    await page.keyboard.press('e')
    await settled(page)
    if (shoot !== undefined) await page.screenshot({ path: `${shoot}/Edit ${percent}.png` })
    await expect(sheet(page, 'Edit listing').getByRole('button', { name: 'Save' })).toBeInViewport({ ratio: 1 })
    expect(await sideways(page)).toEqual([])
  })
}

/** As the browser's own setting for the size of text does. */
async function setTextSize(page: Page, percent: number): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Page.setFontSizes', { fontSizes: { standard: (16 * percent) / 100, fixed: (13 * percent) / 100 } })
}

/** What can be scrolled sideways, save the strips that are made for it. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX)))
      .filter((one) => !one.matches('[role=listbox][aria-orientation=horizontal], [role=radiogroup]'))
      .map((one) => `${one.tagName} ${one.className}`),
  )
}

/** Buttons whose words do not fit into them. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main button, main h1, main h2, nav a')]
      .filter((one) => one.checkVisibility() && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.textContent} (${one.scrollWidth} in ${one.clientWidth})`),
  )
}
