import { resolve } from 'node:path'
import type { Command } from 'commander'
import { openImport } from '../../../workers/acquire/open-import.ts'
import { openSourceFile } from '../../../workers/acquire/source-file.ts'
import { backtest, sameSnapshotMs, type BacktestReport } from '../../../main/ideas/pure/backtest/backtest.ts'
import { createRows, type Rows } from '../../../main/ideas/pure/backtest/rows.ts'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { defaultSettings } from '../../../main/settings/contract.ts'
import type { ImportMap, SignalDraft } from '../../../main/signals/contract.ts'
import type { Terminal } from '../terminal.ts'
import { contextOf } from './context.ts'
import { readMap } from './read-map.ts'

const DRAFTS_AT_A_TIME = 5_000
/** Share of the days that weights are fitted on; the rest is for the test. */
const TRAIN_SHARE = 0.6
/** Rows without a time of their own get this one, and are refused by it. */
const NO_TIME = '1970-01-01T00:00:00.000Z'
const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

export function addBacktestCommand(program: Command): void {
  program
    .command('backtest')
    .description('measure the score on figures that were read again and again: would it have foretold what grew?')
    .requiredOption('--data <file>', 'CSV, JSON or NDJSON, a row for each item and time')
    .requiredOption('--map <file>', 'a JSON file that says which column means what; its first metric is foretold')
    .option('--horizon <time>', 'how far ahead: 24h, 90m, 7d', horizonOf, horizonOf('24h'))
    .action(async (options: { data: string; map: string; horizon: number }, command: Command) => {
      const { terminal } = contextOf(command)
      const file = resolve(options.data)
      const { rows, refused } = await readRows(file, usableMap(resolve(options.map)), options.horizon, terminal)
      const report = backtest(rows, { file, horizonMs: options.horizon, trainShare: TRAIN_SHARE, seed: 'backtest', fallbackWeights: defaultSettings.weights })
      terminal.result({ ...report, refusedRows: refused.count, refused: refused.first }, linesOf(report, refused))
    })
}

function horizonOf(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([mhd])$/.exec(text) ?? []
  const ms = Number(amount) * (UNIT_MS[unit as keyof typeof UNIT_MS] ?? Number.NaN)
  if (!(ms >= 60_000 && ms <= 366 * UNIT_MS.d)) throw new InvalidInput('--horizon', `“${text}” is no time from 1m to 366d`, 'Write it like 24h, 90m or 7d.')
  return ms
}

function usableMap(file: string): ImportMap {
  const map = readMap(file)
  if (map.observedAt === undefined) throw new InvalidInput(file, 'it does not name the column "observedAt"', 'A backtest needs to know when each figure was read.')
  if (Object.keys(map.metrics ?? {}).length === 0) throw new InvalidInput(file, 'it names no metric', 'Name the column of the figure that is to be foretold under "metrics".')
  return map
}

interface Refused {
  count: number
  readonly first: { place: string; reason: string }[]
}

/** Reads the file in pieces; what stays are numbers, about 30 bytes a row. */
async function readRows(file: string, map: ImportMap, horizonMs: number, terminal: Terminal): Promise<{ rows: Rows; refused: Refused }> {
  const source = await openSourceFile(file)
  const refused: Refused = { count: 0, first: [] }
  const collected = createRows(sameSnapshotMs(horizonMs))
  const { signal } = new AbortController()
  try {
    const reader = await openImport(source, { format: undefined, map, saved: [], source: 'backtest', observedAt: NO_TIME, from: '', to: '' })
    for (let done = false; !done; ) {
      const batch = await reader.next(DRAFTS_AT_A_TIME, signal)
      for (const draft of batch.drafts) if (!addDraft(collected, draft)) refuse(refused, { place: draft.sourceItemId, reason: 'it has no time at which its figure was read' })
      for (const reject of batch.rejects) refuse(refused, reject)
      terminal.progress({ jobId: 'backtest', kind: 'backtest', correlationId: 'backtest', label: 'Reading', done: batch.bytesRead, total: source.bytes, etaMs: null })
      done = batch.done
    }
  } finally {
    await source.handle.close()
  }
  if (collected.count === 0) throw new InvalidInput(file, `none of its rows can be used${refused.first[0] === undefined ? '' : `: ${refused.first[0].place}: ${refused.first[0].reason}`}`, 'Look whether the map fits the file.')
  return { rows: collected.rows(), refused }
}

function addDraft(rows: ReturnType<typeof createRows>, draft: SignalDraft): boolean {
  const figure = draft.observations[0]
  if (figure === undefined || figure.observedAt === NO_TIME) return false
  rows.add({
    id: `${draft.source} ${draft.sourceItemId}`, at: Date.parse(figure.observedAt), value: figure.value,
    publishedAt: draft.publishedAt === undefined ? null : Date.parse(draft.publishedAt), group: draft.category ?? draft.community ?? '',
  })
  return true
}

const NAMED_REFUSALS = 10

function refuse(refused: Refused, reject: { place: string; reason: string }): void {
  refused.count++
  if (refused.first.length < NAMED_REFUSALS) refused.first.push(reject)
}

function linesOf(report: BacktestReport, refused: Refused): string[] {
  const { lift, weights } = report
  return [
    `${report.rows} rows, ${report.items} items, ${report.snapshots} snapshots on ${report.days} days; ${report.horizonHours} hours ahead.`,
    `Weights from ${report.trainDays} days, tested on ${report.testDays}: ${report.judgedSnapshots} snapshots, ${report.judgedItems} items; ${report.lostItems} more were gone by then.`,
    '',
    `${'ranking'.padEnd(34)}Spearman  95% interval     NDCG@20  precision@20  relative growth`,
    ...report.results.map((row) => `${row.name.padEnd(34)}${figure(row.spearman)}     ${figure(row.low)} to ${figure(row.high)}   ${figure(row.ndcg20)}    ${figure(row.precision20)}         ${figure(row.relativeSpearman)}`),
    '',
    `The score against ${lift.over}: ${figure(lift.spearman)} (${figure(lift.low)} to ${figure(lift.high)}).`,
    `Weights: ${Object.entries(weights).map(([name, weight]) => `${name} ${weight.toFixed(2)}`).join(', ')}.`,
    ...report.notes,
    ...(refused.count === 0 ? [] : [`${refused.count} rows were refused:`, ...refused.first.map(({ place, reason }) => `  ${place}: ${reason}`)]),
  ]
}

function figure(value: number | null): string {
  return (value === null ? '–' : value.toFixed(3)).padStart(6)
}
