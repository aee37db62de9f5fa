/** What is searched for right now, by country: the feed of Google's "Trending now". */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

const country = z.string().regex(/^[A-Z]{2}$/, 'write countries as two capital letters, like US or DE')

export const googleTrendsSource = defineSource({
  id: 'google-trends',
  title: 'Google Trends',
  summary: 'About ten topics a country searches for more than usual, with the least number of searches.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: true,
  terms: {
    url: 'https://trends.google.com/trending',
    readOn: '2026-11-22',
    note: 'Google offers this feed on its page; no terms on reading it by a program were found. It is asked once an hour. The page’s own CSV exports can be imported as files.',
  },
  config: z.strictObject({ countries: z.array(country).max(20, 'at most 20 countries') }),
  defaultConfig: { countries: [] as string[] },
  fields: [{ name: 'countries', label: 'Countries', type: 'list', help: 'Two letters each. Empty means your own country.', placeholder: 'US', required: false }],
  everyMinutes: 60,
  pace: { burst: 1, everyMs: 10_000 },
  retentionDays: null,
  inScore: true,
  plan({ config, country: own }) {
    const countries = config.countries.length > 0 ? config.countries : [own.toUpperCase()]
    return [...new Set(countries)].map((code) => ({
      key: code,
      url: `https://trends.google.com/trending/rss?geo=${encodeURIComponent(code)}`,
      headers: { accept: 'application/rss+xml, application/xml;q=0.9, */*;q=0.5' },
      about: { country: code },
    }))
  },
})
