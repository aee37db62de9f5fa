/**
 * Goes through snapshots in the order of time. What is said of an item at a snapshot rests on that snapshot and earlier
 * ones alone; what happened afterwards is joined to it only when the replay has come to the snapshot that shows it.
 */
import type { Factors } from '../../contract.ts'
import { affinity } from '../score/affinity.ts'
import { createBends, type Bends } from '../score/bends.ts'
import { freshnessOf, UNKNOWN } from '../score/decay.ts'
import { bendOf, speedNow, type Known } from '../score/speed.ts'
import { logSpeed, spreadOf, standing, STANDING_DAYS, type Spread } from '../score/standing.ts'
import type { Ranked } from './baselines.ts'
import type { Item, Rows, Snapshot } from './rows.ts'

/** Items of one snapshot that were seen again at the horizon, and what was said of them before. */
export interface Moment {
  readonly at: number
  readonly day: string
  /** The day on which the outcome was seen. */
  readonly outcomeDay: string
  readonly factors: readonly Factors[]
  readonly ranked: readonly Ranked[]
  readonly growth: readonly number[]
  /** Growth over the count it began with; null where that was not above 0. */
  readonly relative: readonly (number | null)[]
  /** Items that were not in the data any more, or without a figure. */
  readonly lost: number
}

/** Readings of one item that are looked back on. */
const POINTS_KEPT = 48
/** Speeds that a source is compared with. */
const SPEEDS_KEPT = 5_000
const DAY_MS = 86_400_000
/** An item that was not seen for so long is forgotten. */
const FORGET_MS = 30 * DAY_MS

interface Told {
  readonly item: number
  readonly value: number
  readonly at: number
  readonly factors: Factors
}

/** Calls `onMoment` for each snapshot whose outcome is in the data, in the order in which outcomes become known. `targets[i]` is the snapshot that shows the outcome of snapshot i, or -1. */
export function replay(rows: Rows, targets: readonly number[], onMoment: (moment: Moment) => void): void {
  const memory = createMemory(rows)
  const waiting = new Map<number, { snapshot: Snapshot; told: readonly Told[] }[]>()
  rows.snapshots.forEach((snapshot, index) => {
    const outcome = valuesOf(snapshot)
    for (const { snapshot: before, told } of waiting.get(index) ?? []) {
      const moment = joined(rows.items, before, told, snapshot, outcome)
      memory.answer(moment.items, moment.growth)
      onMoment(moment)
    }
    waiting.delete(index)
    const told = memory.see(snapshot)
    const target = targets[index] ?? -1
    if (target >= 0) waiting.set(target, [...(waiting.get(target) ?? []), { snapshot, told }])
  })
}

function valuesOf({ items, values }: Snapshot): ReadonlyMap<number, number> {
  const known = new Map<number, number>()
  items.forEach((item, i) => {
    const value = values[i] ?? Number.NaN
    if (!Number.isNaN(value)) known.set(item, value)
  })
  return known
}

function joined(items: readonly Item[], before: Snapshot, told: readonly Told[], after: Snapshot, outcome: ReadonlyMap<number, number>): Moment & { items: number[] } {
  const found = told.filter(({ item }) => outcome.has(item))
  const growth = found.map(({ item, value }) => (outcome.get(item) ?? value) - value)
  return {
    at: before.at, day: before.day, outcomeDay: after.day, growth, items: found.map(({ item }) => item), lost: told.length - found.length,
    factors: found.map(({ factors }) => factors),
    ranked: found.map(({ item, value, at }) => ({ value, at, publishedAt: items[item]?.publishedAt ?? null })),
    relative: found.map(({ value }, i) => (value > 0 ? (growth[i] ?? 0) / value : null)),
  }
}

interface Memory {
  see(snapshot: Snapshot): Told[]
  /** Which of these items grew more than most. */
  answer(items: readonly number[], growth: readonly number[]): void
}

function createMemory({ items }: Rows): Memory {
  const points = new Map<number, Known[]>()
  const answers = new Map<string, { yes: number; no: number }>()
  const bends = createBends()
  let speeds: { at: number; log: number }[] = []

  return {
    see(snapshot) {
      forget(points, snapshot.at)
      const read = readings(points, snapshot)
      for (const { item, known } of read) learnBend(bends, items[item], known)
      const measured = read.map(({ item, known }) => ({ item, known, speed: speedNow(known, publishedAt(items, item), bends.of(groupOf(items, item))) }))
      const logs = measured.flatMap(({ speed }) => (speed === null ? [] : [{ at: snapshot.at, log: logSpeed(speed.perDay) }]))
      speeds = [...speeds.filter(({ at }) => at >= snapshot.at - STANDING_DAYS * DAY_MS), ...logs].slice(-SPEEDS_KEPT)
      const spread = spreadOf(speeds.map(({ log }) => log))
      return measured.map(({ item, known, speed }): Told => {
        const group = answers.get(groupOf(items, item))
        return {
          item, value: known.at(-1)?.value ?? 0, at: snapshot.at,
          factors: {
            freshness: freshnessOf(snapshot.at, known, publishedAt(items, item), speed).value,
            engagement: standingOf(speed?.perDay ?? null, spread),
            communityFit: group === undefined ? UNKNOWN.value : affinity(group.yes, group.no).value,
            novelty: UNKNOWN.value,
            seasonality: UNKNOWN.value,
          },
        }
      })
    },
    answer(answered, growth) {
      const middle = growth.toSorted((a, b) => a - b)[growth.length >> 1] ?? 0
      answered.forEach((item, i) => {
        const group = groupOf(items, item)
        if (group === '') return
        const so = answers.get(group) ?? { yes: 0, no: 0 }
        const isYes = (growth[i] ?? 0) > middle
        answers.set(group, { yes: so.yes + (isYes ? 1 : 0), no: so.no + (isYes ? 0 : 1) })
      })
    },
  }
}

function standingOf(perDay: number | null, spread: Spread | null): number {
  return perDay === null || spread === null ? UNKNOWN.value : standing(perDay, spread)
}

/** Adds the snapshot's figures to what is known of its items. @returns the items that gave a figure. */
function readings(points: Map<number, Known[]>, snapshot: Snapshot): { item: number; known: readonly Known[] }[] {
  const read: { item: number; known: readonly Known[] }[] = []
  snapshot.items.forEach((item, i) => {
    const value = snapshot.values[i] ?? Number.NaN
    if (Number.isNaN(value)) return
    const known = [...(points.get(item) ?? []), { at: snapshot.at, value }].slice(-POINTS_KEPT)
    points.set(item, known)
    read.push({ item, known })
  })
  return read
}

function forget(points: Map<number, Known[]>, now: number): void {
  for (const [item, known] of points) if (now - (known.at(-1)?.at ?? 0) > FORGET_MS) points.delete(item)
}

function learnBend(bends: Bends, item: Item | undefined, known: readonly Known[]): void {
  const bend = item === undefined ? null : bendOf(known, item.publishedAt)
  if (item !== undefined && bend !== null) bends.add(item.group, bend)
}

function publishedAt(items: readonly Item[], item: number): number | null {
  return items[item]?.publishedAt ?? null
}

function groupOf(items: readonly Item[], item: number): string {
  return items[item]?.group ?? ''
}
