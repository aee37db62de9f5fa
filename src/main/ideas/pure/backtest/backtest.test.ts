import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { createRng, type Rng } from '../../../kernel/pure/rng.ts'
import { backtest, sameSnapshotMs, SCORE, type BacktestOptions } from './backtest.ts'
import { replay, type Moment } from './replay.ts'
import { createRows, type Reading } from './rows.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const EQUAL = { freshness: 0.2, engagement: 0.2, novelty: 0.2, communityFit: 0.2, seasonality: 0.2 }
const OPTIONS: BacktestOptions = { file: 'figures.csv', horizonMs: DAY, trainShare: 0.6, seed: 'test', fallbackWeights: EQUAL }

function rowsOf(readings: readonly Reading[], horizonMs = DAY) {
  const rows = createRows(sameSnapshotMs(horizonMs))
  for (const reading of readings) rows.add(reading)
  return rows.rows()
}

function run(readings: readonly Reading[], options: Partial<BacktestOptions> = {}) {
  return backtest(rowsOf(readings, options.horizonMs), { ...OPTIONS, ...options })
}

function chart(): Reading[] {
  const text = readFileSync(sharedData('youtube_trending', 'us_mostpopular_2025-04-01_2025-05-30.csv'), 'utf8')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.map((row) => ({
    id: row['video_id'] ?? '', at: Date.parse(row['committed_at'] ?? ''), value: Number(row['view_count']), publishedAt: Date.parse(row['published_at'] ?? ''), group: row['category_id'] ?? '',
  }))
}

const CHART = chart()

test('on two months of real charts the score foretells the next day better than every simpler ranking, beyond chance', () => {
  const report = run(CHART)
  expect(report).toMatchObject({ rows: 2750, items: 1481, days: 55, horizonHours: 24, trainDays: 33, testDays: 22, duplicates: 0 })
  const [score, ...baselines] = report.results
  expect(report.results.map(({ name }) => name)).toEqual([SCORE, 'latest count', 'count per hour since publication', 'Hacker News rank', 'Reddit hot'])
  for (const baseline of baselines) {
    expect(score?.spearman).toBeGreaterThan(baseline.spearman ?? 1)
    expect(score?.ndcg20).toBeGreaterThan(baseline.ndcg20 ?? 1)
    expect(score?.precision20).toBeGreaterThan(baseline.precision20 ?? 1)
  }
  expect(report.lift.over).toBe('count per hour since publication')
  expect(report.lift.low).toBeGreaterThan(0.02)
  expect(score?.low).toBeLessThan(score?.spearman ?? 0)
  expect(run(CHART)).toEqual(report)
})

test('the lift is not luck: other borders, halves and days, without categories, and weights that were not fitted', () => {
  const days = [...new Set(CHART.map(({ at }) => new Date(at).toISOString().slice(0, 10)))].sort()
  const onDays = (keep: (day: string, index: number) => boolean): Reading[] => CHART.filter(({ at }) => {
    const day = new Date(at).toISOString().slice(0, 10)
    return keep(day, days.indexOf(day))
  })
  const lows = {
    'border at 40%': run(CHART, { trainShare: 0.4 }),
    'border at 75%': run(CHART, { trainShare: 0.75 }),
    'first half': run(onDays((_, i) => i < 28)),
    'second half': run(onDays((_, i) => i >= 28)),
    'every second day, two days ahead': run(onDays((_, i) => i % 2 === 0), { horizonMs: 2 * DAY }),
    'without categories': run(CHART.map((reading) => ({ ...reading, group: '' }))),
    'two days ahead': run(CHART, { horizonMs: 2 * DAY }),
  }
  for (const [name, { lift }] of Object.entries(lows)) expect(lift.spearman, name).toBeGreaterThan(0.02)
  for (const name of ['border at 40%', 'border at 75%', 'without categories'] as const) expect(lows[name].lift.low, name).toBeGreaterThan(0)
})

function moments(readings: readonly Reading[]): Moment[] {
  const rows = rowsOf(readings)
  const told: Moment[] = []
  replay(rows, rows.snapshots.map((_, i) => (i + 1 < rows.snapshots.length ? i + 1 : -1)), (moment) => told.push(moment))
  return told
}

test('the future changes no score: figures, categories and publication dates after a day may be anything', () => {
  const cut = Date.parse('2025-05-05T00:00:00Z')
  const rng = createRng('future')
  const later = CHART.filter(({ at }) => at >= cut)
  const values = rng.shuffle(later.map(({ value }) => value))
  const altered = [...CHART.filter(({ at }) => at < cut), ...later.map((reading, i) => ({ ...reading, value: (values[i] ?? 0) * rng.int(9), group: `${rng.int(5)}`, publishedAt: rng.int(1e9) * 1_000, id: rng.next() < 0.2 ? `new ${i}` : reading.id }))]
  const seen = (all: Moment[]): Map<string, number> => new Map(all.filter(({ at }) => at < cut).flatMap(({ at, factors, ranked }) => ranked.map(({ value }, i) => [`${at} ${value}`, Object.values(factors[i] ?? {}).reduce((a, b) => a * 7 + b, 0)] as const)))
  const before = seen(moments(CHART))
  const after = seen(moments(altered))
  expect(after.size).toBeGreaterThan(500)
  // Which items can be compared on the last day depends on the future; what is said of them does not.
  for (const [item, score] of after) expect(score, item).toBe(before.get(item) ?? score)
  expect([...after.keys()].filter((item) => !before.has(item))).toEqual([])
})

test('weights come from the first days alone, and outcomes that are seen later teach nothing', () => {
  const border = Date.parse('2025-05-04T00:00:00Z')
  const reversed = CHART.map((reading) => (reading.at < border ? reading : { ...reading, value: 1e9 - (reading.value ?? 0) }))
  expect(run(reversed).weights).toEqual(run(CHART).weights)
})

test('the order of rows, rows given twice and items without a figure change nothing', () => {
  const rng = createRng('order')
  const report = run(CHART)
  expect(run(rng.shuffle(CHART))).toEqual(report)
  const doubled = run([...CHART, ...CHART.slice(0, 500)])
  expect({ ...doubled, rows: 0, duplicates: 0 }).toEqual({ ...report, rows: 0, duplicates: 0 })
  expect([doubled.duplicates, doubled.rows]).toEqual([500, 3250])
  const gaps = run([...CHART, ...CHART.slice(0, 300).map((reading) => ({ ...reading, id: `silent ${reading.id}`, value: null }))])
  expect(gaps.results).toEqual(report.results)
})

test('items that are gone at the horizon are counted and not scored', () => {
  const report = run(CHART)
  const gone = run(CHART.filter(({ id, at }) => !(at > Date.parse('2025-05-25T00:00:00Z') && id < 'P')))
  expect(gone.lostItems + gone.judgedItems).toBeLessThan(report.lostItems + report.judgedItems)
  expect(gone.judgedItems).toBeLessThan(report.judgedItems)
})

/** Posts whose counts grow by a power of their age, read every `stepHours`, with chance in each step. */
function made(rng: Rng, { days, stepHours, perDay, noise, publishes = true, fall = 0 }: { days: number; stepHours: number; perDay: number; noise: number; publishes?: boolean; fall?: number }): Reading[] {
  const start = Date.parse('2026-02-01T00:30:00Z')
  const readings: Reading[] = []
  for (let item = 0; item < days * perDay; item++) {
    const born = start + (item / perDay) * DAY
    const size = Math.exp(4 + 2 * rng.next() + 2 * rng.next())
    const group = `g${item % 4}`
    const bend = 0.2 + 0.2 * (item % 4) + 0.1 * rng.next()
    let extra = 0
    for (let at = born + rng.int(stepHours * 60) * 60_000; at < start + days * DAY && at < born + 4 * DAY; at += stepHours * HOUR) {
      const read = Math.floor((at - start) / (stepHours * HOUR)) * stepHours * HOUR + start
      if (read <= born) continue
      extra += size * noise * (rng.next() - fall)
      readings.push({ id: `p${item}`, at: read, value: Math.round(size * ((read - born) / HOUR) ** bend + extra), publishedAt: publishes ? born : null, group })
    }
  }
  return readings
}

test.each([
  ['hourly', { days: 8, stepHours: 1, perDay: 20, noise: 0.02 }],
  ['every six hours', { days: 20, stepHours: 6, perDay: 15, noise: 0.05 }],
  ['daily', { days: 30, stepHours: 24, perDay: 30, noise: 0.1 }],
  ['counts that fall', { days: 30, stepHours: 24, perDay: 30, noise: 0.6, fall: 0.9 }],
  ['nothing says when it was published', { days: 30, stepHours: 24, perDay: 30, noise: 0.1, publishes: false }],
] as const)('made-up posts, %s: a report in bounds, and no worse than the best simpler ranking', (_, shape) => {
  const report = run(made(createRng('made'), shape))
  for (const { spearman, ndcg20, low, high } of report.results) {
    expect(Math.abs(spearman ?? 9)).toBeLessThanOrEqual(1)
    expect(ndcg20).toBeGreaterThanOrEqual(0)
    expect(ndcg20).toBeLessThanOrEqual(1)
    expect(low).toBeLessThanOrEqual(spearman ?? -9)
    expect(high).toBeGreaterThanOrEqual(spearman ?? 9)
  }
  expect(report.lift.spearman).toBeGreaterThan(-0.02)
})

test('where growth is pure chance no lift is claimed', () => {
  const rng = createRng('chance')
  const counts = new Map<number, number>()
  const grown = (item: number): number => {
    const count = (counts.get(item) ?? 0) + rng.int(1_000)
    counts.set(item, count)
    return count
  }
  const readings = Array.from({ length: 40 }, (_, day) => Array.from({ length: 30 }, (_item, i): Reading => ({ id: `p${i}`, at: Date.parse('2026-01-01T12:00:00Z') + day * DAY, value: grown(i), publishedAt: Date.parse('2025-12-01T12:00:00Z'), group: `${i % 3}` }))).flat()
  const { lift, results } = run(readings)
  expect(lift.low).toBeLessThan(0)
  expect(results[0]?.low).toBeLessThan(0)
  expect(results[0]?.high).toBeGreaterThan(0)
})

test.each<[string, Reading[], string]>([
  ['a single snapshot', CHART.slice(0, 50), 'a single snapshot'],
  ['snapshots at no horizon', CHART.filter(({ at }) => new Date(at).getUTCDate() % 4 === 0), 'no two snapshots lie 24 hours apart'],
  ['nothing that is seen twice', CHART.map((reading, i) => ({ ...reading, id: `${i}` })), 'seen again at the horizon'],
  ['equal growth', CHART.map((reading) => ({ ...reading, value: 7 })), 'grew differently'],
  ['two days', CHART.slice(0, 100), 'seen again at the horizon'],
])('%s is refused with a sentence', (_, readings, sentence) => {
  expect(() => run(readings)).toThrow(sentence)
})

test('readings of one round that are minutes apart are one snapshot, and days without a time end at midnight', () => {
  const jittered = CHART.map((reading, i) => ({ ...reading, at: reading.at + (i % 50) * 3_000 }))
  expect(run(jittered)).toMatchObject({ snapshots: 55, lift: { over: 'count per hour since publication' } })
  const dated = run(CHART.map((reading) => ({ ...reading, at: Math.floor(reading.at / DAY) * DAY })))
  expect(dated.lift.low).toBeGreaterThan(0)
  expect(dated.notes.join(' ')).toContain('end of that day')
})
