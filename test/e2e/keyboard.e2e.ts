import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { DESIGNS } from './library.ts'
import { expectOnDesk, notice, open, phraseOnDesk, settled, sheet, stillOf, tiles, type Place } from './seller.ts'
import { test } from './served-app.ts'

test('a whole morning is done without a mouse', async ({ app, page }) => {
  await page.goto(app.address)
  await expect(page.getByRole('heading', { name: `${DESIGNS} designs wait for your decision` })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Review now' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(stillOf(page)).toBeVisible()

  const first = await phraseOnDesk(page)
  await page.keyboard.press('e')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('A title typed by hand')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(notice(page, 'Saved')).toBeVisible()
  await page.keyboard.press('a')
  await expect(notice(page, `Approved “${first}”`)).toBeVisible()
  // Looked at here: the Gallery may put this design among the two that are rejected below.
  await expect.poll(async () => (await app.ask(z.array(design), 'designs', '--status', 'approved')).map((one) => one.phrase)).toEqual([first])
  const second = await phraseOnDesk(page)
  await page.keyboard.press('r')
  await page.keyboard.press('5')
  await expect(notice(page, `Rejected “${second}”`)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expectOnDesk(page, second)

  await page.keyboard.press('ControlOrMeta+3')
  await expect(tiles(page).first()).toBeVisible()
  await tabTo(page, 'Designs')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByRole('toolbar', { name: 'Selection' }).getByText('2 selected')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  await expect(notice(page, /designs? rejected|^Rejected/)).toBeVisible()

  await page.keyboard.press('ControlOrMeta+,')
  await expect(sheet(page, 'Settings')).toBeVisible()
  await tabUntil(page, sheet(page, 'Settings').getByRole('tab', { name: 'General' }))
  await page.keyboard.press('ArrowDown')
  await expect(sheet(page, 'Settings').getByRole('tab', { name: 'Sources' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await tabUntil(page, sheet(page, 'Settings').getByRole('radio', { name: 'System' }))
  await page.keyboard.press('ArrowRight')
  await expect(sheet(page, 'Settings').getByRole('radio', { name: 'Light' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(sheet(page, 'Settings')).toBeHidden()
  await page.keyboard.press('ControlOrMeta+1')
  await expect(page.getByRole('heading', { name: /designs wait for your decision$/ })).toBeVisible()
})

for (const place of ['Today', 'Review', 'Gallery', 'Ideas', 'Calendar', 'Listings'] as const) {
  test(`what the keyboard is on can be seen at every stop in ${place}`, async ({ app, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page, app, place)
    expect(await unseenStops(page, place)).toEqual([])
  })
}

/** Presses Tab until the focus comes round; lists the stops where the picture is the same with and without it. */
async function unseenStops(page: Page, place: Place): Promise<string[]> {
  const unseen: string[] = []
  const passed = new Set<string>()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).focus()
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab')
    await settled(page)
    const name = await focused(page)
    if (name === null || passed.has(name)) break
    passed.add(name)
    const withFocus = await page.screenshot()
    await page.evaluate(() => {
      Reflect.set(window, 'left', document.activeElement)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await settled(page)
    const without = await page.screenshot()
    await page.evaluate(() => (Reflect.get(window, 'left') as HTMLElement).focus())
    if (withFocus.equals(without)) unseen.push(name)
  }
  expect(passed.size, 'the keyboard goes somewhere').toBeGreaterThan(4)
  return unseen
}

/** A name for the focused element that differs from stop to stop; null when it is the page itself. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const one = document.activeElement
    if (one === null || one === document.body) return null
    const at = [...document.querySelectorAll('*')].indexOf(one)
    return `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent} (${at})`
  })
}

const tabTo = (page: Page, listbox: string): Promise<void> => tabUntil(page, page.getByRole('listbox', { name: listbox, exact: true }))

async function tabUntil(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < 40 && !(await wanted.evaluate((one) => one === document.activeElement)); stop++) await page.keyboard.press('Tab')
  await expect(wanted).toBeFocused()
}
