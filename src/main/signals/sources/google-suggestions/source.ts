/** What Google's search box suggests for a keyword. Unofficial: made for Google's own pages. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

export const googleSuggestionsSource = defineSource({
  id: 'google-suggestions',
  title: 'Google suggestions (unofficial)',
  summary: 'What people type into Google’s search box, to see whether a keyword is really searched. Order only, no numbers.',
  kind: 'unofficial',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://policies.google.com/terms',
    readOn: '2026-11-22',
    note: 'Undocumented and made for Google’s own pages; whether programs may ask it is not stated where we looked, and it can be blocked at any time. One keyword at a time, each answer kept for a week.',
  },
  config: z.strictObject({}),
  defaultConfig: {},
  fields: [],
  everyMinutes: 10_080,
  pace: { burst: 1, everyMs: 10_000 },
  retentionDays: null,
  inScore: false,
  quiet: true,
  plan: () => [],
  suggest: (keyword, { country, language }) => ({
    key: 'suggest',
    url: `https://suggestqueries.google.com/complete/search?${new URLSearchParams({ client: 'firefox', hl: language, gl: country, q: keyword }).toString()}`,
    about: { keyword },
    maxBytes: 100_000,
  }),
})
