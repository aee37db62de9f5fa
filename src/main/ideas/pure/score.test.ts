import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreIdea, seasonality, weightedSum, type IdeaFacts } from './score.ts'
import { communityFitOf } from './score/community-fit.ts'
import { freshnessOf } from './score/decay.ts'
import { engagementOf } from './score/engagement.ts'
import { centroidOf, noveltyOf } from './score/novelty.ts'
import { knownPoints, speedNow } from './score/speed.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-23T12:00:00Z')
const EQUAL = { freshness: 1, engagement: 1, novelty: 1, communityFit: 1, seasonality: 1 }
const facts: IdeaFacts = { now: NOW, newestEvidenceAt: NOW, percentiles: [0.9], maxSimilarity: null, topics: ['corgi'], niches: [] }
const inDays = (days: number): string => new Date(NOW + days * DAY).toISOString().slice(0, 10)
const UNKNOWN = { value: 0.5, confidence: 0 }

const figure = fc.oneof(fc.double({ noNaN: false }), fc.constant(null), fc.integer())
const points = fc.array(fc.record({ at: fc.integer({ min: NOW - 90 * DAY, max: NOW }), value: figure }), { maxLength: 12 })

test('every factor and its confidence stay in [0, 1], whatever comes in', () => {
  fc.assert(fc.property(points, fc.option(fc.integer({ min: NOW - 400 * DAY, max: NOW + DAY }), { nil: null }), fc.array(figure, { maxLength: 12 }), fc.array(fc.double({ min: -3, max: 3 }), { maxLength: 12 }),
    figure, figure, fc.nat(500), fc.nat(500), fc.integer({ min: -500, max: 900 }), (series, publishedAt, standings, trust, made, theme, yes, no, days) => {
      const known = knownPoints(series)
      const factors = [
        freshnessOf(NOW, known, publishedAt, speedNow(known, publishedAt)), engagementOf(standings, trust), noveltyOf(made, theme),
        communityFitOf(['corgi'], yes % 2 === 0 ? [] : ['dogs'], { yes, no }),
      ]
      for (const { value, confidence } of factors) {
        for (const number of [value, confidence]) {
          expect(number).toBeGreaterThanOrEqual(0)
          expect(number).toBeLessThanOrEqual(1)
        }
      }
      expect(seasonality('2026-11-23', inDays(days), 1)).toBeGreaterThanOrEqual(0)
      const { score, parts } = scoreIdea({ ...facts, percentiles: standings, maxSimilarity: made, answers: { yes, no }, occursOn: inDays(days) }, EQUAL)
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9)
      expect(score).toBeLessThanOrEqual(1)
    }))
})

test('what is missing is the middle and says that it rests on nothing', () => {
  expect(freshnessOf(NOW, [], null, null)).toEqual(UNKNOWN)
  for (const standings of [[], [null], [null, Number.NaN]]) expect(engagementOf(standings)).toEqual(UNKNOWN)
  expect(noveltyOf(null)).toEqual(UNKNOWN)
  expect(communityFitOf(['corgi'], [])).toEqual(UNKNOWN)
  const { factors, confidence } = scoreIdea({ ...facts, newestEvidenceAt: null, percentiles: [null] }, EQUAL)
  expect([factors, confidence]).toEqual([{ freshness: 0.5, engagement: 0.5, novelty: 0.5, communityFit: 0.5, seasonality: 0.4 }, { freshness: 0, engagement: 0, novelty: 0, communityFit: 0, seasonality: 0 }])
})

test.each([[0, 0.94], [14, 0.5], [28, 0.06], [-3, 0.94], [5000, 0]])('a post %d days old without a curve is %d fresh', (days, expected) => {
  expect(freshnessOf(NOW, [], NOW - days * DAY, null).value).toBeCloseTo(expected, 2)
})

test('a curve counts more than age: an old post that grows faster than ever is fresh, a young one that has stopped is not', () => {
  const fresh = (values: readonly number[], publishedDaysAgo: number): number => {
    const series = values.map((value, i) => ({ at: NOW - (values.length - 1 - i) * DAY, value }))
    const publishedAt = NOW - publishedDaysAgo * DAY
    return freshnessOf(NOW, series, publishedAt, speedNow(series, publishedAt)).value
  }
  expect(fresh([100, 110, 130, 400], 40)).toBeGreaterThan(0.7)
  expect(fresh([1000, 1400, 1401, 1401], 5)).toBeLessThan(0.1)
  expect(fresh([100, 100, 100], 10)).toBeLessThan(fresh([100, 120, 150], 10))
})

test('freshness only falls while nothing new is read', () => {
  fc.assert(fc.property(points, fc.nat(400), fc.nat(400), (series, days, more) => {
    const known = knownPoints(series)
    const publishedAt = NOW - 91 * DAY
    const speed = speedNow(known, publishedAt)
    const at = (later: number): number => freshnessOf(NOW + later * DAY, known, publishedAt, speed).value
    expect(at(days + more)).toBeLessThanOrEqual(at(days) + 1e-12)
  }))
})

test.each([[[1], 2 / 3], [[0], 1 / 3], [[1, null], 2 / 3], [[0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9], 0.82]])('standings %j give engagement %d', (standings, expected) => {
  expect(engagementOf(standings).value).toBeCloseTo(expected, 5)
})

test('one lucky post does not count like ten good ones, and says that it rests on less', () => {
  const lucky = engagementOf([1])
  const good = engagementOf(Array.from({ length: 10 }, () => 0.85))
  expect(good.value).toBeGreaterThan(lucky.value)
  expect(good.confidence).toBeGreaterThan(lucky.confidence)
})

test('a post that does better never lowers engagement, and likeness never raises novelty', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (standings, which, more) => {
    const better = standings.map((standing, i) => (i === which % standings.length ? Math.max(standing, more) : standing))
    expect(engagementOf(better).value).toBeGreaterThanOrEqual(engagementOf(standings).value - 1e-12)
    expect(noveltyOf(more, standings[0] ?? null).value).toBeLessThanOrEqual(noveltyOf(standings[0] ?? null, null).value + 1e-12)
  }))
})

test.each([[0, null, 1], [0.25, null, 0.75], [0.25, 0.6, 0.4], [null, 0.6, 0.4], [1, 0, 0], [-0.4, null, 1], [1.2, null, 0]])('likeness %j to what was made and %j to the theme is novelty %d', (made, theme, expected) => {
  expect(noveltyOf(made, theme).value).toBeCloseTo(expected, 5)
})

test('a centroid is the direction of the mean, and none is none', () => {
  expect(centroidOf([Float32Array.of(1, 0), Float32Array.of(0, 1)])?.map((x) => Math.round(x * 1e4))).toEqual(Float32Array.of(7071, 7071))
  expect(centroidOf([])).toBeNull()
  expect(centroidOf([Float32Array.of(1, 0), Float32Array.of(-1, 0)])).toBeNull()
})

test.each([
  [['corgi'], [], 0.5], [['corgi'], ['corgis'], 1], [['corgi'], ['Corgi lovers'], 1], [['corgi'], ['dogs'], 0.8], [['corgi'], ['pets'], 0.8], [['knitting'], ['knitters'], 1],
  [['knitting'], ['woodworking'], 0], [['nurse'], ['dogs', 'nurses'], 1], [['knitting'], ['…'], 0],
])('topics %j for niches %j fit %d before anything is learned', (topics, niches, expected) => {
  expect(communityFitOf(topics, niches).value).toBeCloseTo(expected, 5)
})

test('what the seller approves raises the fit of its people and what they reject lowers it, more the more often', () => {
  const fit = (yes: number, no: number): number => communityFitOf(['corgi'], ['dogs'], { yes, no }).value
  expect(fit(1, 0)).toBeGreaterThan(fit(0, 0))
  expect(fit(0, 5)).toBeLessThan(fit(0, 1))
  expect(fit(100, 0)).toBeGreaterThan(0.97)
  expect(fit(1, 0) - fit(0, 0)).toBeLessThan(0.05)
  expect(communityFitOf(['corgi'], [], { yes: 30, no: 10 }).confidence).toBeCloseTo(0.8, 5)
})

test('weights are scaled to one, so that doubling all of them changes nothing', () => {
  const factors = { freshness: 1, engagement: 0.5, novelty: 0, communityFit: 0.25, seasonality: 0.75 }
  const weights = { freshness: 0.2, engagement: 0.25, novelty: 0.2, communityFit: 0.1, seasonality: 0.25 }
  expect(weightedSum(factors, weights)).toBeCloseTo(0.2 + 0.125 + 0 + 0.025 + 0.1875, 6)
  expect(weightedSum(factors, { freshness: 2, engagement: 2.5, novelty: 2, communityFit: 1, seasonality: 2.5 })).toBeCloseTo(weightedSum(factors, weights), 6)
  expect(weightedSum(factors, { freshness: 0, engagement: 0, novelty: 0, communityFit: 0, seasonality: 0 })).toBeCloseTo(0.5, 6)
})

test('a better fact never lowers the score', () => {
  const worse = { ...facts, percentiles: [0.4], maxSimilarity: 0.6, newestEvidenceAt: NOW - 20 * DAY }
  const base = scoreIdea(worse, EQUAL).score
  for (const better of [{ percentiles: [0.8] }, { maxSimilarity: 0.2 }, { newestEvidenceAt: NOW }, { occursOn: inDays(60) }, { answers: { yes: 5, no: 0 } }])
    expect(scoreIdea({ ...worse, ...better }, EQUAL).score).toBeGreaterThan(base)
})

test('a day many people buy shirts for is ahead of a quiet one on the same date, and a day in season of one out of season', () => {
  const on = (occasion: string, days = 60): number => scoreIdea({ ...facts, newestEvidenceAt: null, occursOn: inDays(days), topics: [occasion] }, EQUAL).score
  expect(on('valentines day')).toBeGreaterThan(on('boxing day'))
  expect(on('valentines day')).toBeGreaterThan(on('valentines day', 15))
  expect(on('valentines day', -3)).toBe(on('valentines day', 5))
})
