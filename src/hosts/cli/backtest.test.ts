import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runJson, start } from '../../../test/faults/program.ts'
import { sharedData } from '../../../test/support/shared-data.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import type { BacktestReport } from '../../main/ideas/pure/backtest/backtest.ts'

const ONE_PROCESS_MS = 30_000
const CHARTS = sharedData('youtube_trending', 'us_mostpopular_2025-04-01_2025-05-30.csv')
const MAP = fileURLToPath(new URL('../../../test/maps/youtube-trending.json', import.meta.url))

function write(folder: string, name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

test('the command measures a file of real charts and prints one document', { timeout: ONE_PROCESS_MS }, async () => {
  const report = await runJson<BacktestReport>(['backtest', '--data', CHARTS, '--map', MAP, '--horizon', '24h'])
  expect(report).toMatchObject({ rows: 2750, items: 1481, days: 55, horizonHours: 24, lift: { over: 'count per hour since publication' } })
  expect(report.lift.low).toBeGreaterThan(0)
  for (const result of report.results) expect(Object.keys(result)).toEqual(expect.arrayContaining(['name', 'spearman', 'ndcg20', 'precision20', 'low', 'high']))
})

test('NDJSON of other columns, unsorted, with figures and times missing, is measured, and bad rows are named', { timeout: ONE_PROCESS_MS }, async () => {
  const folder = tempHome()
  const rows = Array.from({ length: 12 * 20 }, (_, i) => ({ key: i % 20, seen: 1_770_000_000 + Math.floor(i / 20) * 86_400, title: `Post ${i % 20}`, hits: i % 37 === 0 ? null : (i % 20) * (i % 20) * Math.floor(i / 20) + (i % 3) }))
  const lines = [...rows.toReversed().map((row) => JSON.stringify(row)), '{"key": 1, "title": "No time", "hits": 3}', 'not json', '{"key": 2, "seen": "soon", "title": "x", "hits": 1}']
  const report = await runJson<BacktestReport & { refusedRows: number; refused: { reason: string }[] }>([
    'backtest', '--data', write(folder, 'posts.ndjson', lines.join('\n')),
    '--map', write(folder, 'map.json', { format: 'ndjson', id: 'key', text: ['title'], observedAt: 'seen', metrics: { hits: 'hits' } }),
  ])
  expect(report).toMatchObject({ rows: 240, items: 20, days: 12, refusedRows: 3 })
  expect(report.refused.map(({ reason }) => reason).join(' ')).toMatch(/no time.*not JSON|not JSON.*no time/)
  expect(report.results[0]?.spearman).toBeGreaterThan(0.9)
  expect(report.notes.join(' ')).toContain('Nothing says when items were published')
})

test.each<[string, object, string, string]>([
  ['a map without times', { observedAt: undefined }, '24h', 'does not name the column "observedAt"'],
  ['a map without figures', { metrics: {} }, '24h', 'it names no metric'],
  ['a column that is not there', { metrics: { views: 'visits' } }, '24h', 'it has no column "visits"'],
  ['a horizon that is no time', {}, 'soon', '“soon” is no time'],
  ['a horizon beyond the data', {}, '300d', 'no two snapshots lie 7200 hours apart'],
])('%s is refused with a sentence', { timeout: ONE_PROCESS_MS }, async (_, change, horizon, sentence) => {
  const map = { format: 'csv', id: 'video_id', observedAt: 'committed_at', text: ['title'], metrics: { views: 'view_count' }, ...change }
  const { code, stderr, stdout } = await start(['backtest', '--data', CHARTS, '--map', write(tempHome(), 'map.json', map), '--horizon', horizon]).ended
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
})
