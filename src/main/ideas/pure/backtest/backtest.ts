/**
 * Would the score have foretold what grew? Snapshots are replayed in the order of time, weights are fitted on the first
 * 60% of the days, and the ranking is compared on the rest with what happened after and with simpler rankings.
 */
import type { FactorName, Factors } from '../../contract.ts'
import { InvalidInput } from '../../../kernel/errors.ts'
import { createRng } from '../../../kernel/pure/rng.ts'
import { BASELINES } from './baselines.ts'
import { dayBlockInterval, type Dated } from './bootstrap.ts'
import { createWeightFit } from './fit-weights.ts'
import { ndcg, precision, spearman } from './rank-measures.ts'
import { replay, type Moment } from './replay.ts'
import type { Rows, Snapshot } from './rows.ts'

export interface BacktestOptions {
  /** What errors call the data. */
  readonly file: string
  readonly horizonMs: number
  /** Share of the days that weights are fitted on. */
  readonly trainShare: number
  readonly seed: string
  /** The weights of a score that cannot be fitted. */
  readonly fallbackWeights: Factors
}

/** One ranking on the held-out days. `low` and `high` bound `spearman`; bounds are null where there is only one day, measures where they say nothing. */
export interface RankingResult {
  readonly name: string
  readonly spearman: number | null
  readonly ndcg20: number | null
  readonly precision20: number | null
  readonly low: number | null
  readonly high: number | null
  readonly ndcg20Low: number | null
  readonly ndcg20High: number | null
  readonly precision20Low: number | null
  readonly precision20High: number | null
  /** Rank correlation with growth relative to the count it began with. */
  readonly relativeSpearman: number | null
}

export interface BacktestReport {
  readonly rows: number
  readonly items: number
  readonly days: number
  readonly horizonHours: number
  readonly results: readonly RankingResult[]
  /** The score against the best baseline, paired by snapshot. */
  readonly lift: { readonly over: string; readonly spearman: number; readonly low: number | null; readonly high: number | null }
  readonly snapshots: number
  readonly trainDays: number
  readonly testDays: number
  /** Snapshots of the held-out days that could be judged, and the items in them. */
  readonly judgedSnapshots: number
  readonly judgedItems: number
  /** Items of those snapshots that were gone at the horizon; counted, not scored. */
  readonly lostItems: number
  readonly duplicates: number
  readonly weights: Factors
  /** What a reader should know. */
  readonly notes: readonly string[]
}

export const SCORE = 'score'
/** How far from the horizon an outcome may lie. */
const HORIZON_SLACK = 0.25
/** Below that a rank correlation is a toss of a coin. */
const FEWEST_ITEMS = 3
const DAY_MS = 86_400_000

/** Readings so close together are one snapshot: three minutes at a horizon of a day. */
export function sameSnapshotMs(horizonMs: number): number {
  return horizonMs / 480
}

/** @throws InvalidInput when nothing can be scored, with what is missing. */
export function backtest(given: Rows, options: BacktestOptions): BacktestReport {
  const notes: string[] = []
  const rows = withDayEnds(given, notes)
  const targets = targetsOf(rows.snapshots, options.horizonMs)
  refuseWithoutOutcomes(rows, targets, options)
  const days = [...new Set(rows.snapshots.map(({ day }) => day))]
  const lastTrainDay = days[Math.max(1, Math.floor(days.length * options.trainShare)) - 1] ?? ''
  const run = runThrough(rows, targets, lastTrainDay, options.fallbackWeights)
  if (run.moments.length === 0) throw nothingHeldOut(options.file, lastTrainDay)
  if (!run.fitted) notes.push('The first days show too little to fit weights on; the program’s own are used.')
  if (rows.items.every(({ publishedAt }) => publishedAt === null)) notes.push('Nothing says when items were published, so rankings by age say nothing.')
  const testDays = days.filter((day) => day > lastTrainDay).length
  if (new Set(run.moments.map(({ day }) => day)).size < 2) notes.push('Only one day is left to test on, so no interval can be stated.')
  const results = Object.keys(run.moments[0]?.measures ?? {}).map((name) => resultOf(name, run.moments, options.seed))
  return {
    rows: rows.snapshots.reduce((sum, { items }) => sum + items.length, 0) + rows.duplicates, items: rows.items.length, days: days.length,
    horizonHours: options.horizonMs / 3_600_000, results, lift: liftOf(results, run.moments, options.seed), snapshots: rows.snapshots.length,
    trainDays: days.length - testDays, testDays, judgedSnapshots: run.moments.length,
    judgedItems: run.moments.reduce((sum, { items }) => sum + items, 0), lostItems: run.lost, duplicates: rows.duplicates, weights: run.weights, notes,
  }
}

/** A figure that is dated by its day alone was read at the end of that day, as everywhere in this program. */
function withDayEnds(rows: Rows, notes: string[]): Rows {
  if (!rows.snapshots.every(({ at }) => at % DAY_MS === 0)) return rows
  notes.push('Times are dates only; a day’s figure counts as read at the end of that day.')
  return { ...rows, snapshots: rows.snapshots.map((snapshot) => ({ ...snapshot, at: snapshot.at + DAY_MS - 1 })) }
}

/** For every snapshot the position of the one nearest to the horizon, or -1. */
function targetsOf(snapshots: readonly Snapshot[], horizonMs: number): number[] {
  let near = 0
  return snapshots.map(({ at }) => {
    const wanted = at + horizonMs
    const distance = (index: number): number => Math.abs((snapshots[index]?.at ?? Number.POSITIVE_INFINITY) - wanted)
    while (near + 1 < snapshots.length && distance(near + 1) <= distance(near)) near++
    return distance(near) <= horizonMs * HORIZON_SLACK ? near : -1
  })
}

function refuseWithoutOutcomes({ snapshots }: Rows, targets: readonly number[], { file, horizonMs }: BacktestOptions): void {
  if (snapshots.length < 2) throw new InvalidInput(file, 'it holds a single snapshot, so nothing happened after it', 'Give a file in which the same items were read at several times.')
  if (targets.every((target) => target < 0)) {
    throw new InvalidInput(file, `no two snapshots lie ${hours(horizonMs)} apart (±25%)`, 'Give --horizon a time at which the items were read again.')
  }
}

function nothingHeldOut(file: string, lastTrainDay: string): InvalidInput {
  return new InvalidInput(file, `no snapshot after ${lastTrainDay} has ${FEWEST_ITEMS} items that were seen again at the horizon and grew differently`, 'Give a file of more days: weights are fitted on the first 60% and tested on the rest.')
}

function hours(ms: number): string {
  return `${Number((ms / 3_600_000).toFixed(2))} hours`
}

interface Measures {
  readonly spearman: number
  readonly ndcg20: number | null
  readonly precision20: number | null
  readonly relative: number | null
}

interface Judged {
  readonly day: string
  readonly items: number
  readonly measures: Readonly<Record<string, Measures>>
}

/** One pass: outcomes of the first days teach the weights, later snapshots are judged by them. Outcomes that reach over the border do neither. */
function runThrough(rows: Rows, targets: readonly number[], lastTrainDay: string, fallback: Factors) {
  const fit = createWeightFit()
  const moments: Judged[] = []
  let lost = 0
  let fitted: Factors | null | undefined
  replay(rows, targets, (moment) => {
    if (moment.day <= lastTrainDay) {
      if (moment.outcomeDay <= lastTrainDay && canJudge(moment)) fit.learn(moment.factors, moment.growth)
      return
    }
    fitted ??= fit.weights()
    lost += moment.lost
    if (canJudge(moment)) moments.push(judge(moment, fitted ?? fallback))
  })
  return { moments, lost, weights: fitted ?? fallback, fitted: fitted !== null && fitted !== undefined }
}

function canJudge({ growth }: Moment): boolean {
  return growth.length >= FEWEST_ITEMS && growth.some((value) => value !== growth[0])
}

function judge(moment: Moment, weights: Factors): Judged {
  const scores: Record<string, readonly number[]> = { [SCORE]: moment.factors.map((factors) => weighted(factors, weights)) }
  for (const [name, formula] of Object.entries(BASELINES)) scores[name] = filled(moment.ranked.map(formula))
  const measures = Object.fromEntries(Object.entries(scores).map(([name, values]) => [name, measuresOf(values, moment)]))
  return { day: moment.day, items: moment.growth.length, measures }
}

function weighted(factors: Factors, weights: Factors): number {
  return (Object.keys(weights) as FactorName[]).reduce((sum, name) => sum + weights[name] * factors[name], 0)
}

/** An item that a formula says nothing of stands in the middle: missing is not last. */
function filled(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const middle = known[known.length >> 1] ?? 0
  return values.map((value) => value ?? middle)
}

function measuresOf(scores: readonly number[], { growth, relative }: Moment): Measures {
  const known = relative.flatMap((value, i) => (value === null ? [] : [{ value, score: scores[i] ?? 0 }]))
  return {
    spearman: spearman(scores, growth), ndcg20: ndcg(scores, growth), precision20: precision(scores, growth),
    relative: known.length < FEWEST_ITEMS ? null : spearman(known.map(({ score }) => score), known.map(({ value }) => value)),
  }
}

function resultOf(name: string, moments: readonly Judged[], seed: string): RankingResult {
  const interval = (measure: keyof Measures) => dayBlockInterval(moments.map(({ day, measures }): Dated => ({ day, value: measures[name]?.[measure] ?? null })), createRng(seed))
  const rank = interval('spearman')
  const gain = interval('ndcg20')
  const top = interval('precision20')
  return {
    name, spearman: rounded(rank.mean), ndcg20: rounded(gain.mean), precision20: rounded(top.mean), low: rounded(rank.low), high: rounded(rank.high),
    ndcg20Low: rounded(gain.low), ndcg20High: rounded(gain.high), precision20Low: rounded(top.low), precision20High: rounded(top.high),
    relativeSpearman: rounded(interval('relative').mean),
  }
}

function liftOf(results: readonly RankingResult[], moments: readonly Judged[], seed: string): BacktestReport['lift'] {
  const over = results.filter(({ name }) => name !== SCORE).toSorted((a, b) => (b.spearman ?? -1) - (a.spearman ?? -1))[0]?.name ?? ''
  const differences = moments.map(({ day, measures }): Dated => ({ day, value: (measures[SCORE]?.spearman ?? 0) - (measures[over]?.spearman ?? 0) }))
  const { mean, low, high } = dayBlockInterval(differences, createRng(seed))
  return { over, spearman: rounded(mean) ?? 0, low: rounded(low), high: rounded(high) }
}

function rounded(value: number | null): number | null {
  return value === null || Number.isNaN(value) ? null : Number(value.toFixed(6))
}
