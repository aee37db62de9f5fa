/**
 * YouTube Data API. Its policies forbid figures that mix it with other platforms and let data be kept for 30 days, so
 * its figures stand in a panel of their own and its signals leave after that time.
 */
import { z } from 'zod'
import { RateLimited } from '../../../kernel/errors.ts'
import { defineSource } from '../../pure/source-definition.ts'
import { chartRequest, searchRequest } from '../../pure/youtube-addresses.ts'

const DAY = 86_400_000
/** Four polls a day of ten words are 40 of the 100 searches a day. */
const MAX_WORDS = 10
const MAX_PAGES = 4
/** The day's quota starts anew at midnight in California, where it is UTC−8 or −7: the later of both is safe. Not verified. */
const QUOTA_HOUR_UTC = 8

export const youtubeDataSource = defineSource({
  id: 'youtube-data',
  title: 'YouTube Data API',
  summary: 'Popular videos of a country and of your keywords, with their views. Since July 2025 the chart holds mostly music, films and games.',
  kind: 'keyed',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://developers.google.com/youtube/terms/developer-policies',
    readOn: '2026-11-22',
    note: 'Its figures may not be mixed with those of other services, so they are shown apart and do not count in the score. They are kept for 30 days.',
  },
  config: z.strictObject({
    regions: z.array(z.string().regex(/^[A-Z]{2}$/, 'write countries as two capital letters, like US or DE')).max(5, 'at most 5 countries'),
    pages: z.number().int().min(1).max(MAX_PAGES),
    keywords: z.array(z.string().trim().min(1).max(80)).max(MAX_WORDS, `at most ${MAX_WORDS} keywords`),
  }),
  defaultConfig: { regions: [] as string[], pages: 1, keywords: [] as string[] },
  fields: [
    { name: 'apiKey', label: 'API key', type: 'secret', help: 'From console.cloud.google.com, with the YouTube Data API v3 switched on. It is free.', required: true },
    { name: 'regions', label: 'Countries', type: 'list', help: 'Empty means your own.', placeholder: 'US', required: false },
    { name: 'pages', label: 'Pages of the chart', type: 'number', help: 'Fifty videos each, 1 to 4.', required: true },
    { name: 'keywords', label: 'Keywords', type: 'list', help: 'The most viewed videos of the last week for each of them.', placeholder: 'corgi', required: false },
  ],
  everyMinutes: 360,
  pace: { burst: 2, everyMs: 1_000 },
  retentionDays: 30,
  inScore: false,
  plan({ config, country, now }) {
    const regions = config.regions.length > 0 ? config.regions : [country]
    const after = new Date(now - 7 * DAY).toISOString().slice(0, 19)
    return [
      ...regions.map((region) => chartRequest(region, 1, config.pages)),
      ...config.keywords.map((words) => searchRequest(words, `${after}Z`, regions[0] ?? country)),
    ]
  },
  refusal: (status, text, now) =>
    status === 403 && /"reason":\s*"(?:quotaExceeded|dailyLimitExceeded|rateLimitExceeded)"/.test(text)
      ? new RateLimited(nextQuota(now), 'YouTube’s free requests of today are used up.')
      : null,
})

function nextQuota(now: number): number {
  const today = Math.floor(now / DAY) * DAY + QUOTA_HOUR_UTC * 3_600_000
  return today > now ? today : today + DAY
}
