/** Page views of Wikipedia: what people looked up the day before yesterday, and how that compares with their other days. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'
import { articleRequest, countryRequest, topRequest } from '../../pure/wikipedia-addresses.ts'
import { isSitePage } from '../../pure/wikipedia-titles.ts'

const DAY = 86_400_000
/** The seller's own articles get more than a year, so that a season can be seen. */
const OWN_CURVE_DAYS = 400

const language = z.string().regex(/^[a-z]{2,3}$/, 'write languages as two letters, like en or de')
const country = z.string().regex(/^[A-Z]{2}$/, 'write countries as two capital letters, like US or DE')
const article = z.string().trim().min(1).max(300).refine((text) => !isSitePage(namedArticle(text, '')[1]), 'name articles, not pages that run the site')

export const wikipediaSource = defineSource({
  id: 'wikipedia',
  title: 'Wikipedia page views',
  summary: 'What people looked up most, with exact daily views: the best free curve of rising interest.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: true,
  terms: {
    url: 'https://www.mediawiki.org/wiki/Wikimedia_APIs/Access_policy',
    readOn: '2026-11-22',
    note: 'The figures are free of rights (CC0). The program says who it is and asks once a second at most; texts of articles are not copied.',
  },
  config: z.strictObject({
    languages: z.array(language).max(10, 'at most 10 languages'),
    countries: z.array(country).max(10, 'at most 10 countries'),
    articles: z.array(article).max(80, 'at most 80 articles'),
    take: z.number().int().min(10).max(1_000),
    curves: z.number().int().min(0).max(50),
  }),
  defaultConfig: { languages: [] as string[], countries: [] as string[], articles: [] as string[], take: 250, curves: 20 },
  fields: [
    { name: 'languages', label: 'Languages', type: 'list', help: 'Editions to read the day’s chart of. Empty means your own language.', placeholder: 'en', required: false },
    { name: 'countries', label: 'Countries', type: 'list', help: 'Countries to read the day’s chart of. Views by country are rounded.', placeholder: 'US', required: false },
    { name: 'articles', label: 'Articles to follow', type: 'list', help: 'Titles or addresses, like Corgi or de:Dackel.', placeholder: 'Corgi', required: false },
    { name: 'take', label: 'Articles of a chart', type: 'number', help: 'From the top, 10 to 1000.', required: true },
    { name: 'curves', label: 'Curves of a chart', type: 'number', help: 'For so many of them the last eight weeks are read too.', required: true },
  ],
  everyMinutes: 720,
  pace: { burst: 1, everyMs: 1_000 },
  retentionDays: null,
  inScore: true,
  plan({ config, now, country: own, language: spoken }) {
    // Charts are complete late on the next day, so the day before yesterday is asked for.
    const day = new Date(now - 2 * DAY).toISOString().slice(0, 10)
    const languages = config.languages.length > 0 ? config.languages : [editionOf(spoken)]
    const home = `${languages[0] ?? 'en'}.wikipedia`
    return [
      ...languages.map((code) => topRequest(`${code}.wikipedia`, day, config)),
      ...(config.countries.length > 0 ? config.countries : own.length === 2 ? [own.toUpperCase()] : []).map((code) => countryRequest(code, day, { take: config.take, curves: 0 })),
      ...config.articles.map((text) => namedArticle(text, home)).map(([project, title]) => articleRequest(project, title, day, OWN_CURVE_DAYS)),
    ]
  },
})

function editionOf(spoken: string): string {
  return /^[a-z]{2,3}/.exec(spoken.toLowerCase())?.[0] ?? 'en'
}

/** "Corgi", "de:Dackel" or the address of an article as [project, title with underscores]. */
function namedArticle(text: string, home: string): [project: string, title: string] {
  const address = /^https?:\/\/([a-z]{2,3})\.(?:m\.)?wikipedia\.org\/wiki\/([^?#]+)/.exec(text)
  const prefixed = /^([a-z]{2,3}):(.+)$/.exec(text)
  const [, code, title] = address ?? prefixed ?? []
  const name = (address === null ? title : decoded(title ?? '')) ?? text
  return [code === undefined ? home : `${code}.wikipedia`, name.trim().replace(/\s+/g, '_')]
}

function decoded(title: string): string {
  try {
    return decodeURIComponent(title)
  } catch {
    return title // a stray per cent sign stands for itself
  }
}
