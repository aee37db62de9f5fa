/** Instagram by its hashtag search, which Meta opens to reviewed apps of Business and Creator accounts. */
import { z } from 'zod'
import { hashtagRequest, mediaRequest } from '../../pure/instagram-addresses.ts'
import { defineSource } from '../../pure/source-definition.ts'
import { hashtagMemory } from './schema.ts'

/** The service lets an account ask for 30 different tags in seven days. */
const MAX_TAGS = 30

export const instagramSource = defineSource({
  id: 'instagram',
  title: 'Instagram hashtags',
  summary: 'The best posts under up to 30 hashtags, with likes and comments.',
  kind: 'keyed',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-facebook-login/hashtag-search',
    readOn: '2026-11-22',
    note: 'Needs a Business or Creator account and an app that Meta reviewed for public content. 30 different hashtags in seven days; names of people are never read.',
  },
  config: z.strictObject({
    userId: z.string().regex(/^\d{0,30}$/, 'is the number of your Instagram account'),
    tags: z.array(z.string().trim().transform((tag) => tag.replace(/^#/, '').toLowerCase()).pipe(z.string().regex(/^[\p{L}\p{N}_]{1,100}$/u, 'write hashtags without spaces, like catmom'))).max(MAX_TAGS, `at most ${MAX_TAGS} hashtags`),
  }),
  defaultConfig: { userId: '', tags: [] as string[] },
  fields: [
    { name: 'accessToken', label: 'Access token', type: 'secret', help: 'Of your reviewed Meta app.', required: true },
    { name: 'userId', label: 'Instagram account number', type: 'text', placeholder: '17841400000000000', required: true },
    { name: 'tags', label: 'Hashtags', type: 'list', placeholder: 'catmom', required: true },
  ],
  everyMinutes: 720,
  pace: { burst: 2, everyMs: 5_000 },
  retentionDays: null,
  inScore: true,
  plan({ config, memory }) {
    const known = hashtagMemory.safeParse(memory)
    const ids = known.success ? known.data.ids : {}
    return [...new Set(config.tags)].map((tag) => {
      const id = Object.hasOwn(ids, tag) ? ids[tag] : undefined
      return id === undefined ? hashtagRequest(tag, config.userId) : mediaRequest(tag, id, config.userId)
    })
  },
})
