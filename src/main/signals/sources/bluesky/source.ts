/** What trends on Bluesky, from the addresses its own app uses. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

const BASE = 'https://public.api.bsky.app/xrpc/app.bsky.unspecced'

export const blueskySource = defineSource({
  id: 'bluesky',
  title: 'Bluesky trends',
  summary: 'Topics that Bluesky lists as trending, with the number of posts.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://docs.bsky.app/docs/support/developer-guidelines',
    readOn: '2026-11-22',
    note: 'Bluesky offers this host for public reading. The trends lie outside the stable part of its interface and may change or vanish.',
  },
  config: z.strictObject({}),
  defaultConfig: {},
  fields: [],
  everyMinutes: 60,
  pace: { burst: 2, everyMs: 2_000 },
  retentionDays: null,
  inScore: true,
  quiet: true,
  plan: () => [
    { key: 'trends', url: `${BASE}.getTrends?limit=25`, headers: { accept: 'application/json' }, about: { kind: 'trends' }, mayBeMissing: true },
    { key: 'topics', url: `${BASE}.getTrendingTopics?limit=25`, headers: { accept: 'application/json' }, about: { kind: 'topics' }, mayBeMissing: true },
  ],
})
