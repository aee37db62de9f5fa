import { expect, type Locator, type Page } from '@playwright/test'
import { brokenRules } from './axe.ts'
import { go, notice, open, phraseOnDesk, settled, sheet, tiles } from './seller.ts'
import { test, type ServedApp } from './served-app.ts'

const shoot = process.env['IDEA_ENGINE_TEST_PICTURES']

/** With a folder named in IDEA_ENGINE_TEST_PICTURES every state is also kept as a picture, for people to look at. */
async function check(page: Page, name: string): Promise<string[]> {
  const broken = await brokenRules(page)
  if (shoot !== undefined) await page.screenshot({ path: `${shoot}/${name}.png` })
  return broken.map((line) => `${name}: ${line}`)
}

async function everySection(settings: Locator, looked: (name: string) => Promise<void>): Promise<void> {
  for (const [section, sign] of [['Sources', 'No key needed'], ['Image engines', 'Who makes pictures'], ['Products', 'T-Shirt on or off'], ['Writing', 'OpenAI'], ['Trademarks & rules', 'EUIPO'], ['Local models', 'Import a folder']] as const) {
    await settings.getByRole('tab', { name: section }).click()
    await expect(settings.getByLabel(sign).first()).toBeVisible()
    if (section === 'Sources') await settings.getByRole('button', { name: 'Set up Pinterest Trends' }).click()
    if (section === 'Image engines') {
      await settings.getByRole('button', { name: 'Set up OpenAI' }).click()
      await settings.getByRole('button', { name: 'Set up ComfyUI' }).click()
      await expect(settings.getByRole('region', { name: 'Workflows' })).toBeVisible()
    }
    if (section === 'Products') await settings.getByRole('button', { name: 'Set up T-Shirt' }).click()
    await looked(`Settings, ${section}`)
  }
}

async function everyState(page: Page, app: ServedApp, look: string): Promise<string[]> {
  const broken: string[] = []
  const looked = async (name: string): Promise<void> => void broken.push(...(await check(page, `${name} ${look}`)))
  const closed = async (name: string): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(sheet(page, name)).toBeHidden()
  }
  await open(page, app)
  await expect(page.getByRole('region', { name: 'Just made' })).toBeVisible()
  await looked('Today')
  await page.keyboard.press('ControlOrMeta+,')
  await expect(sheet(page, 'Settings').getByRole('textbox', { name: 'Brand' })).toBeVisible()
  await looked('Settings')
  await everySection(sheet(page, 'Settings'), looked)
  await closed('Settings')
  await page.getByRole('button', { name: 'Activity' }).click()
  await expect(sheet(page, 'Activity')).toBeVisible()
  await looked('Activity')
  await closed('Activity')

  await go(page, 'Review')
  await looked('Review')
  await page.keyboard.press('r')
  await looked('Review, asking why')
  await page.keyboard.press('2')
  await expect(notice(page, /^Rejected/)).toBeVisible()
  await looked('Review, with Undo')
  for (const [key, name] of [['?', 'Keyboard'], ['e', 'Edit listing']] as const) {
    await page.keyboard.press(key)
    await expect(sheet(page, name)).toBeVisible()
    await looked(name)
    await closed(name)
  }
  await page.getByRole('button', { name: 'History' }).click()
  await expect(sheet(page, 'History').getByRole('button', { name: /^Undo/ })).toBeVisible()
  await looked('History')
  await closed('History')
  const phrase = await phraseOnDesk(page)
  await page.getByRole('button', { name: `Quick look: ${phrase}` }).click()
  await expect(sheet(page, phrase)).toBeVisible()
  await looked('Quick look')
  await page.keyboard.press('d')
  await expect(page.getByRole('combobox', { name: 'Layout' })).toBeVisible()
  await looked('Edit design')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Layout' })).toBeHidden()
  await closed(phrase)

  await go(page, 'Ideas')
  await expect(page.getByRole('article', { name: 'About this idea' })).toBeVisible()
  await looked('Ideas')
  await page.getByRole('button', { name: 'With a picture…' }).click()
  await expect(sheet(page, 'Design with a picture').getByRole('button', { name: 'Set up image engines' })).toBeVisible()
  await looked('Ideas, design with a picture')
  await closed('Design with a picture')
  await page.keyboard.press('l')
  await expect(page.getByText(/^Like “/)).toBeVisible()
  await looked('Ideas, more like one')
  await go(page, 'Calendar')
  await looked('Calendar')
  await page.keyboard.press('Enter')
  await looked('Calendar, a day open')
  await page.keyboard.press('v')
  await expect(page.getByText(/^Today, /)).toBeVisible()
  await looked('Calendar as a list')

  await go(page, 'Listings')
  await looked('Listings')
  await page.getByRole('button', { name: 'Write again' }).click()
  await expect(page.getByLabel('Language')).toBeVisible()
  await looked('Listings, write again')
  await page.keyboard.press('Escape')

  await go(page, 'Gallery')
  await tiles(page).first().click()
  await looked('Gallery')
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(sheet(page, 'Export 1 design')).toBeVisible()
  await looked('Export')
  return broken
}

for (const look of ['light', 'dark'] as const) {
  test(`every place and sheet keeps to the accessibility rules in the ${look} look`, async ({ app, page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
    expect(await everyState(page, app, look)).toEqual([])
  })
}

test('with motion turned down a decided design fades and does not travel', async ({ app, page }) => {
  await open(page, app, 'Review')
  expect(await travelOf(page, 'a')).toBeGreaterThan(10)
  await settled(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.reload()
  await expect(page.getByRole('region', { name: 'Design' }).getByRole('img')).toBeVisible()
  expect(await travelOf(page, 'a')).toBe(0)
})

/** How far, in pixels, anything on the stage is moved in the half second after a key. */
async function travelOf(page: Page, key: string): Promise<number> {
  const travel = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let furthest = 0
        const began = performance.now()
        const look = (): void => {
          for (const one of document.querySelectorAll('section[aria-label="Design"] div')) {
            const { e, f } = new DOMMatrix(getComputedStyle(one).transform)
            furthest = Math.max(furthest, Math.abs(e), Math.abs(f))
          }
          if (performance.now() - began > 600) resolve(furthest)
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  await page.keyboard.press(key)
  return travel
}
