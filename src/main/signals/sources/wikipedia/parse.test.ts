import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { jsonFixture } from '../../../../../test/support/fixture.ts'
import { keepsTheReadersPromises } from '../../../../../test/support/reader-contract.ts'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { answerOf } from '../../../../../test/support/source-answer.ts'
import { isReject } from '../../pure/draft.ts'
import { readWikipedia } from './parse.ts'
import { wikipediaSource } from './source.ts'

const TOP = { kind: 'top', project: 'en.wikipedia', country: '', day: '2026-11-21', take: '250', curves: '2' }
const COUNTRY = { ...TOP, kind: 'country', project: '', country: 'US', curves: '0' }
const ARTICLE = { kind: 'article', project: 'en.wikipedia', article: 'Capybara' }
const topDay = JSON.parse(readFileSync(sharedData('api_payloads', 'wikimedia', 'top_day_shape.json'), 'utf8')) as unknown
const articlesOf = (document: unknown): unknown[] => (document as { items: { articles: unknown[] }[] }).items[0]?.articles ?? []

test('reads a day’s chart at the end of that day, without the pages that run the site', () => {
  const { outcomes } = readWikipedia(answerOf('wikipedia', topDay, TOP))
  expect(outcomes).toHaveLength(3)
  expect(outcomes[0]).toEqual({
    source: 'wikipedia',
    sourceItemId: 'en.wikipedia:Doctor_Strange_in_the_Multiverse_of_Madness',
    text: 'Doctor Strange in the Multiverse of Madness',
    url: 'https://en.wikipedia.org/wiki/Doctor_Strange_in_the_Multiverse_of_Madness',
    language: 'en',
    tags: [],
    observations: [{ metric: 'views per day', value: 710_076, observedAt: '2026-11-22T00:00:00.000Z' }],
  })
})

test('asks for eight weeks of the articles at the top', () => {
  const { follow } = readWikipedia(answerOf('wikipedia', topDay, TOP))
  expect(follow).toHaveLength(2)
  expect(follow?.[1]).toEqual({
    key: 'article:en.wikipedia:Wikipedia',
    url: 'https://wikimedia.org/api/rest_v1/metrics/pageviews/per-article/en.wikipedia/all-access/user/Wikipedia/daily/20260927/20261121',
    about: { kind: 'article', project: 'en.wikipedia', article: 'Wikipedia' },
    mayBeMissing: true,
  })
})

test('follows no project that is no Wikipedia, whatever an answer says', () => {
  const rows = ['../..', 'evil.example/x', 'de.wikipedia'].map((project) => ({ article: 'Corgi', project, views_ceil: 5 }))
  const { follow } = readWikipedia(answerOf('wikipedia', { items: [{ articles: rows }] }, { ...COUNTRY, curves: '9' }))
  expect(follow?.map(({ key }) => key)).toEqual(['article:de.wikipedia:Corgi'])
})

test('keeps a country’s rounded views apart from exact ones, and names what it leaves out', () => {
  const { outcomes } = readWikipedia(answerOf('wikipedia', jsonFixture(import.meta.url, 'country.shape.json'), COUNTRY))
  expect(outcomes).toMatchObject([
    { sourceItemId: 'en.wikipedia:Capybara', observations: [{ metric: 'views per day in US', value: 41_000 }] },
    { sourceItemId: 'es.wikipedia:Día_de_Acción_de_Gracias', language: 'es' },
    { place: 'article 4', reason: 'its title speaks of death or violence' },
  ])
})

test('reads a curve as one signal with a figure at each day’s end', () => {
  const { outcomes } = readWikipedia(answerOf('wikipedia', jsonFixture(import.meta.url, 'daily.shape.json'), ARTICLE))
  expect(outcomes).toHaveLength(1)
  expect(outcomes[0]).toMatchObject({
    sourceItemId: 'en.wikipedia:Capybara',
    observations: [
      { value: 9_120, observedAt: '2026-11-20T00:00:00.000Z' },
      { value: 9_480, observedAt: '2026-11-21T00:00:00.000Z' },
      { value: 31_050, observedAt: '2026-11-22T00:00:00.000Z' },
    ],
  })
})

test.each([
  'Deaths_in_2026', 'Killing_of_Somebody', '2026_Nowhere_shooting', 'Hurricane_Somebody', 'XXX_(film)', 'Pornhub', '2026_United_States_presidential_election', 'Russo-Ukrainian_war',
])('keeps %s out with a reason', (article) => {
  const [outcome] = readWikipedia(answerOf('wikipedia', { items: [{ articles: [{ article, views: 9, rank: 1 }] }] }, TOP)).outcomes
  expect(outcome).toMatchObject({ place: 'article 1' })
})

test.each(['Main_Page', 'Special:Search', 'Wikipedia:Featured_pictures', 'Portal:Current_events', 'Spezial:Suche', 'Wikipédia:Accueil_principal', 'Служебная:Search', 'User_talk:Somebody', '-', '..'])('passes over %s', (article) => {
  expect(readWikipedia(answerOf('wikipedia', { items: [{ articles: [{ article, views: 9, rank: 1 }] }] }, TOP)).outcomes).toEqual([])
})

test.each(['Corgi', 'Wartburg', 'Sexagesima', 'Portal_2', 'Mission:_Impossible', 'Warsaw', 'Essex', 'Deathly_Hallows'])('keeps %s', (article) => {
  const [outcome] = readWikipedia(answerOf('wikipedia', { items: [{ articles: [{ article, views: 9, rank: 1 }] }] }, TOP)).outcomes
  expect(outcome === undefined || isReject(outcome)).toBe(false)
})

test('plans the day before yesterday of the seller’s language and country, and the articles they name', () => {
  const plan = wikipediaSource.plan({
    config: { languages: [], countries: [], articles: ['Corgi', 'de:Dackel', 'https://fr.wikipedia.org/wiki/Teckel_%C3%A0_poil?x=1'], take: 250, curves: 20 },
    memory: undefined, now: Date.parse('2026-11-23T03:00:00Z'), country: 'us', language: 'en-US', secretsSet: [],
  })
  expect(plan.map(({ url }) => url.replace('https://wikimedia.org/api/rest_v1/metrics/pageviews/', ''))).toEqual([
    'top/en.wikipedia/all-access/2026/11/21',
    'top-per-country/US/all-access/2026/11/21',
    'per-article/en.wikipedia/all-access/user/Corgi/daily/20251018/20261121',
    'per-article/de.wikipedia/all-access/user/Dackel/daily/20251018/20261121',
    'per-article/fr.wikipedia/all-access/user/Teckel_%C3%A0_poil/daily/20251018/20261121',
  ])
})

describe('a chart', () => { keepsTheReadersPromises({ source: 'wikipedia', read: readWikipedia, about: { ...TOP, curves: '0' }, good: topDay, itemsOf: articlesOf, textField: 'article' }) })
describe('a country’s chart', () => { keepsTheReadersPromises({ source: 'wikipedia', read: readWikipedia, about: COUNTRY, good: jsonFixture(import.meta.url, 'country.shape.json'), itemsOf: articlesOf, textField: 'article' }) })
describe('a curve', () => { keepsTheReadersPromises({ source: 'wikipedia', read: readWikipedia, about: ARTICLE, good: jsonFixture(import.meta.url, 'daily.shape.json'), itemsOf: (document) => (document as { items: unknown[] }).items, textField: null }) })
