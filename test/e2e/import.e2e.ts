import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { notice, open } from './seller.ts'
import { test } from './served-app.ts'

const CHART = fileURLToPath(new URL('../../../shared/data/youtube_trending/us_mostpopular_2025-04-01_2025-05-30.csv', import.meta.url))

test('a chosen file is read as signals and the counts are told', async ({ app, page }) => {
  await open(page, app)
  await choose(page, CHART)
  const rows = parse(await readFile(CHART), { columns: true }) as { video_id: string }[]
  const videos = new Set(rows.map((row) => row.video_id)).size
  await expect(notice(page, `${videos.toLocaleString('en')} new signals`)).toBeVisible({ timeout: 30_000 })

  await page.getByRole('button', { name: 'Dismiss' }).click()
  await choose(page, CHART)
  await expect(notice(page, /is read: 0 new signals, [\d,]+ known already/)).toBeVisible({ timeout: 30_000 })
})

test('a dropped file shows how far it is, and Stop ends it with a word', async ({ app, page }) => {
  await open(page, app)
  await drop(page, 'posts.ndjson', 300_000)
  await expect(notice(page, 'Reading posts.ndjson')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: /task running|Activity/ }).click()
  const bar = page.getByRole('dialog', { name: 'Activity' }).getByRole('progressbar')
  await expect(bar).toBeVisible()
  await expect(bar).toHaveAttribute('aria-valuenow', /[1-9]/)
  const stop = page.getByRole('dialog', { name: 'Activity' }).getByRole('button', { name: 'Stop' })
  const share = Number(await bar.getAttribute('aria-valuenow')) / Number(await bar.getAttribute('aria-valuemax'))
  await stop.click()
  // On a machine that stalls nearly all may be read before the click arrives; then the counts are the word.
  const words = share < 0.7 ? /posts\.ndjson was not read\. Stopped/ : /posts\.ndjson (?:was not read\. Stopped|is read: 300,000 new signals)/
  await expect(notice(page, words)).toBeVisible({ timeout: 60_000 })
  await expect(bar).toBeHidden()
})

test('a file that cannot be read gets a sentence with its place, and one of a wrong kind is refused at once', async ({ app, page, quiet }) => {
  await open(page, app)
  await choose(page, { name: 'cut-short.json', mimeType: 'application/json', buffer: Buffer.from('[{"id": "1", "title": "One"}, {"id": "2", "ti') })
  await expect(notice(page, 'cut-short.json was not read. Line 1 column 46: it is not valid JSON. Export the file again; it may have been cut off.')).toBeVisible()
  await choose(page, { name: 'posts.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) })
  await expect(notice(page, 'posts.csv was not read. It is a picture. Import a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.')).toBeVisible()

  quiet.expect(/status of 400|answered 400/)
  await drop(page, 'letter.docx', 1)
  await expect(notice(page, /letter\.docx was not read\. .*CSV, XLSX, JSON, NDJSON/)).toBeVisible()
})

async function choose(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const asking = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await asking).setFiles(file)
}

/** Lets go of a file of so many posts over the window, as from a file manager. */
async function drop(page: Page, name: string, posts: number): Promise<void> {
  const dragged = await page.evaluateHandle(
    ([fileName, count]) => {
      const lines = Array.from({ length: count }, (_, at) => JSON.stringify({ id: `p${at}`, title: `Post number ${at} about dogs and ${at % 97} cats`, score: at }))
      const transfer = new DataTransfer()
      transfer.items.add(new File([lines.join('\n')], fileName))
      return transfer
    },
    [name, posts] as const,
  )
  const body = page.locator('body')
  await body.dispatchEvent('dragover', { dataTransfer: dragged })
  await expect(page.getByText('Drop to read signals from this file')).toBeVisible()
  await body.dispatchEvent('drop', { dataTransfer: dragged })
}
