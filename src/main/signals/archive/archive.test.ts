import { readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fakeClock, type FakeClock } from '../../../../test/support/fake-clock.ts'
import { filesBelow } from '../../../../test/support/shared-data.ts'
import { openTestStore } from '../../../../test/support/open-test-store.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'
import type { Store } from '../../store/index.ts'
import type { SignalDraft } from '../contract.ts'
import { createArchive, type Archive } from './archive.ts'
import { createArchiveRepo } from './repo.ts'
import { writeSegment } from './segment-file.ts'

const ON = new AbortController().signal

interface Place {
  readonly home: string
  readonly store: Store
  readonly clock: FakeClock
  readonly archive: Archive
}

async function open(home = tempHome(), clock = fakeClock('2026-11-23T08:00:00Z')): Promise<Place> {
  const store = await openTestStore({ home, clock })
  return { home, store, clock, archive: createArchive({ store, clock, events: { lastSeq: () => 7 }, home }) }
}

function draft(source: string, id: string): SignalDraft {
  return { source, sourceItemId: id, text: `words of ${id}\u2028`, tags: ['a'], observations: [{ metric: 'likes', value: null, observedAt: '2026-11-23T08:00:00.000Z' }] }
}

/** A transaction with some signals of a source. */
function keep({ store, archive }: Place, source: string, ids: readonly string[]): void {
  store.writeTx((tx) => {
    const batch = archive.batch(0)
    for (const id of ids) batch.addNew(Number(id), `sig_${id}`, draft(source, id))
    batch.keepTx(tx)
  })
}

async function kept({ archive }: Place): Promise<string[]> {
  const ids: string[] = []
  for await (const { record } of archive.records()) ids.push(record.t === 'record' ? `${JSON.stringify(record.data)}` : record.id)
  return ids
}

const files = ({ home }: Place): string[] => filesBelow(join(home, 'raw-signals')).map((file) => file.slice(home.length + 1).replace(/[0-9a-f]{8}\.ndjson/, 'HASH.ndjson'))

test('what was stored lies in one file a source and day, compressed, and nothing of it in the database any more', async () => {
  const place = await open()
  keep(place, 'reddit', ['1', '2'])
  keep(place, 'Some ../../ Source', ['3'])
  place.archive.append('model-answers', { answer: 'a phrase' })
  expect(place.archive.sizes().map(({ stream, waiting, files: n }) => [stream, waiting, n])).toEqual([['model-answers', 1, 0], ['reddit', 2, 0], ['Some ../../ Source', 1, 0]])
  await place.archive.flush(ON)
  place.clock.advance(86_400_000)
  keep(place, 'reddit', ['4'])
  await place.archive.flush(ON)
  expect(files(place)).toEqual([
    'raw-signals/year=2026/month=11/day=23/00000001-reddit-HASH.ndjson.gz',
    'raw-signals/year=2026/month=11/day=23/00000002-some-source-HASH.ndjson.gz',
    'raw-signals/year=2026/month=11/day=23/00000003-model-answers-HASH.ndjson.gz',
    'raw-signals/year=2026/month=11/day=24/00000004-reddit-HASH.ndjson.gz',
  ])
  expect(await kept(place)).toEqual(['sig_1', 'sig_2', 'sig_4', 'sig_3', '{"answer":"a phrase"}'])
  expect(Object.fromEntries(place.archive.sizes().map(({ stream, files: n, records, waiting }) => [stream, [n, records, waiting]]))).toEqual({ 'Some ../../ Source': [1, 1, 0], 'model-answers': [1, 1, 0], reddit: [2, 3, 0] })
  const [first = ''] = filesBelow(join(place.home, 'raw-signals'))
  expect(gunzipSync(readFileSync(first)).toString().split('\n').map((line) => line.length > 0)).toEqual([true, true, false])
  expect(place.archive.sizes().reduce((sum, { bytes }) => sum + bytes, 0)).toBe(filesBelow(join(place.home, 'raw-signals')).reduce((sum, file) => sum + readFileSync(file).length, 0))
})

test('a transaction that is rolled back leaves nothing', async () => {
  const place = await open()
  expect(() => place.store.writeTx((tx) => {
    place.archive.appendTx(tx, 'model-answers', {})
    throw new Error('no')
  })).toThrow('no')
  await place.archive.flush(ON)
  expect(await kept(place)).toEqual([])
})

test('killed while a file is written, after it has its name, or before it is noted: nothing is lost and nothing stands twice', async () => {
  const place = await open()
  const repo = createArchiveRepo(place.store)
  keep(place, 'reddit', ['1', '2'])
  // Begun and never written.
  place.store.writeTx((tx) => repo.beginTx(tx))
  const [begun] = repo.begun()
  if (begun === undefined) throw new Error('nothing was begun')
  // Written and named, but not noted; and what came in since then.
  await writeSegment(join(place.home, 'raw-signals'), begun, repo.piecesOf(begun).toArray().map(({ lines }) => lines))
  writeFileSync(join(place.home, 'raw-signals/year=2026/month=11/day=23/00000009.part'), 'half of a file')
  keep(place, 'reddit', ['3'])
  await place.store.close()
  const again = await open(place.home)
  await again.archive.flush(ON)
  expect(await kept(again)).toEqual(['sig_1', 'sig_2', 'sig_3'])
  expect(files(again)).toHaveLength(2)
  await again.archive.flush(ON)
  expect(files(again)).toHaveLength(2)
})

test('files of a source are removed when its days are over, and no others', async () => {
  const place = await open()
  for (const [day, id] of [['2026-10-01', '1'], ['2026-10-24', '2'], ['2026-10-25', '3'], ['2026-11-23', '4']] as const) {
    place.clock.set(`${day}T08:00:00Z`)
    keep(place, 'youtube-data', [id])
    keep(place, 'reddit', [`${id}0`])
    await place.archive.flush(ON)
  }
  expect(await place.archive.purge('youtube-data', 30, place.clock.now())).toBe(1)
  expect(await place.archive.purge('youtube-data', 30, place.clock.now())).toBe(0)
  expect(await kept(place)).toEqual(['sig_10', 'sig_20', 'sig_30', 'sig_40', 'sig_2', 'sig_3', 'sig_4'])
})

test('a damaged file is named, with what to do', async () => {
  const place = await open()
  keep(place, 'reddit', Array.from({ length: 50 }, (_, at) => String(at + 1)))
  await place.archive.flush(ON)
  const [file = ''] = filesBelow(join(place.home, 'raw-signals'))
  const whole = readFileSync(file)
  const refused = { kind: 'invalid-input', message: expect.stringContaining(file) as string, action: expect.stringContaining('backup') as string }
  truncateSync(file, whole.length - 20)
  await expect(kept(place)).rejects.toMatchObject(refused)
  writeFileSync(file, 'no gzip')
  await expect(kept(place)).rejects.toMatchObject(refused)
  for (const text of ['{"t":"signal"}\n', 'no json\n', '{"t":"other"}\n', '[]\n', '{"t":"record","after":1,"at":1']) {
    writeFileSync(file, gzipSync(text))
    await expect(kept(place), text).rejects.toMatchObject(refused)
  }
  renameSync(file, join(place.home, 'moved-away'))
  expect(await kept(place)).toEqual([])
  expect(readdirSync(join(place.home, 'raw-signals'))).toEqual(['year=2026'])
})

test('an append to an archive that was flushed in the meantime goes into a file of its own', async () => {
  const place = await open()
  for (const number of [1, 2, 3]) {
    place.archive.append('model-answers', { number })
    await Promise.all([place.archive.flush(ON), place.archive.flush(ON)])
  }
  expect(await kept(place)).toEqual(['{"number":1}', '{"number":2}', '{"number":3}'])
})

test('what several sources brought is told in the order in which it happened, and what was asked of the ideas between', async () => {
  const home = tempHome()
  const clock = fakeClock('2026-11-23T08:00:00Z')
  const store = await openTestStore({ home, clock })
  let event = 0
  const archive = createArchive({ store, clock, events: { lastSeq: () => event }, home })
  const place: Place = { home, store, clock, archive }
  const bring = (source: string, id: string): void => {
    keep(place, source, [id])
    event++
  }
  bring('reddit', '1')
  const when = { after: event, at: 5 }
  bring('mastodon', '2')
  archive.append('idea-requests', 'asked before 2', when)
  await archive.flush(ON)
  bring('reddit', '3')
  archive.append('idea-requests', 'asked after 3')
  bring('mastodon', '4')
  await archive.flush(ON)
  const told: unknown[] = []
  for await (const { record } of archive.inOrder()) told.push(record.t === 'record' ? record.data : record.id)
  expect(told).toEqual(['sig_1', 'asked before 2', 'sig_2', 'sig_3', 'asked after 3', 'sig_4'])
})
