/** Trends of Mastodon instances: tags, posts and links, with how many people used them on each of seven days. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

const KINDS = ['tags', 'statuses', 'links'] as const
const instance = z.string().trim().toLowerCase().regex(/^(?=.{4,253}$)[a-z\d-]+(?:\.[a-z\d-]+)+$/, 'write instances by their name, like mastodon.social')

export const mastodonSource = defineSource({
  id: 'mastodon',
  title: 'Mastodon trends',
  summary: 'Hashtags, posts and links that trend on Mastodon, with the people who used them on each of the last seven days.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: true,
  terms: {
    url: 'https://docs.joinmastodon.org/methods/trends/',
    readOn: '2026-11-22',
    note: 'Public by design; every instance has terms of its own and may hide its trends. Accounts are never read, sensitive posts are left out.',
  },
  config: z.strictObject({ instances: z.array(instance).min(1, 'name at least one instance').max(20, 'at most 20 instances') }),
  defaultConfig: { instances: ['mastodon.social'] },
  fields: [{ name: 'instances', label: 'Instances', type: 'list', help: 'One on each line. Small ones of a hobby say more about it than large ones.', placeholder: 'mastodon.social', required: true }],
  everyMinutes: 180,
  // 300 requests in five minutes are allowed by default (documentation read 2026-11-22).
  pace: { burst: 3, everyMs: 2_000 },
  retentionDays: null,
  inScore: true,
  plan: ({ config }) =>
    [...new Set(config.instances)].flatMap((host) => KINDS.map((kind) => ({
      key: `${host}:${kind}`,
      url: `https://${host}/api/v1/trends/${kind}?limit=20`,
      headers: { accept: 'application/json' },
      about: { kind, instance: host },
      mayBeMissing: true,
    }))),
})
