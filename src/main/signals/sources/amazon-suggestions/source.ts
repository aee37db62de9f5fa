/** What the search box of amazon.com suggests for a keyword. Unofficial: made for Amazon's own pages. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

/** amazon.com; the ids of other countries were not read anywhere. */
const MARKETPLACE = 'ATVPDKIKX0DER'

export const amazonSuggestionsSource = defineSource({
  id: 'amazon-suggestions',
  title: 'Amazon suggestions (unofficial)',
  summary: 'What buyers type into the search box of amazon.com, to see whether a keyword is really searched. Order only, no numbers.',
  kind: 'unofficial',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://www.amazon.com/gp/help/customer/display.html?nodeId=508088',
    readOn: '2026-11-22',
    note: 'Undocumented and made for Amazon’s own pages; the terms were not read in full and may forbid it, and it can be blocked at any time. One keyword at a time, each answer kept for a week.',
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
  suggest: (keyword) => ({
    key: 'suggest',
    url: `https://completion.amazon.com/api/2017/suggestions?${new URLSearchParams({ mid: MARKETPLACE, alias: 'aps', prefix: keyword }).toString()}`,
    headers: { accept: 'application/json' },
    about: { keyword },
    maxBytes: 100_000,
  }),
})
