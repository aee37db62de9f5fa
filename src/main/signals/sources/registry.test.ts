import { expect, test } from 'vitest'
import { sourceField } from '../contract.ts'
import type { PlanContext, SourceDefinition } from '../pure/source-definition.ts'
import { SOURCES } from './registry.ts'

const ALL: readonly (readonly [id: string, source: SourceDefinition])[] = Object.entries(SOURCES)

function contextOf(source: SourceDefinition, config: unknown): PlanContext<unknown> {
  const secretsSet = source.fields.filter(({ type }) => type === 'secret').map(({ name }) => name)
  return { config, memory: undefined, now: Date.parse('2026-11-23T08:00:00Z'), country: 'US', language: 'en', secretsSet }
}

test.each(ALL)('%s says what it is, takes its own settings, and names the day its terms were read', (id, source) => {
  expect(source.id).toBe(id)
  expect(source.provenLive, 'nobody has seen one live yet').toBeNull()
  expect([source.title, source.summary, source.terms.note].every((text) => text.trim() === text && text !== '')).toBe(true)
  expect(URL.canParse(source.terms.url)).toBe(true)
  expect(source.terms.readOn).toMatch(/^2026-11-2\d$/)
  expect(source.config.safeParse(source.defaultConfig).success).toBe(true)
  expect(source.config.safeParse({ ...(source.defaultConfig as object), notAField: 1 }).success, 'a field that does not exist').toBe(false)
  for (const field of source.fields) expect(sourceField.safeParse(field).success).toBe(true)
  const named = new Set(source.fields.map(({ name }) => name))
  expect(Object.keys(source.defaultConfig as object).filter((name) => !named.has(name)), 'settings without a field').toEqual([])
  expect(source.pace.burst >= 1 && source.pace.everyMs >= 100 && source.everyMinutes >= 5).toBe(true)
})

test.each(ALL.filter(([, source]) => source.suggest === undefined))('%s asks by https, each request under a name of its own, and for the same when asked again', (_id, source) => {
  const requests = source.plan(contextOf(source, source.defaultConfig))
  expect(source.plan(contextOf(source, source.defaultConfig))).toEqual(requests)
  expect(new Set(requests.map(({ key }) => key)).size).toBe(requests.length)
  expect(requests.length).toBeLessThanOrEqual(100)
  for (const { url, secretUrl } of requests) expect(secretUrl === undefined ? new URL(url).protocol : 'https:').toBe('https:')
})

test('a handful of open sources is on from the start, none that needs a key or is unofficial', () => {
  expect(ALL.filter(([, source]) => source.onByDefault).map(([id]) => id)).toEqual(['wikipedia', 'google-trends', 'mastodon', 'hacker-news'])
  expect(ALL.filter(([, source]) => source.onByDefault && source.kind !== 'keyless')).toEqual([])
})

test.each<[keyof typeof SOURCES, Record<string, unknown>]>([
  ['wikipedia', { languages: ['../x'] }],
  ['wikipedia', { countries: ['US/..'] }],
  ['wikipedia', { articles: ['..'] }],
  ['wikipedia', { articles: ['https://de.wikipedia.org/wiki/%2E%2E'] }],
  ['wikipedia', { articles: ['Special:Search'] }],
  ['wikipedia', { take: 5 }],
  ['google-trends', { countries: ['US&geo=GB'] }],
  ['mastodon', { instances: [] }],
  ['mastodon', { instances: ['user:pass@a.example'] }],
  ['hacker-news', { lists: ['users'] }],
  ['hacker-news', { take: 100_000 }],
  ['youtube-feeds', { channels: ['UC'] }],
  ['nager', { countries: ['usa'] }],
  ['usno', { moon: 'perhaps' }],
  ['gdelt', { topics: ['a'] }],
])('%s refuses %j with a sentence', (id, patch) => {
  const source: SourceDefinition = SOURCES[id]
  const parsed = source.config.safeParse({ ...(source.defaultConfig as object), ...patch })
  expect(parsed.success).toBe(false)
  expect(parsed.error?.issues[0]?.message.length).toBeGreaterThan(5)
})

test('what a seller types never leaves its place in an address', () => {
  const hostile = 'a/../../b?c=d#e&f=%2e%2e\\g\u0000'
  const cases: readonly [keyof typeof SOURCES, Record<string, unknown>, place: RegExp][] = [
    ['wikipedia', { articles: [hostile] }, /^https:\/\/wikimedia\.org\/api\/rest_v1\/metrics\/pageviews\/(?:top(?:-per-country)?\/[\w.]+\/all-access\/2026\/11\/21|per-article\/en\.wikipedia\/all-access\/user\/[^/?#]+\/daily\/\d{8}\/\d{8})$/],
    ['hacker-news', { keywords: [hostile], lists: [] }, /^https:\/\/hn\.algolia\.com\/api\/v1\/search_by_date\?query=[^&#]+&tags=story&numericFilters=[^&#]+&hitsPerPage=100$/],
    ['gdelt', { topics: [hostile] }, /^https:\/\/api\.gdeltproject\.org\/api\/v2\/doc\/doc\?query=[^&#]+&mode=timelinevol&format=json&timespan=30d$/],
  ]
  for (const [id, patch, place] of cases) {
    const source: SourceDefinition = SOURCES[id]
    const config = source.config.parse({ ...(source.defaultConfig as object), ...patch })
    for (const { url } of source.plan(contextOf(source, config))) expect(new URL(url).href).toMatch(place)
  }
})
