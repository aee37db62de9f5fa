/** Posts measured inside their own sources: how fast each grows, where that stands among its like, and how fresh it is. */
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

/** Figures that are a rate by themselves: their value is the speed, in its own unit. The others are counts. */
const RATES: ReadonlySet<string> = new Set(['searches', 'uses', 'accounts', 'interest', 'views per day', 'share of news', 'growth in a week', 'growth in a month', 'growth in a year'])
const DAY_MS = 86_400_000

interface Curve {
  readonly post: PostToMeasure
  readonly isRate: boolean
  readonly points: readonly Known[]
}

/**
 * Every post's standing, trust and freshness, by id. All posts of one call are each other's measure: of each source and
 * figure those read in the last seven days, or all where none was.
 */
export function measurePosts(now: number, posts: readonly PostToMeasure[]): Map<string, MeasuredPost> {
  const curves = posts.filter((post) => post.inScore).flatMap(curvesOf)
  const found = new Map<string, { standings: number[]; trust: number; freshness: Factor | null }>()
  for (const alike of Map.groupBy(curves, ([key]) => key).values()) {
    for (const { id, place, trust, freshness } of measureAlike(now, alike.map(([, curve]) => curve))) {
      const known = found.get(id) ?? { standings: [], trust: 0, freshness: null }
      found.set(id, { standings: [...known.standings, place], trust: Math.max(known.trust, trust), freshness: fresher(known.freshness, freshness) })
    }
  }
  return new Map(posts.map((post): [string, MeasuredPost] => {
    const own = found.get(post.id)
    const standings = own?.standings ?? []
    return [post.id, {
      standing: standings.length === 0 ? null : standings.reduce((sum, place) => sum + place, 0) / standings.length,
      trust: own?.trust ?? 0,
      freshness: own?.freshness ?? freshnessOf(now, [], post.publishedAt ?? post.firstSeenAt, null),
    }]
  }))
}

function curvesOf(post: PostToMeasure): [key: string, curve: Curve][] {
  return [...Map.groupBy(post.series, ({ metric }) => metric)].map(([metric, figures]) => [
    JSON.stringify([post.source, metric]),
    { post, isRate: RATES.has(metric), points: knownPoints(figures.map(({ observedAt, value }) => ({ at: observedAt, value }))) },
  ])
}

function* measureAlike(now: number, curves: readonly Curve[]): Generator<{ id: string; place: number; trust: number; freshness: Factor }> {
  const bends = createBends()
  for (const { post, points, isRate } of curves) {
    const bend = isRate ? null : bendOf(points, post.publishedAt)
    if (bend !== null) bends.add(post.group, bend)
  }
  const measured = curves.map((curve) => ({ curve, speed: curve.isRate ? rateOf(curve.points) : speedNow(curve.points, curve.post.publishedAt, bends.of(curve.post.group)) }))
  const spread = recentSpread(now, measured)
  if (spread === null) return
  for (const { curve: { post, points, isRate }, speed } of measured) {
    if (speed === null) continue
    yield { id: post.id, place: standing(speed.perDay, spread), trust: speed.confidence, freshness: isRate ? freshnessOf(now, asCounts(points), null, speed) : freshnessOf(now, points, post.publishedAt, speed) }
  }
}

function rateOf(points: readonly Known[]): Speed | null {
  const last = points.at(-1)
  return last === undefined ? null : { perDay: last.value, confidence: points.length / (points.length + 1) }
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

function recentSpread(now: number, measured: readonly { readonly curve: Curve; readonly speed: Speed | null }[]): Spread | null {
  const logs = (from: number): number[] => measured.flatMap(({ curve, speed }) => (speed === null || (curve.points.at(-1)?.at ?? 0) < from ? [] : [logSpeed(speed.perDay)]))
  return spreadOf(logs(now - STANDING_DAYS * DAY_MS)) ?? spreadOf(logs(Number.NEGATIVE_INFINITY))
}

function fresher(a: Factor | null, b: Factor): Factor {
  return a === null || b.value > a.value ? b : a
}

/** The freshest of several posts; unknown without any. */
export function freshestOf(posts: readonly MeasuredPost[]): Factor {
  return posts.reduce<Factor | null>((best, { freshness }) => fresher(best, freshness), null) ?? UNKNOWN
}
