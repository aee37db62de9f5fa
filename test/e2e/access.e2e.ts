import { request as httpRequest } from 'node:http'
import { expect } from '@playwright/test'
import { test } from './served-app.ts'

test('without the printed address nobody gets in, and a sentence says how to', async ({ app, request }) => {
  for (const path of ['/', '/api/trpc/system.info', '/api/stream', '/?token=guessed']) {
    const answer = await request.get(app.origin + path)
    expect(answer.status(), path).toBe(401)
    expect(await answer.text()).toContain('Run "idea-engine serve" again for a fresh one.')
  }
})

test('the printed address lets one browser in, once, and leaves no token behind', async ({ app, page, playwright }) => {
  await page.goto(app.address)
  await expect(page.getByRole('main')).toBeVisible()
  expect(page.url()).not.toContain('token')
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()

  const stranger = await playwright.request.newContext()
  const again = await stranger.get(app.address)
  expect(again.status()).toBe(401)
  expect(await again.text()).toContain('This address was used already.')
  await stranger.dispose()
})

test('a request under another name or from another site is refused, also with the right token', async ({ app }) => {
  expect(await statusFor(app.address, { host: 'evil.example' })).toBe(403)
  expect(await statusFor(app.address, { origin: 'http://evil.example' })).toBe(403)
  expect(await statusFor(app.address, {}), 'the token is still unused').toBe(303)
})

function statusFor(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(address, { headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).once('error', reject).end()
  })
}
