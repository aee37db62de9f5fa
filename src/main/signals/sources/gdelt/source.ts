/** How much of the world's news speaks of a topic. GDELT is often too busy to answer, so it fails without noise. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

export const gdeltSource = defineSource({
  id: 'gdelt',
  title: 'GDELT news share',
  summary: 'How much of the world’s news speaks of your topics, day by day.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/',
    readOn: '2026-11-23',
    note: 'Free. It asks for at most one request in five seconds and refuses many even so; a refusal is noted and nothing else.',
  },
  config: z.strictObject({ topics: z.array(z.string().trim().min(3, 'a topic has at least 3 letters').max(100)).max(20, 'at most 20 topics') }),
  defaultConfig: { topics: [] as string[] },
  fields: [{ name: 'topics', label: 'Topics', type: 'list', help: 'Words as they stand in the news.', placeholder: 'pickleball', required: true }],
  everyMinutes: 1_440,
  pace: { burst: 1, everyMs: 10_000 },
  retentionDays: null,
  inScore: true,
  quiet: true,
  plan: ({ config }) =>
    [...new Set(config.topics)].map((topic) => ({
      key: topic.toLowerCase(),
      url: `https://api.gdeltproject.org/api/v2/doc/doc?${new URLSearchParams({ query: `"${topic.replaceAll('"', ' ').trim()}"`, mode: 'timelinevol', format: 'json', timespan: '30d' }).toString()}`,
      headers: { accept: 'application/json' },
      about: { topic },
    })),
})
