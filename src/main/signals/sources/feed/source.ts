/** Any RSS, Atom or JSON feed that the seller names: blogs, forums, shops, newspapers. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

const MAX_FEEDS = 50

export const feedSource = defineSource({
  id: 'feed',
  title: 'Feeds',
  summary: 'New posts of the blogs, forums and shops whose RSS, Atom or JSON feeds you name.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://www.rssboard.org/rss-specification',
    readOn: '2026-11-23',
    note: 'Feeds are made to be read by programs; each site has its own terms. Titles and times are kept, never whole articles or names.',
  },
  config: z.strictObject({
    addresses: z.array(z.url({ protocol: /^https?$/, error: 'every line must be an address that begins with http:// or https://' })).max(MAX_FEEDS, `at most ${MAX_FEEDS} feeds`),
  }),
  defaultConfig: { addresses: [] as string[] },
  fields: [
    { name: 'addresses', label: 'Addresses', type: 'list', help: 'One feed on each line; it often ends in /feed, /rss or .xml.', placeholder: 'https://example.com/feed.xml', required: true },
  ],
  everyMinutes: 60,
  pace: { burst: 2, everyMs: 5_000 },
  retentionDays: null,
  inScore: true,
  plan: ({ config }) => [...new Set(config.addresses)].map((url) => ({ key: url, url, headers: { accept: ACCEPT }, namedBySeller: true })),
})

const ACCEPT = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5'
