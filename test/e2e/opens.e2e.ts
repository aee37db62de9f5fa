import { expect } from '@playwright/test'
import { test } from './served-app.ts'

test('the app opens in a browser, spends its token, and says nothing wrong to the console', async ({ app, page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))

  await page.goto(app.address)
  await expect(page.getByRole('main')).toBeVisible()
  expect(page.url()).not.toContain('token=')
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
  expect(complaints).toEqual([])
})

test('without the token or its cookie nothing is answered', async ({ app, request }) => {
  const { origin } = new URL(app.address)
  expect((await request.get(`${origin}/api/trpc/system.info`)).ok()).toBe(false)
  expect((await request.get(`${origin}/?token=wrong`)).ok()).toBe(false)
})
