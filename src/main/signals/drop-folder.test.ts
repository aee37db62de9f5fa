import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { silentLog } from '../kernel/log.ts'
import { createDropFolder } from './drop-folder.ts'

test('a file that is dropped is imported once it lies still, and again only when it was changed', { timeout: 60_000 }, async () => {
  const app = await openTestApp()
  const folder = tempHome()
  const open = () => createDropFolder({ store: app.store, queue: app.jobs.queue, log: silentLog, folder: () => folder })
  const settled = () => app.jobs.runner.settled(app.jobs.queue.list([], 500).map(({ id }) => id), AbortSignal.timeout(30_000))
  const file = join(folder, 'posts.csv')
  const drop = open()
  writeFileSync(file, 'id,text\n1,plant lady\n')
  writeFileSync(join(folder, 'notes.docx'), 'not for us')
  writeFileSync(join(folder, '.hidden.csv'), 'id,text\n9,hidden\n')
  mkdirSync(join(folder, 'old.csv'))
  expect(await drop.look()).toEqual([])
  appendFileSync(file, '2,cat dad\n')
  expect(await drop.look(), 'it is still being written').toEqual([])
  expect(await drop.look()).toEqual(['posts.csv'])
  expect(await drop.look()).toEqual([])
  await settled()
  expect(app.signals.count()).toBe(2)
  const afterRestart = open()
  expect([await afterRestart.look(), await afterRestart.look()]).toEqual([[], []])
  appendFileSync(file, '3,bee kind\n')
  writeFileSync(join(folder, 'broken.ics'), 'no calendar')
  expect([await afterRestart.look(), (await afterRestart.look()).toSorted()]).toEqual([[], ['broken.ics', 'posts.csv']])
  await settled()
  expect([app.signals.count(), await afterRestart.look()]).toEqual([3, []])
  rmSync(folder, { recursive: true })
  await expect(afterRestart.look()).rejects.toThrow('ENOENT')
})
