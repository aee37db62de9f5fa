import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Locator, type Page, type Route } from '@playwright/test'
import { z } from 'zod'
import { sourceView } from '../../src/main/signals/contract.ts'
import { open, sheet } from './seller.ts'
import { test, type ServedApp } from './served-app.ts'

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Pottery news</title>
${['Raku kilns at home', 'Glaze that looks like rain', 'A mug for every mood'].map((title, at) => `<item><title>${title}</title><link>http://pots.example/${at}</link><guid>pot-${at}</guid></item>`).join('\n')}
</channel></rss>`

/** A blog on this machine: what it answers can be changed. */
interface Blog {
  readonly address: string
  answer: { status: number; body: string }
  close(): Promise<void>
}

async function openBlog(): Promise<Blog> {
  const server: Server = createServer((_request, response) => {
    response.writeHead(blog.answer.status, { 'content-type': 'application/rss+xml' })
    response.end(blog.answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const blog: Blog = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`,
    answer: { status: 200, body: FEED },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return blog
}

async function openSources(page: Page, app: ServedApp): Promise<Locator> {
  await open(page, app)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = sheet(page, 'Settings')
  await settings.getByRole('tab', { name: 'Sources' }).click()
  await expect(settings.getByRole('region', { name: 'No key needed' })).toBeVisible()
  return settings
}

const cardOf = (settings: Locator, title: string): Locator => settings.getByRole('listitem').filter({ has: settings.page().getByRole('button', { name: `Set up ${title}`, exact: true }) })

test('a feed is named, tested, switched on and asked, and says in words how it went', async ({ app, page }) => {
  const blog = await openBlog()
  const settings = await openSources(page, app)
  const card = cardOf(settings, 'Feeds')
  await card.getByRole('switch').click()
  await expect(card.getByText('Needs: Addresses')).toBeVisible()
  await card.getByRole('textbox', { name: 'Add one: Addresses' }).fill(blog.address)
  await page.keyboard.press('Enter')
  await expect(card.getByText(blog.address)).toBeVisible()

  await card.getByRole('button', { name: 'Test connection' }).click()
  await expect(card.getByText('It works: 3 items.')).toBeVisible({ timeout: 60_000 })
  await expect(card.getByText('Raku kilns at home')).toBeVisible()
  await card.getByRole('button', { name: 'Look now' }).click()
  await expect(card.getByText('3 signals so far.', { exact: false })).toBeVisible({ timeout: 60_000 })
  await expect(card.getByText(/^Just now: .+ Next look /)).toBeVisible()

  blog.answer = { status: 200, body: '<html><title>Please sign in</title></html>' }
  await card.getByRole('button', { name: 'Test connection' }).click()
  await expect(card.getByRole('status').getByText(/sign|feed|page/i)).toBeVisible({ timeout: 60_000 })
  await expect(card.getByText('It works: 3 items.')).toBeHidden()
  await card.getByRole('button', { name: `Remove ${blog.address}` }).click()
  await expect(card.getByText('Needs: Addresses')).toBeVisible()
  await blog.close()
})

test('a key goes in, is never shown again, and can be replaced and removed', async ({ app, page }) => {
  const settings = await openSources(page, app)
  const sent = await standInForKeychain(page)
  const card = cardOf(settings, 'Pinterest Trends')
  await card.getByRole('button', { name: 'Set up Pinterest Trends' }).click()
  const field = card.getByLabel('Access token', { exact: true })
  await expect(field).toHaveAttribute('type', 'password')
  await field.fill('pin-secret-4711')
  await card.getByRole('button', { name: 'Keep: Access token' }).click()
  await expect(card.getByText('A key is kept. It is never shown again.')).toBeVisible()
  expect(sent).toEqual([{ id: 'pinterest', field: 'accessToken', value: 'pin-secret-4711' }])
  expect(await page.content()).not.toContain('pin-secret-4711')

  await card.getByRole('button', { name: 'Replace: Access token' }).click()
  await expect(field).toHaveValue('')
  await field.press('Escape')
  await card.getByRole('button', { name: 'Remove: Access token' }).click()
  await expect(field).toHaveValue('')
  expect(sent.at(-1)).toEqual({ id: 'pinterest', field: 'accessToken' })
})

/**
 * Machines differ in whether they have a keychain, and a test must not write to the one of whoever runs it: what the
 * program would answer stands in for it. @returns what was sent.
 */
async function standInForKeychain(page: Page): Promise<unknown[]> {
  const sent: unknown[] = []
  const answer = (set: readonly string[]) => async (route: Route): Promise<void> => {
    sent.push(z.record(z.string(), z.unknown()).parse(route.request().postDataJSON())['0'])
    const list = await page.request.get(new URL('/api/trpc/signals.sources.list', page.url()).href)
    const { result } = z.object({ result: z.object({ data: z.array(sourceView) }) }).parse(await list.json())
    await route.fulfill({ json: [{ result: { data: { ...result.data.find((view) => view.id === 'pinterest'), secretsSet: set } } }] })
  }
  await page.route('**/api/trpc/signals.sources.setSecret*', answer(['accessToken']))
  await page.route('**/api/trpc/signals.sources.clearSecret*', answer([]))
  return sent
}

test('what YouTube does not allow to be mixed is said to stand apart', async ({ app, page }) => {
  const settings = await openSources(page, app)
  const card = cardOf(settings, 'YouTube Data API')
  await expect(card.getByText('Not counted in the score')).toBeVisible()
  await card.getByRole('button', { name: 'Set up YouTube Data API' }).click()
  await expect(card.getByRole('region', { name: 'Its figures' })).toContainText('no score knows them')
})
