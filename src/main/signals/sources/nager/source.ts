/** Public holidays by country, each year read once. Our own calendar knows most of them without the network. */
import { z } from 'zod'
import { answeredBefore } from '../../pure/read-once.ts'
import { defineSource } from '../../pure/source-definition.ts'

/** This year and the next: an occasion is worked on for some weeks, so its year is always there in time. */
const YEARS_AHEAD = 1

const country = z.string().regex(/^[A-Z]{2}$/, 'write countries as two capital letters, like US or DE')

export const nagerSource = defineSource({
  id: 'nager',
  title: 'Nager.Date holidays',
  summary: 'Public holidays of more than two hundred countries, beside the ones in the built-in calendar.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://github.com/nager/Nager.Date',
    readOn: '2026-11-22',
    note: 'Free to ask. A third party wrote in November 2026 that commercial use needs a sponsorship; this could not be confirmed, so please look before you switch it on.',
  },
  config: z.strictObject({ countries: z.array(country).max(30, 'at most 30 countries') }),
  defaultConfig: { countries: [] as string[] },
  fields: [{ name: 'countries', label: 'Countries', type: 'list', help: 'Two letters each. Empty means your own country.', placeholder: 'US', required: false }],
  // A year is asked for once; what failed or is new comes with the next look.
  everyMinutes: 30 * 24 * 60,
  pace: { burst: 2, everyMs: 2_000 },
  retentionDays: null,
  inScore: true,
  plan({ config, memory, now, country: own }) {
    const known = answeredBefore(memory)
    const first = new Date(now).getUTCFullYear()
    const years = Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => String(first + index))
    const countries = config.countries.length > 0 ? config.countries : [own.toUpperCase()]
    return [...new Set(countries)].flatMap((code) => years.map((year) => ({
      key: `${code}:${year}`,
      url: `https://nagerholidays.com/api/v3/publicholidays/${year}/${encodeURIComponent(code)}`,
      headers: { accept: 'application/json' },
      about: { country: code, year },
      mayBeMissing: true,
    }))).filter(({ key }) => !known.has(key))
  },
})
