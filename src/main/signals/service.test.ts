import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import type { App } from '../app.ts'
import type { Job } from '../jobs/contract.ts'
import { IMPORT } from './jobs/import.ts'

const LONG = { timeout: 60_000 }

function csv(rows: number, from = 0): string {
  return `id,text,likes\n${Array.from({ length: rows }, (_, at) => `p${at + from},post number ${at + from} about bees,${at}`).join('\n')}\n`
}

function ask(app: App, file: string, removeAfter = false): string {
  return app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind: IMPORT, payload: { file, removeAfter } }))
}

async function ended(app: App, id: string): Promise<Job> {
  await app.jobs.runner.settled([id], AbortSignal.timeout(30_000))
  return app.jobs.queue.find(id)
}

function fileIn(app: App, name: string, text: string): string {
  const file = join(app.host.paths.home, name)
  writeFileSync(file, text)
  return file
}

test('a file is read once however often it is imported, and each batch is one event under the work’s own name', LONG, async () => {
  const app = await openTestApp()
  const file = fileIn(app, 'posts.csv', csv(5_000))
  const first = await ended(app, ask(app, file))
  expect(first).toMatchObject({ state: 'done', result: { format: 'csv', new: 5_000, duplicate: 0, rejected: 0, observations: 5_000 } })
  expect((await ended(app, ask(app, file))).result).toMatchObject({ new: 0, duplicate: 5_000 })
  const events = app.jobs.events.after(0, 100).filter(({ correlationId }) => correlationId === first.id)
  expect(events.map(({ data }) => data['new'])).toEqual([2_000, 2_000, 1_000])
  expect(app.signals.count()).toBe(5_000)
  expect(await app.store.reader.all("SELECT count(*) AS found FROM signals_fts WHERE signals_fts MATCH 'bees'", [])).toEqual([{ found: 5_000 }])
})

test('a cancelled import keeps what it stored, and the next one adds only what is missing', LONG, async () => {
  const app = await openTestApp()
  const file = fileIn(app, 'posts.csv', csv(40_000))
  const id = ask(app, file)
  const unfollow = app.jobs.events.follow(({ eventType }) => eventType === 'signal.ingested' && app.jobs.runner.cancel(id))
  expect(await ended(app, id)).toMatchObject({ state: 'cancelled' })
  unfollow()
  const kept = app.signals.count()
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(40_000)
  expect((await ended(app, ask(app, file))).result).toMatchObject({ new: 40_000 - kept, duplicate: kept })
})

test('a file that cannot be read is named, is not tried again, and a dropped copy of it is removed', LONG, async () => {
  const app = await openTestApp()
  const file = fileIn(app, 'picture.csv', '\u0089PNG\r\n\u001A\n\u0000\u0000\u0000')
  const kept = await ended(app, ask(app, file))
  expect(kept).toMatchObject({ state: 'failed', attempt: 1 })
  expect(kept.reason).toContain(file)
  expect(existsSync(file)).toBe(true)
  mkdirSync(join(app.host.paths.home, 'uploads'))
  const dropped = fileIn(app, 'uploads/0a1b.csv', '\u0000\u0000\u0000')
  expect(await ended(app, ask(app, dropped, true))).toMatchObject({ state: 'failed' })
  expect(existsSync(dropped)).toBe(false)
  // The seller's own file is never removed, whatever a stored job says.
  expect(await ended(app, ask(app, file, true))).toMatchObject({ state: 'failed' })
  expect(existsSync(file)).toBe(true)
  expect(await ended(app, ask(app, join(app.host.paths.home, 'gone.csv')))).toMatchObject({ state: 'failed', attempt: 1 })
})
