/** Hacker News: what people in technology read, and the stories about the seller's own words. */
import { z } from 'zod'
import { defineSource, type SourceRequest } from '../../pure/source-definition.ts'

const LISTS = ['top', 'best', 'new'] as const
const DAY_SECONDS = 86_400
const WINDOW_DAYS = 7

export const hackerNewsSource = defineSource({
  id: 'hacker-news',
  title: 'Hacker News',
  summary: 'Stories that people in technology read, with points and comments; for tech niches only.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: true,
  terms: {
    url: 'https://github.com/HackerNews/API',
    readOn: '2026-11-22',
    note: 'Open to everybody, without a rate limit at that time. Searches go to Algolia (hn.algolia.com), 10,000 an hour at most.',
  },
  config: z.strictObject({
    lists: z.array(z.enum(LISTS, 'lists are top, best and new')).max(3),
    take: z.number().int().min(1).max(100),
    keywords: z.array(z.string().trim().min(1).max(100)).max(20, 'at most 20 keywords'),
    minPoints: z.number().int().min(0).max(10_000),
  }),
  defaultConfig: { lists: ['top', 'best'] as (typeof LISTS)[number][], take: 30, keywords: [] as string[], minPoints: 2 },
  fields: [
    { name: 'lists', label: 'Lists', type: 'list', help: 'top, best and new.', placeholder: 'top', required: false },
    { name: 'take', label: 'Stories of a list', type: 'number', help: '1 to 100; each is a request of its own.', required: true },
    { name: 'keywords', label: 'Keywords to search', type: 'list', help: 'Stories of the last week that hold them.', placeholder: 'mechanical keyboard', required: false },
    { name: 'minPoints', label: 'Fewest points of a found story', type: 'number', required: true },
  ],
  everyMinutes: 60,
  pace: { burst: 5, everyMs: 500 },
  retentionDays: null,
  inScore: true,
  plan({ config, now }) {
    // To the hour, so that a repeated request is the same request.
    const since = (Math.floor(now / 3_600_000) * 3_600 - WINDOW_DAYS * DAY_SECONDS).toFixed(0)
    return [
      ...[...new Set(config.lists)].map((list): SourceRequest => ({ key: list, url: `https://hacker-news.firebaseio.com/v0/${list}stories.json`, about: { kind: 'list', take: String(config.take) } })),
      ...[...new Set(config.keywords)].map((keyword): SourceRequest => ({
        key: `search:${keyword}`,
        url: `https://hn.algolia.com/api/v1/search_by_date?${new URLSearchParams({ query: keyword, tags: 'story', numericFilters: `created_at_i>${since},points>=${config.minPoints}`, hitsPerPage: '100' }).toString()}`,
        about: { kind: 'search', keyword },
      })),
    ]
  },
})
