import { writeFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { ideaStatus } from '../../src/main/ideas/contract.ts'
import { dayInZone } from '../../src/main/kernel/pure/day-in-zone.ts'
import { settings } from '../../src/main/settings/contract.ts'
import { importSummary } from '../../src/main/signals/contract.ts'
import { addDays } from '../../src/renderer/calendar/days.ts'
import { notice, open } from './seller.ts'
import { test, type ServedApp } from './served-app.ts'

const pane = (page: Page): Locator => page.getByRole('complementary', { name: 'About this day' })
const rows = (page: Page): Locator => page.getByRole('listbox', { name: 'Days worth designing for' }).getByRole('option')

/** The seller's day, now. */
async function todayOf(app: ServedApp): Promise<string> {
  return dayInZone(performance.timeOrigin + performance.now(), (await app.ask(settings, 'settings')).timeZone)
}

const spoken = (day: string): string => new Intl.DateTimeFormat('en-US', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))

test('the month shows today, days are walked by the arrows, and a day tells when to list for it', async ({ app, page }) => {
  const today = await todayOf(app)
  await open(page, app, 'Calendar')
  const grid = page.getByRole('grid')
  await expect(grid.locator('[aria-current=date]')).toHaveAttribute('data-day', today)
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await expect(pane(page).getByRole('heading', { level: 2, name: spoken(addDays(today, 7)) })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(grid.getByRole('gridcell', { selected: true })).toHaveAttribute('data-day', addDays(today, 6))
  await page.keyboard.press('PageDown')
  await expect(grid.getByRole('gridcell', { selected: true })).toHaveAttribute('data-day', /-01$/)
  await page.keyboard.press('t')
  await expect(grid.getByRole('gridcell', { selected: true })).toHaveAttribute('data-day', today)

  await page.keyboard.press('v')
  await expect(page.getByText(/^Today, /)).toBeVisible()
  await rows(page).first().click()
  const entry = pane(page).getByRole('region').first()
  for (const name of ['List from', 'List by', 'Make by', 'Last useful day']) await expect(entry.getByText(name, { exact: true })).toBeVisible()
  await expect(entry.getByText(/^(A holiday set by law|Kept by custom|Nobody has confirmed this date)/)).toBeVisible()
})

test('a day of the seller’s own calendar stands where it belongs, whatever zone the browser is in', async ({ app, browser }, info) => {
  const today = await todayOf(app)
  const fair = addDays(today, 60)
  const file = info.outputPath('fairs.ics')
  await writeFile(file, ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//seller//EN', 'BEGIN:VEVENT', 'UID:fair', `DTSTART;VALUE=DATE:${fair.replaceAll('-', '')}`, 'SUMMARY:Zither makers fair', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'))
  const zone = await browser.newContext({ timezoneId: 'Pacific/Kiritimati', viewport: { width: 1440, height: 900 } })
  const page = await zone.newPage()
  await open(page, app, 'Calendar')
  await app.ask(z.object({ files: z.array(importSummary) }), 'import', file)
  const cell = await showMonthOf(page, fair, today)
  await expect(cell).toHaveAccessibleName(`${spoken(fair)}: ${Number(fair.slice(8))} Zither makers fair Best time`)
  await cell.getByText('Zither makers fair').click()
  await expect(pane(page).getByText('Best time', { exact: true })).toBeVisible()
  await expect(pane(page).getByText(/^Nobody has confirmed this date/)).toBeVisible()
  await zone.close()
})

test('designs are made for a day and counted there', async ({ app, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const ideas = await app.ask(z.array(z.object({ status: ideaStatus, occursOn: z.iso.date().optional() })), 'ideas', '--all', '--limit', '500')
  const day = ideas.find((idea) => idea.status === 'new' && idea.occursOn !== undefined)?.occursOn ?? ''
  await open(page, app, 'Calendar')
  await (await showMonthOf(page, day, await todayOf(app))).click()
  const entry = pane(page).getByRole('region').filter({ has: page.getByRole('button', { name: 'Make designs for this day' }) }).first()
  for (let fewer = 0; fewer < 2; fewer++) await entry.getByRole('button', { name: 'Fewer' }).click()
  const before = (await app.ask(z.array(design), 'designs')).length
  await entry.getByRole('button', { name: 'Make designs for this day' }).click()
  await expect(notice(page, /^Making 1 design for /)).toBeVisible()
  await expect.poll(async () => (await app.ask(z.array(design), 'designs')).length, { timeout: 60_000 }).toBe(before + 1)
  await expect(entry.getByText(/ · \d+ designs?/)).toBeVisible()

  await entry.getByRole('list', { name: 'Best ideas for it' }).getByRole('button').first().click()
  await expect(page.getByRole('article', { name: 'About this idea' }).getByRole('button', { name: 'Show in Calendar' })).toBeVisible()
})

/** Turns the pages from today's month to that of `day`. @returns its cell. */
async function showMonthOf(page: Page, day: string, today: string): Promise<Locator> {
  const months = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  for (let turned = months(today); turned < months(day); turned++) await page.getByRole('button', { name: 'Next month' }).click()
  const cell = page.locator(`[data-day="${day}"]`)
  await expect(cell).toBeVisible()
  return cell
}
