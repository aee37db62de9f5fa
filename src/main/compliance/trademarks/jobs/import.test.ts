import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../../../test/support/open-test-app.ts'
import { TRADEMARKS } from './import.ts'

test('a copy that was handed over goes when it is read, and the list names the file as the seller does', { timeout: 60_000 }, async () => {
  const app = await openTestApp()
  const folder = join(app.host.paths.home, 'uploads')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'a1b2.xml')
  copyFileSync(join(import.meta.dirname, '..', 'uspto', 'fixtures', 'daily.shape.xml'), file)
  app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind: TRADEMARKS, payload: { file, removeAfter: true, name: 'apc260101.xml' } }))
  await expect.poll(() => existsSync(file), { timeout: 50_000 }).toBe(false)
  expect((await app.trademarks.status()).files).toMatchObject([{ file: 'apc260101.xml', finished: true, read: 6 }])
})
