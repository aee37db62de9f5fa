import { expect, test } from 'vitest'
import type { Concept } from '../contract.ts'
import { OCCASIONS } from './occasions/index.ts'
import { scoreIdea, type IdeaFacts } from './score.ts'
import { explain } from './why.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const DAY = 86_400_000
const EQUAL = { freshness: 1, engagement: 1, novelty: 1, communityFit: 1, seasonality: 1 }
const concept: Concept = { phrase: 'One More Row, I Promise', mood: 'funny', style: 'script', language: 'en' }

function why(more: Partial<IdeaFacts>, extra: { occasion?: string; signals?: { source: string; community?: string }[] } = {}): string {
  const facts: IdeaFacts = { now: NOW, newestEvidenceAt: null, percentiles: [], maxSimilarity: null, topics: ['knitting'], niches: [], ...more }
  const said = extra.occasion === undefined ? concept : { ...concept, occasion: extra.occasion }
  return explain({ facts, factors: scoreIdea(facts, EQUAL).factors, concept: said, topic: 'knitting', signals: extra.signals ?? [] })
}

test('a date is counted in days, with what that means for selling', () => {
  expect(why({ occursOn: '2027-01-07' }, { occasion: 'valentines day' })).toBe('Valentine’s Day is 45 days away, a little late, so list it soon.')
  expect(why({ occursOn: '2027-01-22' }, { occasion: 'valentines day' })).toBe('Valentine’s Day is 60 days away, the best time to list it.')
  expect(why({ occursOn: '2027-02-21' }, { occasion: 'valentines day' })).toBe('Valentine’s Day is 90 days away, best listed in 20 days.')
  expect(why({ occursOn: '2026-12-04' }, { occasion: 'hanukkah' })).toContain('Hanukkah is 11 days away, late for print on demand, so list it now')
  expect(why({ occursOn: '2026-11-24' }, { occasion: 'knitting day' })).toContain('A day for knitting is 1 day away, too late')
  expect(why({ occursOn: '2026-11-20' }, { occasion: 'knitting day' })).toBe('A day for knitting is past.')
})

test('occasions are named as one writes them, never by an id', () => {
  for (const occasion of OCCASIONS) expect(explain({ facts: { now: NOW, newestEvidenceAt: NOW, percentiles: [0.5], maxSimilarity: null, topics: [], niches: [] }, factors: EQUAL, concept: {}, topic: occasion.id, signals: [] })).toContain(`1 post about ${occasion.name}`)
  for (const occasion of OCCASIONS) expect(why({ occursOn: '2027-01-22' }, { occasion: occasion.id })).toContain(`${occasion.name} is 60 days away`)
})

test('posts are counted and their forums named', () => {
  const signals = [{ source: 'reddit', community: 'knitting' }, { source: 'reddit', community: 'crochet' }, { source: 'reddit', community: 'yarn' }]
  expect(why({ percentiles: [0.2, 0.985, null], newestEvidenceAt: NOW - 3 * DAY }, { signals })).toBe('3 posts about knitting in r/knitting and r/crochet and more, the best of them ahead of 98% of its source, the newest 3 days old.')
  expect(why({ percentiles: [null], newestEvidenceAt: NOW }, { signals: [{ source: 'mastodon' }] })).toBe('1 post about knitting, the newest from today.')
})

test('the library and the niches are spoken of only when there is something to say', () => {
  expect(why({ maxSimilarity: 0.1, niches: ['yarn lovers', 'knitters'] })).toBe('It fits your niche “knitters”; nothing in your library is worded like it.')
  expect(why({ maxSimilarity: 0.734, niches: ['fishing'] })).toBe('It is outside your niches; the closest in your library is 73% alike in wording.')
})

test('there is always one sentence, from the evidence to what it means', () => {
  expect(why({})).toBe('A phrase about knitting: no posts and no date speak for it yet.')
  const all = why({ percentiles: [0.9, 0.8], newestEvidenceAt: NOW - DAY, occursOn: '2027-01-22', maxSimilarity: 0.2, niches: ['knitters'] }, { occasion: 'valentines day', signals: [{ source: 'reddit', community: 'knitting' }] })
  expect(all).toBe('2 posts about knitting in r/knitting, the best of them ahead of 90% of its source, the newest 1 day old; Valentine’s Day is 60 days away, the best time to list it; it fits your niche “knitters”; nothing in your library is worded like it.')
})
