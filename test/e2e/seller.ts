/** What a seller's eyes and hands do in the window, by the names that they (and a screen reader) find. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { ServedApp } from './served-app.ts'

export type Place = 'Today' | 'Review' | 'Gallery' | 'Ideas' | 'Calendar' | 'Listings'

export async function open(page: Page, app: ServedApp, place: Place = 'Today'): Promise<void> {
  await page.goto(app.address)
  await expect(page.getByRole('main')).toBeVisible()
  if (place !== 'Today') await go(page, place)
}

export async function go(page: Page, place: Place): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click()
  if (place === 'Review') await expect(beside(page).getByRole('heading', { level: 2 })).toBeVisible()
  if (place === 'Gallery') await expect(tiles(page).first()).toBeVisible()
  if (place === 'Ideas') await expect(page.getByRole('listbox', { name: 'Ideas, best first' }).getByRole('option').first()).toBeVisible()
  if (place === 'Listings') await expect(page.getByRole('listbox', { name: 'Listings' }).getByRole('option').first()).toBeVisible()
  if (place === 'Calendar') await expect(page.getByRole('grid')).toBeVisible()
}

/** The design on the desk, as the filmstrip marks it. */
export const stillOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Waiting designs' }).getByRole('option', { selected: true })

export async function phraseOnDesk(page: Page): Promise<string> {
  return (await stillOf(page).getAttribute('aria-label')) ?? ''
}

/** Everything beside the design: score, checks, listing. */
export const beside = (page: Page): Locator => page.getByRole('complementary', { name: 'About this design' })

export async function expectOnDesk(page: Page, phrase: string): Promise<void> {
  await expect(beside(page).getByRole('heading', { level: 2, name: phrase, exact: true })).toBeVisible()
}

export const tiles = (page: Page): Locator => page.getByRole('listbox', { name: 'Designs', exact: true }).getByRole('option')

export const sheet = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })

/** What the window says at its foot. */
export const notice = (page: Page, text: string | RegExp): Locator => page.getByRole('main').getByRole('status').getByText(text)

/** Waits until nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY))
}
