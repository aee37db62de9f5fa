import { expect } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { DESIGNS } from './library.ts'
import { OUT_OF_REACH } from './quiet.ts'
import { beside, expectOnDesk, go, notice, open, phraseOnDesk } from './seller.ts'
import { test } from './served-app.ts'

test('a decision in one tab is seen in another, and so is one from the command line', async ({ app, context, page }) => {
  await open(page, app, 'Review')
  const other = await context.newPage()
  await other.goto(`${app.origin}/#/today`)
  await expect(other.getByRole('heading', { name: `${DESIGNS} designs wait for your decision` })).toBeVisible()
  const phrase = await phraseOnDesk(page)
  await page.keyboard.press('a')
  await expect(other.getByRole('heading', { name: `${DESIGNS - 1} designs wait for your decision` })).toBeVisible()
  await expect(other.getByRole('button', { name: '1 approved so far' })).toBeVisible()

  await go(other, 'Review')
  await expect(other.getByText(`1 of ${DESIGNS - 1}`, { exact: true })).toBeVisible()
  const next = await phraseOnDesk(page)
  expect(next).not.toBe(phrase)
  const id = (await app.ask(z.array(design), 'designs')).find((one) => one.phrase === next)?.id ?? ''
  expect((await app.command('reject', id, '--reason', 'taste')).code).toBe(0)
  for (const tab of [page, other]) {
    await expect(tab.getByText(`1 of ${DESIGNS - 2}`, { exact: true })).toBeVisible()
    await expect(beside(tab).getByRole('heading', { level: 2, name: next, exact: true })).toBeHidden()
  }
})

test('when the program is killed the window says so, stays readable, and says how to come back; nothing is lost', async ({ app, page, quiet }) => {
  await open(page, app, 'Review')
  const first = await phraseOnDesk(page)
  await page.keyboard.press('a')
  await expect(notice(page, `Approved “${first}”`)).toBeVisible()
  const second = await phraseOnDesk(page)
  await expect.poll(async () => (await app.ask(z.array(design), 'designs', '--status', 'approved')).map((one) => one.phrase)).toEqual([first])

  quiet.expect(OUT_OF_REACH)
  await app.kill()
  await expect(page.getByText('Reconnecting…')).toBeVisible()
  await expectOnDesk(page, second)
  await page.keyboard.press('a')
  await expect(notice(page, `“${second}” is back in Review. The part that keeps your library has stopped`)).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expectOnDesk(page, second)

  const address = await app.restart()
  const remedy = page.getByRole('alert').filter({ hasText: 'The program was started again and does not know this page any more. Nothing is lost.' })
  await expect(remedy).toContainText('run “idea-engine serve” for a fresh one')
  await expect(page.getByRole('button', { name: `Quick look: ${second}` }).getByRole('img')).toBeVisible()
  const fresh = await page.context().newPage()
  await fresh.goto(address)
  await expect(fresh.getByRole('heading', { name: `${DESIGNS - 1} designs wait for your decision` })).toBeVisible()
  await expect(remedy, 'the old page comes back by itself').toBeHidden()
  await expect(page.getByText('Reconnecting…')).toBeHidden()
  await page.keyboard.press('a')
  await expect(fresh.getByRole('heading', { name: `${DESIGNS - 2} designs wait for your decision` })).toBeVisible()
  expect((await app.ask(z.array(design), 'designs', '--status', 'approved')).map((one) => one.phrase).toSorted()).toEqual([first, second].toSorted())
})
