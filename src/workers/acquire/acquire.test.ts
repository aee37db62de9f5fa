/** The acquire worker as the core sees it: a process of its own behind a port. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sharedData } from '../../../test/support/shared-data.ts'
import { createPortClient, type PortClient } from '../../main/kernel/ports.ts'
import type { ImportReject, SignalDraft } from '../../main/signals/contract.ts'
import { acquirePort, type AcquirePort } from './contract.ts'

const DEFAULTS = { source: 'file', observedAt: '2026-11-23T08:00:00.000Z', from: '2026-10-24', to: '2027-12-28' }
const observancesFile = fileURLToPath(new URL('../../../resources/calendars/observances.ics', import.meta.url))
let folder = ''
let child: ChildProcess | null = null

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'acquire-'))))
afterEach(() => void child?.kill('SIGKILL'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(execArgv: string[] = []): PortClient<AcquirePort> {
  const worker = fork(fileURLToPath(new URL('main.ts', import.meta.url)), { serialization: 'advanced', execArgv })
  child = worker
  return createPortClient('acquire', acquirePort, {
    post: (message) => void worker.send(message as object),
    onMessage: (listener) => void worker.on('message', listener),
    onClose: (listener) => void worker.once('exit', (code, signal) => listener(`exit ${code ?? signal}`)),
  })
}

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

async function readAll(client: PortClient<AcquirePort>, file: string, limit = 2_000): Promise<{ drafts: SignalDraft[]; rejects: ImportReject[]; calls: number; bytes: number; bytesRead: number }> {
  const { importId, bytes } = await client.call('open', { file, ...DEFAULTS })
  const all = { drafts: [] as SignalDraft[], rejects: [] as ImportReject[], calls: 0, bytes, bytesRead: 0 }
  for (let done = false; !done; ) {
    const batch = await client.call('next', { importId, limit })
    expect(batch.drafts.length + batch.rejects.length).toBeLessThanOrEqual(limit)
    all.drafts.push(...batch.drafts)
    all.rejects.push(...batch.rejects)
    all.calls++
    all.bytesRead = batch.bytesRead
    done = batch.done
  }
  return all
}

test('hands over a file in batches, and all of it', async () => {
  const all = await readAll(start(), sharedData('reddit_top_2013', 'posts_before_2012-07.csv'), 500)
  expect([all.drafts.length, all.rejects.length, all.calls]).toEqual([2_961, 0, 6])
  expect(all.bytesRead).toBe(all.bytes)
})

test.each([
  ['feed', sharedData('api_payloads', 'hackernews', 'hn_rss.xml'), 30],
  ['json', sharedData('api_payloads', 'youtube', 'videos_list_mostpopular_US_20250415.json'), 50],
  ['ndjson', sharedData('api_payloads', 'bluesky', 'jetstream_v1_stream.jsonl'), 16],
  ['ics', sharedData('ics_fixtures', 'node-ical', 'test', 'fixtures', 'yearly-recurring-unicode.ics'), 1],
])('finds out by itself that a file is %s', async (format, file, count) => {
  const client = start()
  const opened = await client.call('open', { file, ...DEFAULTS })
  expect(opened.format).toBe(format)
  await client.call('close', { importId: opened.importId })
  await expect(client.call('next', { importId: opened.importId, limit: 1 })).rejects.toMatchObject({ kind: 'not-found' })
  expect((await readAll(client, file, 7)).drafts).toHaveLength(count)
})

test('gives the holidays and observances of a country', async () => {
  const { drafts } = await start().call('calendar', { country: 'US', from: '2026-11-23', to: '2027-11-22', observedAt: DEFAULTS.observedAt, observancesFile })
  expect(drafts.length).toBeGreaterThan(250)
  expect(drafts.map((draft) => draft.occursOn)).toEqual(drafts.map((draft) => draft.occursOn).toSorted((a = '', b = '') => a.localeCompare(b)))
})

test('names the file, what is wrong and what to do', async () => {
  const client = start()
  mkdirSync(join(folder, 'a-folder'), { recursive: true })
  const cases: [file: string, reason: RegExp][] = [
    [join(folder, 'missing.csv'), /there is no such file/],
    [join(folder, 'a-folder'), /it is a folder/],
    [written('empty.csv', ''), /it is empty/],
    [written('zeros.csv', new Uint8Array(100_000)), /zero bytes/],
    [written('late-zeros.csv', `id,title\n${'1,a\n'.repeat(400_000)}\0\0\0`), /late-zeros\.csv byte 1600010: it holds zero bytes/],
    [written('book.csv', Buffer.from('PK\u0003\u0004 rest')), /zip archive or a spreadsheet/],
    [written('packed.json', Buffer.from([0x1f, 0x8b, 8, 0])), /compressed with gzip/],
    [written('page.csv', '<!DOCTYPE html><html><body>Sign in</body></html>'), /it is a web page, not a table/],
    [written('prose.txt', 'Dear diary,'), /none of the formats/],
    [written('array.json', `[${' '.repeat(65 * 1024 * 1024)}]`), /array\.json: it is larger than 64 MB/],
    [written('calendar.ics', `BEGIN:VCALENDAR\n${' '.repeat(11 * 1024 * 1024)}`), /calendar\.ics: it is larger than 10 MB/],
    [sharedData('feed_fixtures', 'node-feedparser', 'test', 'feeds', 'notafeed.html'), /it is a web page, not a feed/],
  ]
  for (const [file, reason] of cases) {
    await expect(readAll(client, file), file).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringMatching(reason) as string, action: expect.any(String) as string })
  }
  // After all of that the worker still works.
  expect((await readAll(client, sharedData('api_payloads', 'mastodon', 'trends_tags.json'))).drafts).toHaveLength(10)
})

test.skipIf(process.getuid?.() === 0)('says when it may not read a file (root may read all)', async () => {
  const locked = written('locked.csv', 'id,title\n')
  chmodSync(locked, 0o000)
  await expect(readAll(start(), locked)).rejects.toMatchObject({ message: expect.stringMatching(/may not read it/) as string })
})

test('hands over the good rows before the place where a file becomes unreadable', async () => {
  const client = start()
  const file = written('wide.csv', `id,title\n1,good\n2,"bad" row\n3,${'x,'.repeat(2_000)}\n`)
  const { importId } = await client.call('open', { file, ...DEFAULTS }).catch(() => ({ importId: '' }))
  expect(importId).toBe('') // the fault lies in the first megabyte, so the file is refused when it is opened
  const late = written('late.csv', `id,title\n${'1,good row of a longer file\n'.repeat(60_000)}3,${'x,'.repeat(2_000)}\n`)
  const opened = await client.call('open', { file: late, ...DEFAULTS })
  expect((await client.call('next', { importId: opened.importId, limit: 1_000 })).drafts).toHaveLength(1_000)
  const rest = (async () => {
    for (;;) await client.call('next', { importId: opened.importId, limit: 10_000 })
  })()
  await expect(rest).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringMatching(/late\.csv line 60002: the row has 2002 columns/) as string })
})

test('reads files larger than its heap, as it is asked to and no faster', async () => {
  for (const format of ['csv', 'ndjson'] as const) {
    const file = join(folder, `large.${format}`)
    const rows = await writeLarge(file, format, 48)
    const client = start(['--max-old-space-size=40'])
    const { importId } = await client.call('open', { file, ...DEFAULTS })
    let count = 0
    for (let done = false; !done; ) {
      const batch = await client.call('next', { importId, limit: 2_000 })
      count += batch.drafts.length
      done = batch.done
    }
    expect(count).toBe(rows)
    child?.kill('SIGKILL')
    rmSync(file)
  }
}, 120_000)

test('rejects the calls that wait when it dies', async () => {
  const client = start()
  const waiting = client.call('open', { file: sharedData('youtube_trending', 'us_mostpopular_2025-04-01_2025-05-30.csv'), ...DEFAULTS })
  child?.kill('SIGKILL')
  await expect(waiting).rejects.toMatchObject({ kind: 'worker-died' })
})

/** Writes rows until the file has `megabytes`; returns how many. */
async function writeLarge(file: string, format: 'csv' | 'ndjson', megabytes: number): Promise<number> {
  const out = createWriteStream(file)
  const filler = 'words about dogs, nurses and plants '.repeat(8)
  if (format === 'csv') out.write('id,title,views,published_at\n')
  let rows = 0
  while (out.bytesWritten + out.writableLength < megabytes * 1024 * 1024) {
    const piece = Array.from({ length: 1_000 }, () => {
      const id = ++rows
      return format === 'csv' ? `${id},"${filler}${id}",${id},2026-01-02T03:04:05Z\n` : `${JSON.stringify({ id, title: `${filler}${id}`, views: id, published_at: '2026-01-02T03:04:05Z' })}\n`
    })
    if (!out.write(piece.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return rows
}
