import { expect, type Locator } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { job } from '../../src/main/jobs/contract.ts'
import { notice, open } from './seller.ts'
import { test, type ServedApp } from './served-app.ts'

test.use({ library: 'empty' })

test('an empty library fills by itself in front of the seller; Stop keeps what is made, and it goes on from there', async ({ app, page }) => {
  await open(page, app)
  const card = page.getByRole('main')
  await expect(card.getByRole('heading', { name: 'Making your first designs' })).toBeVisible()
  const bar = card.getByRole('progressbar', { name: 'Making your first designs' })
  const seen = await percentOf(bar)
  const made = page.getByRole('region', { name: 'Just made' }).getByRole('listitem')
  await expect(made.nth(1)).toBeVisible({ timeout: 60_000 })
  expect(await percentOf(bar)).toBeGreaterThan(seen)
  await expect(card.getByText(/^[2-9] of 10/)).toBeVisible()

  await card.getByRole('button', { name: 'Stop' }).click()
  await expect(notice(page, 'Stopped. What was made is kept')).toBeVisible()
  await expect(bar).toBeHidden()
  await expect(card.getByRole('heading', { name: /designs? waits? for your decision$/ })).toBeVisible()
  const kept = await quietLibrary(app)
  expect(kept).toBeGreaterThanOrEqual(2)
  expect(kept).toBeLessThan(10)

  await card.getByRole('button', { name: 'Start now' }).click()
  await expect(card.getByRole('progressbar')).toBeVisible()
  await expect(made.nth(kept)).toBeVisible({ timeout: 60_000 })
  await expect(card.getByText(/ of 10/)).toBeVisible()
})

/** An indeterminate bar counts as nothing. */
async function percentOf(bar: Locator): Promise<number> {
  return Number((await bar.getAttribute('aria-valuenow')) ?? 0)
}

/** How many designs stand once nothing works on them any more. */
async function quietLibrary(app: ServedApp): Promise<number> {
  await expect(async () => {
    const jobs = await app.ask(z.array(job), 'jobs')
    expect(jobs.filter(({ state }) => state === 'running' || state === 'waiting')).toEqual([])
  }).toPass()
  return (await app.ask(z.array(design), 'designs')).length
}
