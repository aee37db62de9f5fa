import { expect, test } from 'vitest'
import { rankPercentiles } from './percentile.ts'
import { communityFit, engagement, freshness, novelty, scoreIdea, seasonality, weightedSum, type IdeaFacts } from './score.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-23T12:00:00Z')
const EQUAL = { freshness: 1, engagement: 1, novelty: 1, communityFit: 1, seasonality: 1 }
const facts: IdeaFacts = { now: NOW, newestEvidenceAt: NOW, percentiles: [0.9], maxSimilarity: null, topics: ['corgi'], niches: [] }
const inDays = (days: number): string => new Date(NOW + days * DAY).toISOString().slice(0, 10)

test.each([[0, 1], [14, 0.5], [28, 0.25], [-3, 1], [5000, 0]])('evidence %d days old is %d fresh', (days, expected) => {
  expect(freshness(NOW, NOW - days * DAY)).toBeCloseTo(expected, 5)
})

test.each([[-1, 0], [9, 0], [10, 0], [21, 1], [60, 1], [90, 1], [105, 0.65], [120, 0.3], [300, 0.3]])('an occasion %d days away is %d fresh', (days, expected) => {
  expect(freshness(NOW, null, inDays(days))).toBeCloseTo(expected, 5)
})

test('with neither date nor post nothing is known of freshness, and the better of the two counts', () => {
  expect(freshness(NOW, null)).toBe(0.5)
  expect(freshness(NOW, NOW - 28 * DAY, inDays(40))).toBe(1)
})

test.each([[[], 0.5], [[null, null], 0.5], [[1], 2 / 3], [[0], 1 / 3], [[1, null], 2 / 3], [[0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9], 0.82], [[Number.NaN], 0.5]])('percentiles %j give engagement %d', (percentiles, expected) => {
  expect(engagement(percentiles)).toBeCloseTo(expected, 5)
})

test('missing figures are the middle and never the end', () => {
  expect(engagement([null])).toBeGreaterThan(engagement([0.1]))
  expect(engagement([null])).toBeLessThan(engagement([0.9]))
})

test.each([[null, 1], [0, 1], [0.25, 0.75], [1, 0], [-0.4, 1], [1.2, 0]])('highest likeness %j is novelty %d', (similarity, expected) => {
  expect(novelty(similarity)).toBeCloseTo(expected, 5)
})

test.each([
  [['corgi'], [], 0.5], [['corgi'], ['corgis'], 1], [['corgi'], ['Corgi lovers'], 1], [['corgi'], ['dogs'], 0.8], [['corgi'], ['pets'], 0.8], [['knitting'], ['knitters'], 1],
  [['knitting'], ['woodworking'], 0], [['nurse'], ['dogs', 'nurses'], 1], [['knitting'], ['…'], 0],
])('topics %j for niches %j fit %d', (topics, niches, expected) => {
  expect(communityFit(topics, niches)).toBeCloseTo(expected, 5)
})

test('the season is a bell around six and a half weeks before the day, over nine days before it', () => {
  const at = (days: number): number => seasonality('2026-11-23', inDays(days))
  expect(at(45)).toBe(1)
  expect([at(9), at(-5)]).toEqual([0, 0])
  expect(at(30)).toBeGreaterThan(at(20))
  expect(at(60)).toBeGreaterThan(at(100))
  expect(at(60)).toBeGreaterThan(at(20))
  expect(seasonality('2026-11-23')).toBe(0.4)
  expect(seasonality('2026-11-23', 'no date')).toBe(0)
})

test('weights are scaled to one, so that doubling all of them changes nothing', () => {
  const factors = { freshness: 1, engagement: 0.5, novelty: 0, communityFit: 0.25, seasonality: 0.75 }
  const weights = { freshness: 0.2, engagement: 0.25, novelty: 0.2, communityFit: 0.1, seasonality: 0.25 }
  expect(weightedSum(factors, weights)).toBeCloseTo(0.2 + 0.125 + 0 + 0.025 + 0.1875, 6)
  expect(weightedSum(factors, { freshness: 2, engagement: 2.5, novelty: 2, communityFit: 1, seasonality: 2.5 })).toBeCloseTo(weightedSum(factors, weights), 6)
  expect(weightedSum(factors, { freshness: 0, engagement: 0, novelty: 0, communityFit: 0, seasonality: 0 })).toBeCloseTo(0.5, 6)
})

test('a better fact never lowers the score', () => {
  const base = scoreIdea({ ...facts, percentiles: [0.4], maxSimilarity: 0.6, newestEvidenceAt: NOW - 20 * DAY }, EQUAL).score
  for (const better of [{ percentiles: [0.8] }, { maxSimilarity: 0.2 }, { newestEvidenceAt: NOW }, { occursOn: inDays(42) }])
    expect(scoreIdea({ ...facts, percentiles: [0.4], maxSimilarity: 0.6, newestEvidenceAt: NOW - 20 * DAY, ...better }, EQUAL).score).toBeGreaterThan(base)
})

test('a day many people buy shirts for is ahead of a quiet one on the same date', () => {
  const on = (occasion: string): number => scoreIdea({ ...facts, newestEvidenceAt: null, occursOn: inDays(42), topics: [occasion] }, EQUAL).score
  expect(on('valentines day')).toBeGreaterThan(on('boxing day'))
})

test('percentiles are taken per source and metric, ties share a place, and a signal without figures stays null', () => {
  const m = (signalId: string, source: string, value: number | null, metric = 'score') => ({ signalId, source, metric, value })
  const ranks = rankPercentiles([m('a', 'x', 1), m('b', 'x', 5), m('c', 'x', 5), m('d', 'x', 9), m('e', 'y', 2), m('f', 'x', null), m('a', 'x', 7, 'comments'), m('b', 'x', 3, 'comments'), m('g', 'x', Number.NaN)])
  expect(Object.fromEntries(ranks)).toEqual({ a: (0.125 + 0.75) / 2, b: (0.5 + 0.25) / 2, c: 0.5, d: 0.875, e: 0.5, f: null, g: null })
})
