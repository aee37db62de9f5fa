/**
 * Posts measured inside their own sources: how fast each grows, where that stands among its like, and how fresh it is.
 * First the norms of every source from many of its posts, then any post by these norms.
 */
import { createBends } from './bends.ts'
import { freshnessOf, UNKNOWN, type Factor } from './decay.ts'
import { bendOf, knownPoints, speedNow, type Known, type Speed } from './speed.ts'
import { logSpeed, spreadOf, standing, STANDING_DAYS, type Spread } from './standing.ts'

/** A post with everything that was read of it. Times in milliseconds. */
export interface PostToMeasure {
  readonly id: string
  readonly source: string
  /** Posts of one category or community grow alike. */
  readonly group: string
  readonly publishedAt: number | null
  readonly firstSeenAt: number
  /** False: its figures stay out of the score. */
  readonly inScore: boolean
  readonly series: readonly { readonly metric: string; readonly value: number | null; readonly observedAt: number }[]
}

export interface MeasuredPost {
  /** In (0, 1), the mean over its figures; null without one. */
  readonly standing: number | null
  /** How far that is measured on the post itself, in [0, 1]. */
  readonly trust: number
  readonly freshness: Factor
}

/** What is usual for one figure of one source. */
interface Norm {
  readonly spread: Spread
  /** Of a community nobody has met yet. */
  readonly bend: number
  /** By group. */
  readonly bends: Readonly<Record<string, number>>
}

/** By source and figure. */
export type Norms = Readonly<Record<string, Norm>>

/** Figures that are a rate by themselves: their value is the speed, in its own unit. The others are counts. */
const RATES: ReadonlySet<string> = new Set(['searches', 'uses', 'accounts', 'interest', 'views per day', 'share of news', 'growth in a week', 'growth in a month', 'growth in a year'])
const DAY_MS = 86_400_000

interface Curve {
  /** Of its norm. */
  readonly key: string
  readonly isRate: boolean
  readonly points: readonly Known[]
}

/** The norms of every source and figure: of the posts read in the last seven days, or of all where none was. */
export function normsOf(now: number, posts: readonly PostToMeasure[]): Norms {
  const curves = posts.filter(({ inScore }) => inScore).flatMap((post) => curvesOf(post).map((curve) => ({ post, curve })))
  const norms = [...Map.groupBy(curves, ({ curve }) => curve.key)].map(([key, alike]): [string, Norm | null] => [key, normOf(now, alike)])
  return Object.fromEntries(norms.filter((entry): entry is [string, Norm] => entry[1] !== null))
}

function normOf(now: number, alike: readonly { readonly post: PostToMeasure; readonly curve: Curve }[]): Norm | null {
  const bends = createBends()
  for (const { post, curve } of alike) {
    const bend = curve.isRate ? null : bendOf(curve.points, post.publishedAt)
    if (bend !== null) bends.add(post.group, bend)
  }
  const speeds = alike.flatMap(({ post, curve }) => {
    const speed = speedOf(curve, post.publishedAt, bends.of(post.group))
    return speed === null ? [] : [{ at: curve.points.at(-1)?.at ?? 0, log: logSpeed(speed.perDay) }]
  })
  const recent = speeds.filter(({ at }) => at >= now - STANDING_DAYS * DAY_MS)
  const spread = spreadOf((recent.length === 0 ? speeds : recent).map(({ log }) => log))
  return spread === null ? null : { spread, bend: bends.of(''), bends: bends.all() }
}

/** One post by the norms of its source: no standing where these say nothing of it, or its source is kept out of the score. */
export function measurePost(now: number, post: PostToMeasure, norms: Norms): MeasuredPost {
  const places: number[] = []
  let trust = 0
  let fresh: Factor | null = null
  for (const { key, points, isRate } of post.inScore ? curvesOf(post) : []) {
    const norm = norms[key]
    const speed = norm === undefined ? null : speedOf({ key, points, isRate }, post.publishedAt, norm.bends[post.group] ?? norm.bend)
    if (norm === undefined || speed === null) continue
    places.push(standing(speed.perDay, norm.spread))
    trust = Math.max(trust, speed.confidence)
    fresh = fresher(fresh, isRate ? freshnessOf(now, asCounts(points), null, speed) : freshnessOf(now, points, post.publishedAt, speed))
  }
  return {
    standing: places.length === 0 ? null : places.reduce((sum, place) => sum + place, 0) / places.length,
    trust,
    freshness: fresh ?? freshnessOf(now, [], post.publishedAt ?? post.firstSeenAt, null),
  }
}

function curvesOf(post: PostToMeasure): Curve[] {
  return [...Map.groupBy(post.series, ({ metric }) => metric)].map(([metric, figures]) => ({
    key: JSON.stringify([post.source, metric]), isRate: RATES.has(metric), points: knownPoints(figures.map(({ observedAt, value }) => ({ at: observedAt, value }))),
  }))
}

function speedOf({ isRate, points }: Curve, publishedAt: number | null, bend: number): Speed | null {
  const last = points.at(-1)
  if (!isRate || last === undefined) return speedNow(points, publishedAt, bend)
  return { perDay: last.value, confidence: points.length / (points.length + 1) }
}

/** A rate's curve as the count that grows by it, so that one formula finds the peak of both. */
function asCounts(points: readonly Known[]): Known[] {
  let sum = 0
  return points.map((point, i) => {
    const before = points[i - 1]
    sum += before === undefined ? 0 : (point.value * (point.at - before.at)) / DAY_MS
    return { at: point.at, value: sum }
  })
}

function fresher(a: Factor | null, b: Factor): Factor {
  return a === null || b.value > a.value ? b : a
}

/** The freshest of several posts; unknown without any. */
export function freshestOf(posts: readonly MeasuredPost[]): Factor {
  return posts.reduce<Factor | null>((best, { freshness }) => fresher(best, freshness), null) ?? UNKNOWN
}
