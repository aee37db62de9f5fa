import { expect, test } from 'vitest'
import { measurePost, normsOf, type MeasuredPost, type PostToMeasure } from './measure-posts.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-23T12:00:00Z')

function post(id: string, values: readonly (number | null)[], more: Partial<PostToMeasure> & { metric?: string; ageDays?: number } = {}): PostToMeasure {
  const { metric = 'views', ageDays = values.length + 1, ...rest } = more
  const series = values.map((value, i) => ({ metric, value, observedAt: NOW - (values.length - 1 - i) * DAY }))
  return { id, source: 'forum', group: 'pets', publishedAt: NOW - ageDays * DAY, firstSeenAt: NOW - ageDays * DAY, inScore: true, series, ...rest }
}
function measurePosts(now: number, posts: readonly PostToMeasure[]): Map<string, MeasuredPost> {
  const norms = normsOf(now, posts)
  return new Map(posts.map((one) => [one.id, measurePost(now, one, norms)]))
}
const standingOf = (posts: readonly PostToMeasure[], id: string): number | null => measurePosts(NOW, posts).get(id)?.standing ?? null

test('speed counts and not size: a small post that grows stands above a large one that has stopped', () => {
  const posts = [post('large', [90_000, 90_010]), post('small', [100, 900]), post('usual', [500, 700]), post('slow', [500, 510])]
  expect(standingOf(posts, 'small')).toBeGreaterThan(0.6)
  expect(standingOf(posts, 'large')).toBeLessThan(standingOf(posts, 'usual') ?? 0)
})

test('sources are never compared with each other: a million views in one and ten votes in another can stand alike', () => {
  const small = [1, 2, 3, 4, 5].map((n) => post(`s${n}`, [n * 10, n * 20]))
  const large = [1, 2, 3, 4, 5].map((n) => post(`l${n}`, [n * 1e7, n * 2e7], { source: 'video' }))
  const both = measurePosts(NOW, [...small, ...large])
  for (const n of [1, 2, 3, 4, 5]) expect(both.get(`s${n}`)?.standing).toBeCloseTo(both.get(`l${n}`)?.standing ?? 0, 1)
  const alone = measurePosts(NOW, small)
  for (const { id } of small) expect(both.get(id)).toEqual(alone.get(id))
})

test('a source that is kept out of the score and a post without figures have no standing, and are still fresh by age', () => {
  const measured = measurePosts(NOW, [post('outside', [1, 900], { inScore: false }), post('silent', [null, null]), post('other', [5, 9])])
  for (const id of ['outside', 'silent']) {
    expect(measured.get(id)).toMatchObject({ standing: null, trust: 0 })
    expect(measured.get(id)?.freshness.value).toBeGreaterThan(0.8)
  }
})

test('a figure that is a rate is its own speed, and is fresh while it is near its peak', () => {
  const posts = [post('rising', [10, 20, 40, 80], { metric: 'searches' }), post('falling', [80, 40, 20, 10], { metric: 'searches' }), post('flat', [30, 30, 30, 30], { metric: 'searches' })]
  const measured = measurePosts(NOW, posts)
  expect(measured.get('rising')?.standing).toBeGreaterThan(measured.get('flat')?.standing ?? 1)
  expect(measured.get('falling')?.standing).toBeLessThan(measured.get('flat')?.standing ?? 0)
  expect(measured.get('rising')?.freshness.value).toBeGreaterThan(0.9)
  expect(measured.get('falling')?.freshness.value).toBeLessThan(0.3)
})

test('the last seven days are the measure; what was read before is measured by them', () => {
  const old = [1, 2, 3].map((n) => ({ ...post(`old${n}`, [1e6, n * 1e7]), series: [{ metric: 'views', value: n * 1e7, observedAt: NOW - 60 * DAY }], publishedAt: NOW - 61 * DAY }))
  const now = [1, 2, 3].map((n) => post(`now${n}`, [n * 10, n * 20]))
  expect(standingOf([...old, ...now], 'now2')).toBe(standingOf(now, 'now2'))
  expect(standingOf([...old, ...now], 'old1')).toBeGreaterThan(0.95)
  expect(standingOf(old, 'old2')).toBeCloseTo(0.5, 5)
})
