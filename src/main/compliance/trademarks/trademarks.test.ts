import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { writeRegister } from '../../../../bench/trademarks/register.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'
import { resources, testHost } from '../../../../test/support/test-host.ts'
import { acquirePort } from '../../../workers/acquire/contract.ts'
import { systemClock } from '../../kernel/clock.ts'
import { silentLog } from '../../kernel/log.ts'
import { createWorkerClient } from '../../kernel/worker-client.ts'
import { createTrademarksRepo } from './repo.ts'
import { createTrademarksService, type TrademarksService } from './service.ts'

const SHAPE = join(import.meta.dirname, 'uspto', 'fixtures', 'daily.shape.xml')
const EVERYDAY = join(resources, 'compliance', 'everyday-words.txt')
const shape = readFileSync(SHAPE, 'utf8')
const context = { signal: new AbortController().signal, progress: () => undefined }

function open(home: string, enoughMarks = 2): TrademarksService {
  const host = testHost({ home })
  const acquire = createWorkerClient('acquire', acquirePort, { spawn: () => host.spawnWorker('acquire'), clock: systemClock, log: silentLog })
  const service = createTrademarksService({ home, clock: systemClock, acquire, everydayFile: EVERYDAY, enoughMarks })
  onTestFinished(async () => {
    await service.stop()
    acquire.stop()
  })
  return service
}

test('without an index a check says so, and offers the import', async () => {
  const check = await open(tempHome()).check({ phrase: 'Zorbello' })
  expect(check.state).toBe('not-checked')
  expect(check.reason).toContain('trademarks import')
})

test('a file is read as ZIP and as XML, and what is bad in it is counted with its place', async () => {
  const home = tempHome()
  const zip = join(home, 'apc260101.zip')
  writeFileSync(zip, zipSync({ 'apc260101.xml': new TextEncoder().encode(shape) }))
  const service = open(home)
  const first = await service.import(zip, context)
  expect(first).toMatchObject({ read: 6, live: 3, ended: 2, rejected: 1, known: false })
  expect(first.rejects[0]?.reason).toContain('no serial number of eight digits')
  expect(await service.import(zip, context)).toMatchObject({ known: true, read: 6 })
  expect(await service.import(SHAPE, context)).toMatchObject({ read: 6, live: 3, known: false })
  expect(await service.status()).toMatchObject({ state: 'ready', live: 3, ended: 2, newest: '2026-01-01' })
})

test('words, slips, sounds and order lead to the record, and harmless words to none', async () => {
  const service = open(tempHome())
  await service.import(SHAPE, context)
  const meets = async (phrase: string) => (await service.search({ phrase }))?.map(({ likeness, risk, record }) => `${risk} ${likeness} ${record.mark}`)
  expect(await meets('Keep the Lantern Lit')).toEqual(['block same KEEP THE LANTERN LIT'])
  expect(await meets('z o r b e l l o')).toEqual(['block same ZORBELLO'])
  expect(await meets('My Zorbelol Dad')).toEqual(['warn one-letter-off ZORBELLO'])
  expect(await meets('Zorbelo')).toEqual(['warn one-letter-off ZORBELLO'])
  expect(await meets('Kwelloria glow')).toEqual(['warn sounds-alike QUELLORIA'])
  // Dead, and an everyday word for insurance.
  expect(await meets('Merrywick')).toEqual([])
  expect(await meets('Life')).toEqual([])
  expect(await meets('Lantern keepers of the night')).toEqual([])
  expect(await service.check({ title: 'Plant Mom Shirt', tags: ['plants'], phrase: 'Plant Mom' })).toMatchObject({ state: 'clear' })
  const [found] = await service.search({ title: 'Zorbello shirt' }) ?? []
  expect(found).toMatchObject({ field: 'title', record: { serial: 90000001, owner: 'Zorbello & Sons, Inc.', classes: [25], status: 700 } })
  expect(found?.sentence).toContain('serial 90000001, class 25, registered 2021-01-05')
})

test('finding nothing among too few marks clears nothing', async () => {
  const service = open(tempHome(), 500_000)
  await service.import(SHAPE, context)
  expect((await service.status()).state).toBe('few')
  expect(await service.check({ phrase: 'Plant Mom' })).toMatchObject({ state: 'not-checked' })
  expect(await service.check({ phrase: 'Zorbello' })).toMatchObject({ state: 'block' })
})

test('the newer record of a mark holds, whichever file comes first', async () => {
  const home = tempHome()
  const service = open(home)
  const later = join(home, 'later.xml')
  writeFileSync(later, shape.replaceAll('20260101</transaction-date>', '20260301</transaction-date>').replace('<status-code>700</status-code>', '<status-code>710</status-code>'))
  await service.import(later, context)
  expect(await service.search({ phrase: 'Zorbello' })).toEqual([])
  await service.import(SHAPE, context)
  expect(await service.search({ phrase: 'Zorbello' })).toEqual([])
  expect((await service.status()).live).toBe(2)
})

test('what is no trademark file is refused with a remedy, and a damaged ZIP keeps what came before', async () => {
  const home = tempHome()
  const service = open(home)
  const other = join(home, 'feed.xml')
  writeFileSync(other, '<?xml version="1.0"?><rss><channel/></rss>')
  await expect(service.import(other, context)).rejects.toThrow('no trademark file of the USPTO')
  await expect(service.import(join(home, 'none.xml'), context)).rejects.toThrow('no such file')
  const empty = join(home, 'empty.zip')
  writeFileSync(empty, zipSync({ 'read.me': new Uint8Array(3) }))
  await expect(service.import(empty, context)).rejects.toThrow('no XML file')
  const zip = join(home, 'cut.zip')
  writeFileSync(zip, zipSync({ 'a.xml': new TextEncoder().encode(shape) }))
  truncateSync(zip, Math.round(statSync(zip).size / 2))
  await expect(service.import(zip, context)).rejects.toThrow('ends early')
})

test.runIf(process.platform === 'linux')('an import that was killed goes on where it was and ends with the same index', { timeout: 120_000 }, async () => {
  const home = tempHome()
  const file = join(home, 'register.xml')
  const marks = 30_000
  await writeRegister(file, 70_000_000, { marks, everyday: ['life', 'dog', 'mom', 'coffee', 'happy'], seed: 'kill' })
  const cli = join(import.meta.dirname, '../../../hosts/cli/main.ts')
  const repo = createTrademarksRepo(home)
  onTestFinished(() => repo.side.close())
  const importing = spawn(process.execPath, [cli, 'trademarks', 'import', file, '--home', home], { stdio: 'ignore', detached: true })
  const ended = once(importing, 'exit')
  let position = 0
  while (position === 0 && importing.exitCode === null) {
    position = (await repo.files().catch(() => []))[0]?.position ?? 0
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  process.kill(-(importing.pid ?? 0), 'SIGKILL')
  await ended
  expect(position).toBeGreaterThan(0)
  expect(position).toBeLessThan(statSync(file).size)
  await repo.side.close()

  const service = open(home)
  const begun: number[] = []
  const result = await service.import(file, { ...context, progress: (done) => begun.push(done) })
  expect(begun[0]).toBeGreaterThan(position)
  expect(result).toMatchObject({ read: marks, live: marks, rejected: 0, known: false })
  expect(await service.status()).toMatchObject({ live: marks, files: [{ finished: true, read: marks }] })
})
