/** Posts under the tags that the seller names, on Tumblr. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

const MAX_TAGS = 20

export const tumblrSource = defineSource({
  id: 'tumblr',
  title: 'Tumblr',
  summary: 'New posts under the tags you name, with the notes they got.',
  kind: 'keyed',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://www.tumblr.com/docs/en/api_agreement',
    readOn: '2026-11-22',
    note: 'Needs a free key; 1,000 requests an hour and 5,000 a day. The text of the licence itself was not read.',
  },
  config: z.strictObject({
    tags: z.array(z.string().trim().transform((tag) => tag.replace(/^#/, '')).pipe(z.string().min(1).max(100))).max(MAX_TAGS, `at most ${MAX_TAGS} tags`),
  }),
  defaultConfig: { tags: [] as string[] },
  fields: [
    { name: 'apiKey', label: 'API key', type: 'secret', help: 'The “OAuth consumer key” of an app you register at tumblr.com/oauth/apps.', required: true },
    { name: 'tags', label: 'Tags', type: 'list', placeholder: 'cottagecore', required: true },
  ],
  everyMinutes: 60,
  pace: { burst: 2, everyMs: 2_000 },
  retentionDays: null,
  inScore: true,
  plan: ({ config }) =>
    config.tags.map((tag) => ({
      key: `#${tag}`,
      url: `https://api.tumblr.com/v2/tagged?${new URLSearchParams({ tag, limit: '20' }).toString()}`,
      headers: { accept: 'application/json' },
      secretQuery: { api_key: 'apiKey' },
      about: { tag },
    })),
})
