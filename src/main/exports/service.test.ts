import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { openTestApp, workThroughNight } from '../../../test/support/open-test-app.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { Cancelled } from '../kernel/errors.ts'
import type { ExportContext } from './service.ts'
import type { ExportRequest } from './contract.ts'

const context = (exportId: string, signal = new AbortController().signal): ExportContext => ({ signal, correlationId: 'c', exportId, progress: () => undefined })

function productsIn(file: string): Set<string | undefined> {
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[]
  return new Set(rows.map((row) => row['URL handle'] ?? row['Handle']))
}

test('what is approved, and only that, goes out whole, once, and is remembered; anything wrong leaves no file', { timeout: 120_000 }, async () => {
  const app = await openTestApp()
  const folder = tempHome()
  const run = await workThroughNight(app, { count: 2, seed: 'export', at: '2026-11-23T02:00:00Z' })
  const [a = '', b = ''] = app.designs.byRun(run.id).map(({ id }) => id)
  const write = (id: string, request: Partial<ExportRequest> = {}, signal?: AbortSignal) => app.exports.write({ format: 'shopify', out: join(folder, 'a.csv'), ...request }, context(id, signal))

  await expect(write('exp_1')).rejects.toThrow('export: no approved listing for shopify')
  app.listings.decide({ ids: [a], decision: 'approve', by: 'seller' })
  await expect(write('exp_2', { ids: [b] })).rejects.toThrow('no approved listing for shopify among the chosen ones')
  await expect(write('exp_3', { ids: ['bananas'] })).rejects.toThrow('bananas: is neither a design nor a listing')
  await expect(write('exp_4', { out: join(folder, 'missing', 'a.csv') })).rejects.toThrow('does not exist')
  await expect(write('exp_5', {}, AbortSignal.abort())).rejects.toBeInstanceOf(Cancelled)
  expect(readdirSync(folder).filter((name) => /csv|part/.test(name))).toEqual([])
  expect(app.exports.pending('shopify')).toHaveLength(1)

  const summary = await write('exp_6')
  expect(summary).toMatchObject({ format: 'shopify', files: [join(folder, 'a.csv')], listings: 1 })
  expect(productsIn(join(folder, 'a.csv')).size).toBe(1)
  expect(app.exports.summary('exp_6')).toEqual(summary)
  expect(app.exports.summary('exp_5')).toBeNull()
  expect(app.exports.pending('shopify')).toEqual([])
  const events = app.jobs.events.after(0, 1_000).filter(({ eventType }) => eventType === 'listing.exported')
  expect(events.map(({ data }) => data)).toEqual([{ listingIds: app.listings.of([a]).map(({ id }) => id), format: 'shopify', out: join(folder, 'a.csv') }])

  // A further approval makes the same file longer; nothing in it stands twice.
  app.listings.decide({ ids: [b], decision: 'approve', by: 'seller' })
  await write('exp_7')
  expect(productsIn(join(folder, 'a.csv')).size).toBe(2)

  // A folder gets print files and mock-ups that are made for it, for a market that had no texts yet.
  const out = join(folder, 'ready')
  mkdirSync(out)
  await app.exports.write({ format: 'folder', out, market: 'redbubble', ids: [a] }, context('exp_8'))
  const [listing = ''] = readdirSync(join(out, 'redbubble'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect(readdirSync(join(out, 'redbubble', listing)).length).toBe(6)
  expect(existsSync(join(out, 'redbubble', listing, 'print.png'))).toBe(true)
})
