/** Reddit by its API, with an app that Reddit approved for the seller. Without one it cannot be read this way. */
import { z } from 'zod'
import { AuthExpired } from '../../../kernel/errors.ts'
import { isObject } from '../../pure/item-shape.ts'
import { defineSource, type PlanContext, type SourceRequest } from '../../pure/source-definition.ts'

const MAX_COMMUNITIES = 50

const config = z.strictObject({
  clientId: z.string().regex(/^[\w-]{0,60}$/, 'is the short text under the name of your app'),
  account: z.string().regex(/^[\w-]{0,40}$/, 'is your Reddit name, without u/'),
  communities: z.array(z.string().trim().transform((name) => name.replace(/^\/?r\//, '')).pipe(z.string().regex(/^\w{2,50}$/, 'write communities like r/knitting'))).max(MAX_COMMUNITIES, `at most ${MAX_COMMUNITIES} communities`),
  order: z.enum(['hot', 'rising', 'top']),
})
type Config = z.infer<typeof config>

export const redditApiSource = defineSource<Config>({
  id: 'reddit-api',
  title: 'Reddit',
  summary: 'Posts of the communities you name, with score and comments.',
  kind: 'keyed',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://support.reddithelp.com/hc/en-us/articles/16160319875092',
    readOn: '2026-11-22',
    note: 'Reddit must approve the app first, and commercial use needs a contract: ask before you switch it on. What is removed there must be removed here within 48 hours, so posts are kept for two days.',
  },
  config,
  defaultConfig: { clientId: '', account: '', communities: [], order: 'hot' },
  fields: [
    { name: 'clientId', label: 'Client id', type: 'text', help: 'Of the app that Reddit approved for you.', required: true },
    { name: 'clientSecret', label: 'Client secret', type: 'secret', required: true },
    { name: 'account', label: 'Your Reddit name', type: 'text', help: 'Reddit wants every program to say whose it is.', required: true },
    { name: 'communities', label: 'Communities', type: 'list', placeholder: 'r/knitting', required: true },
    { name: 'order', label: 'Order', type: 'choice', choices: [{ value: 'hot', label: 'Hot' }, { value: 'rising', label: 'Rising' }, { value: 'top', label: 'Best of the day' }], required: true },
  ],
  everyMinutes: 60,
  // 100 requests a minute are allowed; half of that leaves room for the seller's own use.
  pace: { burst: 5, everyMs: 1_200 },
  retentionDays: 2,
  inScore: true,
  token: (context) => ({
    request: {
      key: 'token',
      url: 'https://www.reddit.com/api/v1/access_token',
      method: 'POST',
      headers: { ...agentOf(context), 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
      secretBasic: { user: context.config.clientId, secret: 'clientSecret' },
    },
    read: readToken,
    as: 'token',
  }),
  plan: (context) => context.config.communities.map((community) => listingOf(context, community)),
})

function listingOf(context: PlanContext<Config>, community: string): SourceRequest {
  const { order } = context.config
  const query = new URLSearchParams({ limit: '100', raw_json: '1', ...(order === 'top' ? { t: 'day' } : {}) })
  return {
    key: `r/${community} ${order}`,
    url: `https://oauth.reddit.com/r/${community}/${order}?${query.toString()}`,
    headers: agentOf(context),
    secretHeaders: { authorization: { secret: 'token', prefix: 'bearer ' } },
    about: { community },
    mayBeMissing: true,
  }
}

/** The form that Reddit asks for: `<platform>:<app id>:<version> (by /u/<user>)`. */
function agentOf({ config: { clientId, account } }: PlanContext<Config>): Record<string, string> {
  return { 'user-agent': `desktop:${clientId}:v1 (by /u/${account})` }
}

/** RFC 6749, section 5.1. Nothing of the answer is quoted: it holds the token. */
function readToken(bytes: Uint8Array): { token: string; expiresInSeconds: number } {
  const answer = parsed(bytes)
  const token = isObject(answer) ? answer['access_token'] : undefined
  const lasts = isObject(answer) ? answer['expires_in'] : undefined
  if (typeof token !== 'string' || token === '') throw new AuthExpired('Reddit did not accept the client id and secret.', 'Look them up in your app on Reddit and enter them again.')
  return { token, expiresInSeconds: typeof lasts === 'number' && lasts > 0 ? lasts : 3_600 }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return null
  }
}
