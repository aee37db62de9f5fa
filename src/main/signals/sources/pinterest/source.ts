/** Pinterest Trends: what people who plan to buy search for, weeks before they do. Needs an approved app of the seller's. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

/** The regions the service knows (API v5.23.0, read 2026-11-22). */
const REGIONS = ['US', 'CA', 'DE', 'FR', 'ES', 'IT', 'DE+AT+CH', 'GB+IE', 'IT+ES+PT+GR+MT', 'PL+RO+HU+SK+CZ', 'SE+DK+FI+NO', 'NL+BE+LU', 'AR', 'BR', 'CO', 'MX', 'MX+AR+CO+CL', 'AU+NZ'] as const
const TYPES = ['growing', 'monthly', 'yearly', 'seasonal'] as const
/** The most the service gives at once. */
const LIMIT = 50
const MAX_KEYWORDS = 20

export const pinterestSource = defineSource({
  id: 'pinterest',
  title: 'Pinterest Trends',
  summary: 'What people search on Pinterest, how fast it grows, and a year’s curve of each keyword.',
  kind: 'keyed',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://developers.pinterest.com/docs/key-concepts/access-tiers/',
    readOn: '2026-11-22',
    note: 'Needs a Pinterest app with Trial or Standard access; Trial allows 1,000 requests a day. How long figures may be kept was not found.',
  },
  config: z.strictObject({
    region: z.union([z.literal(''), z.enum(REGIONS, 'choose one of the regions')]),
    types: z.array(z.enum(TYPES, `each line must be one of ${TYPES.join(', ')}`)).min(1, 'name at least one list').max(TYPES.length),
    keywords: z.array(z.string().trim().min(1).max(80)).max(MAX_KEYWORDS, `at most ${MAX_KEYWORDS} keywords`),
  }),
  defaultConfig: { region: '' as const, types: ['growing', 'seasonal'] as (typeof TYPES)[number][], keywords: [] as string[] },
  fields: [
    { name: 'accessToken', label: 'Access token', type: 'secret', help: 'From your app on developers.pinterest.com, with the scope user_accounts:read.', required: true },
    { name: 'region', label: 'Region', type: 'choice', help: 'Empty means the region your country is in.', choices: [{ value: '', label: 'My country' }, ...REGIONS.map((value) => ({ value, label: value.replaceAll('+', ', ') }))], required: false },
    { name: 'types', label: 'Lists', type: 'list', help: 'growing, monthly, yearly, seasonal: one on each line.', placeholder: 'growing', required: true },
    { name: 'keywords', label: 'Only keywords with', type: 'list', help: 'Words of your niches; empty means all.', placeholder: 'cat shirt', required: false },
  ],
  everyMinutes: 720,
  pace: { burst: 2, everyMs: 2_000 },
  retentionDays: null,
  inScore: true,
  plan({ config, country }) {
    const region = config.region === '' ? regionOf(country) : config.region
    return config.types.map((type) => ({
      key: `${region} ${type}`,
      url: addressOf(region, type, config.keywords),
      headers: { accept: 'application/json' },
      secretHeaders: { authorization: { secret: 'accessToken', prefix: 'Bearer ' } },
      about: { region, type },
    }))
  },
})

/** Whether the plus of a region wants to be percent-encoded is not verified; encoded is what the standard asks for. */
function addressOf(region: string, type: string, keywords: readonly string[]): string {
  const query = new URLSearchParams({ limit: String(LIMIT) })
  if (keywords.length > 0) query.set('include_keywords', keywords.join(','))
  return `https://api.pinterest.com/v5/trends/keywords/${encodeURIComponent(region)}/top/${type}?${query.toString()}`
}

/** The region with this country in it, the smallest first; the United States where there is none. */
function regionOf(country: string): (typeof REGIONS)[number] {
  return REGIONS.toSorted((a, b) => a.length - b.length).find((region) => region.split('+').includes(country)) ?? 'US'
}
